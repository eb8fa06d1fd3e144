//! What has happened to a role, from the offer to the last day.

use crate::history::{self, History, Told};
use crate::session::load;
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::people::RoleAssignmentView;
use leptos::prelude::*;
use texts::key;

/// The words for what happened.
fn happened(entry: &HistoryEntry) -> Words {
    let words = match entry.kind.as_str() {
        "role.proposed" => key::ROLE_EVENT_PROPOSED,
        "role.accepted" => key::ROLE_EVENT_ACCEPTED,
        "role.declined" => key::ROLE_EVENT_DECLINED,
        "role.withdrawn" => key::ROLE_EVENT_WITHDRAWN,
        "role.amended" | "role.described" => key::ROLE_EVENT_AMENDED,
        "role.end_changed" => key::ROLE_EVENT_END_CHANGED,
        "role.ended" => key::ROLE_EVENT_ENDED,
        "role.absence_added" => key::ROLE_EVENT_ABSENCE_ADDED,
        "role.absence_ended" => key::ROLE_EVENT_ABSENCE_ENDED,
        "role.deputy_declined" => key::ROLE_EVENT_DEPUTY_DECLINED,
        // A kind that a newer service knows.
        _ => key::PLACE_PAGE_EVENT_OTHER,
    };
    words.into()
}

const TOLD: Told = Told { happened, notes: Told::no_notes, empty: key::HISTORY_EMPTY };

/// The history, newest first. It is fetched again whenever the role has a new version.
#[component]
pub(super) fn RoleHistory(role: Signal<RoleAssignmentView>) -> impl IntoView {
    let version = Memo::new(move |_| role.with(|role| (role.id, role.version)));
    let entries = load(move |session| {
        let (id, _) = version.get();
        async move {
            session
                .call(async |client| client.list_role_assignment_history(id, &history::paging()).await)
                .await
        }
    });
    view! { <History entries=entries told=TOLD /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::RoleChange;
    use serde_json::json;

    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        for kind in RoleChange::KINDS {
            let entry = json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": kind, "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            });
            let entry: HistoryEntry = serde_json::from_value(entry).unwrap();
            assert_ne!(happened(&entry), Words::Text(key::PLACE_PAGE_EVENT_OTHER), "{kind}");
        }
    }
}
