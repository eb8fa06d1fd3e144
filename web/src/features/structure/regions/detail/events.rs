//! What has happened to a region.

use crate::history::{self, History, Told};
use crate::session::load;
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::structure::RegionView;
use leptos::prelude::*;
use texts::key;

/// The words for what happened.
pub(in crate::features) fn happened(entry: &HistoryEntry) -> Words {
    let words = match entry.kind.as_str() {
        "region.host_changed" => key::REGION_EVENT_HOST_CHANGED,
        "region.host_succeeded" => key::REGION_EVENT_HOST_SUCCEEDED,
        "region.status_changed" => key::REGION_EVENT_STATUS_CHANGED,
        // A kind that a newer service knows.
        _ => key::PLACE_PAGE_EVENT_OTHER,
    };
    words.into()
}

const TOLD: Told = Told { happened, notes: Told::no_notes, empty: key::HISTORY_EMPTY };

/// The history, newest first. It is fetched again whenever the region has a new version.
#[component]
pub(super) fn RegionHistory(region: Signal<RegionView>) -> impl IntoView {
    let version = Memo::new(move |_| region.with(|region| (region.slug.clone(), region.version)));
    let entries = load(move |session| {
        let (slug, _) = version.get();
        async move {
            session.call(async |client| client.list_region_history(&slug, &history::paging()).await).await
        }
    });
    view! { <History entries=entries told=TOLD /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::RegionChange;
    use serde_json::json;

    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        for kind in RegionChange::KINDS {
            let entry = json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": kind, "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            });
            let entry: HistoryEntry = serde_json::from_value(entry).unwrap();
            assert_ne!(happened(&entry), Words::Text(key::PLACE_PAGE_EVENT_OTHER), "{kind}");
        }
    }
}
