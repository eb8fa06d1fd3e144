//! What has happened to a group or a network.

use crate::history::Told;
use crate::words::Words;
use contract::changes::HistoryEntry;
use texts::{Key, key};

/// The words for what happened.
pub(in crate::features) fn happened(entry: &HistoryEntry) -> Words {
    let about = |key: Key, plain: Key| match entry.member.clone() {
        Some(name) => Words::about(key, "name", name),
        None => plain.into(),
    };
    let words = match entry.kind.as_str() {
        "group.member_added" => {
            return about(key::GROUP_PAGE_EVENT_MEMBER_ADDED, key::EVENT_GROUP_MEMBER_ADDED);
        }
        "group.member_ended" => {
            return about(key::GROUP_PAGE_EVENT_MEMBER_ENDED, key::EVENT_GROUP_MEMBER_ENDED);
        }
        "group.created" => key::EVENT_GROUP_CREATED,
        "group.edited" => key::EVENT_GROUP_EDITED,
        "group.handed_over" => key::EVENT_GROUP_HANDED_OVER,
        "group.succeeded" => key::EVENT_GROUP_SUCCEEDED,
        "group.closed" => key::EVENT_GROUP_CLOSED,
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
    use domain::event::GroupChange;
    use serde_json::json;

    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        for kind in GroupChange::KINDS {
            let entry = json!({
                "id": "0199b0a0-0000-7000-8000-000000000001", "kind": kind, "version": 1,
                "at": "2026-01-01T10:00:00Z", "effectiveOn": "2026-01-01",
            });
            let entry: HistoryEntry = serde_json::from_value(entry).unwrap();
            assert_ne!(happened(&entry), Words::Text(key::GROUP_PAGE_EVENT_OTHER), "{kind}");
            let named = HistoryEntry { member: Some("Voss".into()), ..entry };
            let says_who = matches!(happened(&named), Words::Filled(..));
            assert_eq!(says_who, kind.contains("member"), "{kind}");
        }
    }
}
