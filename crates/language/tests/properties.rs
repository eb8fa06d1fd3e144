//! What must hold for any text.

use language::{closest, fold, index_terms, query_terms};
use proptest::prelude::*;

/// Words as people write them here: Norwegian and Sami letters, capitals, hyphens, compounds, endings.
fn wordy() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        "[a-zæøåáčđŋšŧžA-ZÆØÅ]{1,12}[-. ]{0,2}(heimeteneste|sjukepleiar|lege|ROP|NAV)?s?(en|ar|ane)? ",
        0..20,
    )
    .prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_indexed_and_searched_for(text in any::<String>()) {
        let terms = index_terms(&[&text]);
        prop_assert!(terms.is_sorted());
        prop_assert!(terms.iter().all(|term| !term.is_empty()));
        let _ = query_terms(&text);
    }

    #[test]
    fn a_text_finds_itself(text in wordy()) {
        let terms = index_terms(&[&text]);
        for term in query_terms(&text) {
            prop_assert!(term.matches(&terms), "{:?} in {:?}", term, terms);
        }
    }

    #[test]
    fn a_text_is_found_however_its_letters_are_written(text in wordy()) {
        // Points are left out: they join short abbreviations, and folding makes letters two.
        let text = text.replace('.', " ");
        let terms = index_terms(&[&text]);
        for term in query_terms(&fold(&text)) {
            prop_assert!(term.matches(&terms), "{:?} in {:?}", term, terms);
        }
    }

    #[test]
    fn terms_of_two_texts_are_those_of_each(one in wordy(), other in wordy()) {
        let mut both = index_terms(&[&one]);
        both.extend(index_terms(&[&other]));
        both.sort_unstable();
        both.dedup();
        prop_assert_eq!(index_terms(&[&one, &other]), both);
    }

    #[test]
    fn the_closest_word_is_one_of_the_candidates(term in "[a-zæøå]{0,14}", candidates in proptest::collection::vec("[a-zæøå]{0,14}", 0..30)) {
        let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
        if let Some(found) = closest(&term, candidates.iter().copied()) {
            prop_assert!(candidates.contains(&found));
        }
    }
}
