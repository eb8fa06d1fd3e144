//! What is said somewhere, before it is known in which language: a text of the catalogue, or content as it was written.

use crate::i18n::I18n;
use leptos::prelude::*;
use texts::Key;
use time::Date;

/// Something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// A text of the catalogue.
    Text(Key),
    /// A noun of the catalogue, with a capital.
    Noun(Key),
    /// A text of the catalogue with its placeholders filled in.
    Filled(Key, Vec<(&'static str, String)>),
    /// A text of the catalogue with another one in its placeholder.
    Around(Key, &'static str, Key),
    /// A text of the catalogue with a day in its placeholder.
    Dated(Key, &'static str, Date),
    /// Content, in the language it was written in.
    Said(String),
}

impl Words {
    /// A text with one placeholder.
    pub(crate) fn about(key: Key, name: &'static str, value: impl Into<String>) -> Words {
        Words::Filled(key, vec![(name, value.into())])
    }

    /// Content; empty for a text of the catalogue, which needs a language.
    pub(crate) fn said(&self) -> &str {
        match self {
            Words::Said(text) => text,
            Words::Text(_) | Words::Noun(_) | Words::Filled(..) | Words::Around(..) | Words::Dated(..) => "",
        }
    }

    /// The words in the language of the moment.
    pub(crate) fn in_language(&self, i18n: I18n) -> String {
        match self {
            Words::Text(key) => i18n.text(*key),
            Words::Noun(key) => i18n.heading(*key),
            Words::Filled(key, values) => {
                let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                i18n.fill(*key, &values)
            }
            Words::Around(key, name, inside) => i18n.fill(*key, &[(name, &i18n.text(*inside))]),
            Words::Dated(key, name, day) => i18n.fill(*key, &[(name, &crate::format::date(i18n, *day))]),
            Words::Said(text) => text.clone(),
        }
    }

    /// The same, outside of anything reactive.
    pub(crate) fn in_language_now(&self, i18n: I18n) -> String {
        untrack(|| self.in_language(i18n))
    }

    /// The same, following a change of language.
    pub(crate) fn signal(self, i18n: I18n) -> Signal<String> {
        Signal::derive(move || self.in_language(i18n))
    }
}

impl From<Key> for Words {
    fn from(key: Key) -> Words {
        Words::Text(key)
    }
}
