//! The language of somebody new: as their municipality writes, or one that is said.

use crate::steps::Choice;
use crate::words::Words;
use texts::{Lang, key};

/// As the municipality writes; no language of its own, so that the service chooses.
pub(in crate::features) const AS_THE_MUNICIPALITY: &str = "municipality";

/// What can be chosen.
pub(in crate::features) fn languages() -> Vec<Choice> {
    let own =
        |lang: Lang| Choice { value: lang.tag().to_owned(), words: Words::Said(lang.own_name().to_owned()) };
    let first =
        Choice { value: AS_THE_MUNICIPALITY.to_owned(), words: key::ACCOUNTS_LANGUAGE_MUNICIPALITY.into() };
    std::iter::once(first).chain(Lang::ALL.map(own)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::UiLanguage;

    #[test]
    fn only_what_is_said_is_a_language() {
        let read: Vec<_> =
            languages().iter().map(|choice| choice.value.parse::<UiLanguage>().is_ok()).collect();
        assert_eq!(read, [false, true, true, true]);
    }
}
