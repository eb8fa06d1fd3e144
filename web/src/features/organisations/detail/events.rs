//! What has happened to an organisation.

use crate::history::Told;
use crate::words::Words;
use contract::changes::HistoryEntry;
use texts::key;

/// The words for what happened.
pub(in crate::features) fn happened(entry: &HistoryEntry) -> Words {
    let words = match entry.kind.as_str() {
        "organisation.created" => key::ORGANISATION_PAGE_EVENT_CREATED,
        "organisation.edited" => key::ORGANISATION_PAGE_EVENT_EDITED,
        "organisation.ended" => key::ORGANISATION_PAGE_EVENT_ENDED,
        "organisation.reactivated" => key::ORGANISATION_PAGE_EVENT_REACTIVATED,
        // A kind that a newer service knows.
        _ => key::GROUP_PAGE_EVENT_OTHER,
    };
    words.into()
}

/// What is said of the history.
pub(super) const TOLD: Told = Told { happened, notes: Told::no_notes, empty: key::HISTORY_EMPTY };

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::OrganisationChange;
    use serde_json::json;

    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        for kind in OrganisationChange::KINDS {
            let entry = json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": kind, "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            });
            let entry: HistoryEntry = serde_json::from_value(entry).unwrap();
            assert_ne!(happened(&entry), Words::Text(key::GROUP_PAGE_EVENT_OTHER), "{kind}");
        }
    }
}
