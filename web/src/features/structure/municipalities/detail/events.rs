//! What has happened to a municipality.

use crate::format;
use crate::history::{self, History, Told};
use crate::session::load;
use crate::words::Words;
use contract::changes::HistoryEntry;
use contract::structure::MunicipalityView;
use leptos::prelude::*;
use texts::key;

/// The words for what happened.
pub(in crate::features) fn happened(entry: &HistoryEntry) -> Words {
    worded(&entry.kind, entry.effective_on > format::today())
}

/// The words for a kind of event, of something that happens later or has happened.
fn worded(kind: &str, later: bool) -> Words {
    let words = match kind {
        "municipality.moved" => key::MUNICIPALITY_EVENT_MOVED,
        "municipality.spoken_for" => key::MUNICIPALITY_EVENT_SPOKEN_FOR,
        "municipality.anchored" => key::MUNICIPALITY_EVENT_ANCHORED,
        "municipality.document_added" => key::MUNICIPALITY_EVENT_DOCUMENT_ADDED,
        "municipality.document_changed" => key::MUNICIPALITY_EVENT_DOCUMENT_CHANGED,
        "municipality.document_removed" => key::MUNICIPALITY_EVENT_DOCUMENT_REMOVED,
        "municipality.began" if later => key::MUNICIPALITY_EVENT_BEGAN_LATER,
        "municipality.began" => key::MUNICIPALITY_EVENT_BEGAN,
        "municipality.ended" if later => key::MUNICIPALITY_EVENT_ENDED_LATER,
        "municipality.ended" => key::MUNICIPALITY_EVENT_ENDED,
        // A kind that a newer service knows.
        _ => key::PLACE_PAGE_EVENT_OTHER,
    };
    words.into()
}

const TOLD: Told = Told { happened, notes: Told::no_notes, empty: key::HISTORY_EMPTY };

/// The history, newest first. It is fetched again whenever the municipality has a new version.
#[component]
pub(super) fn MunicipalityHistory(place: Signal<MunicipalityView>) -> impl IntoView {
    let version = Memo::new(move |_| place.with(|place| (place.number.clone(), place.version)));
    let entries = load(move |session| {
        let (number, _) = version.get();
        async move {
            session
                .call(async |client| client.list_municipality_history(&number, &history::paging()).await)
                .await
        }
    });
    view! { <History entries=entries told=TOLD /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::event::MunicipalityChange;

    #[test]
    fn every_kind_of_event_has_words_of_its_own_and_what_is_to_come_others_than_what_was() {
        for kind in MunicipalityChange::KINDS {
            assert_ne!(worded(kind, false), Words::Text(key::PLACE_PAGE_EVENT_OTHER), "{kind}");
        }
        for kind in ["municipality.began", "municipality.ended"] {
            assert_ne!(worded(kind, false), worded(kind, true), "{kind}");
        }
    }
}
