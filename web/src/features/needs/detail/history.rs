//! What has happened to a need.

use crate::history::{self, History, Told};
use crate::session::load;
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::needs::NeedView;
use domain::access::Level;
use leptos::prelude::*;
use texts::{Key, key};

/// The words for what happened.
pub(in crate::features) fn happened(entry: &HistoryEntry) -> Words {
    let text = match (entry.kind.as_str(), entry.level) {
        ("need.submitted", _) => key::NEED_EVENT_SUBMITTED,
        ("need.edited", _) => key::NEED_EVENT_EDITED,
        ("need.qualified", _) => key::NEED_EVENT_QUALIFIED,
        ("need.rejected", _) => key::NEED_EVENT_REJECTED,
        ("need.opened_to_region", _) => key::NEED_EVENT_OPENED_TO_REGION,
        ("need.lifted", Some(Level::National)) => key::NEED_EVENT_LIFTED_NATIONAL,
        ("need.lifted", _) => key::NEED_EVENT_LIFTED_REGION,
        ("need.published", _) => key::NEED_EVENT_PUBLISHED,
        ("need.unpublished", _) => key::NEED_EVENT_UNPUBLISHED,
        ("need.withdrawn", _) => key::NEED_EVENT_WITHDRAWN,
        // A kind that a newer service knows.
        _ => key::NEED_EVENT_OTHER,
    };
    text.into()
}

/// Of each entry, newest first, whether it also took the need out of the open register.
fn ended_publication(entries: &[HistoryEntry]) -> Vec<bool> {
    let mut open = false;
    let mut ended: Vec<_> = entries
        .iter()
        .rev()
        .map(|entry| match entry.kind.as_str() {
            "need.published" => {
                open = true;
                false
            }
            "need.unpublished" => {
                open = false;
                false
            }
            "need.rejected" | "need.withdrawn" => std::mem::take(&mut open),
            _ => false,
        })
        .collect();
    ended.reverse();
    ended
}

/// What is said where an entry also took the need out of the open register.
fn notes(entries: &[HistoryEntry]) -> Vec<Option<Key>> {
    let ended = ended_publication(entries).into_iter();
    ended.map(|ended| ended.then_some(key::NEED_PAGE_HISTORY_ENDED_PUBLICATION)).collect()
}

const TOLD: Told = Told { happened, notes, empty: key::NEED_PAGE_HISTORY_EMPTY };

/// The history, newest first. It is fetched again whenever the need has a new version.
#[component]
pub(super) fn NeedHistory(
    /// The need.
    need: Signal<NeedView>,
) -> impl IntoView {
    let version = Memo::new(move |_| need.with(|need| (need.id, need.version)));
    let entries = load(move |session| {
        let (id, _) = version.get();
        async move { session.call(async |client| client.list_need_history(id, &history::paging()).await).await }
    });
    view! { <History entries=entries told=TOLD /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(kinds: &[&str]) -> Vec<bool> {
        let entry = |kind: &&str| {
            let entry = serde_json::json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": format!("need.{kind}"), "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            });
            serde_json::from_value(entry).unwrap()
        };
        ended_publication(&kinds.iter().map(entry).collect::<Vec<HistoryEntry>>())
    }

    #[test]
    fn the_reader_is_told_when_the_end_of_a_need_also_took_it_out_of_the_register() {
        assert_eq!(ended(&["rejected", "qualified", "published", "submitted"]), [true, false, false, false]);
        assert_eq!(ended(&["withdrawn", "unpublished", "published"]), [false, false, false]);
        assert_eq!(ended(&["rejected", "submitted"]), [false, false]);
    }
}
