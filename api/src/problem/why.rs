//! Why something was refused this time, in place of the words of its code: those are the same for every refusal.

use texts::{Key, Lang};
use time::Date;

/// A sentence of the catalogue, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    key: Key,
    values: Vec<(&'static str, Said)>,
}

/// What stands in a sentence: a name as it is, a day, or words of the catalogue, one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Name(String),
    Words(Vec<Key>),
    Day(Date),
}

/// A day as a sentence or a letter has it: 15. januar 2026.
pub(crate) fn written_day(lang: Lang, day: Date) -> String {
    let month = Key::named(&format!("date.month.m{:02}", u8::from(day.month())));
    let month = month.map_or("", |key| texts::text(lang, key));
    format!("{}. {month} {}", day.day(), day.year())
}

impl Why {
    /// A sentence that says it all.
    pub const fn of(key: Key) -> Self {
        Self { key, values: Vec::new() }
    }
    /// With a name in it.
    pub fn naming(mut self, place: &'static str, name: impl Into<String>) -> Self {
        self.values.push((place, Said::Name(name.into())));
        self
    }
    /// With a day in it.
    pub fn on(mut self, place: &'static str, day: Date) -> Self {
        self.values.push((place, Said::Day(day)));
        self
    }
    /// With words in it.
    pub fn with(mut self, place: &'static str, words: impl IntoIterator<Item = Key>) -> Self {
        self.values.push((place, Said::Words(words.into_iter().collect())));
        self
    }
    /// In a language.
    pub(super) fn text(&self, lang: Lang) -> String {
        let said = |value: &Said| match value {
            Said::Name(name) => name.clone(),
            Said::Day(day) => written_day(lang, *day),
            Said::Words(keys) => {
                keys.iter().map(|key| texts::text(lang, *key)).collect::<Vec<_>>().join(", ")
            }
        };
        let values: Vec<(&str, String)> =
            self.values.iter().map(|(name, value)| (*name, said(value))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        texts::format(texts::text(lang, self.key), &values)
    }
}
