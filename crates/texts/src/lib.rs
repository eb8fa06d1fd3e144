//! The one catalogue of texts, in bokmål, nynorsk and English, for the browser app and the server.
//!
//! `catalog/*.json` holds each key with its languages side by side; the build script refuses a catalogue that is
//! not whole and makes a constant of each key. The server embeds the texts (feature `embedded`); the browser app
//! carries only numbers and loads the [`Bundle`] of one language as data.

mod bundle;
mod format;
mod lang;

pub use bundle::{Bundle, WrongBundle};
pub use format::{format, sentence_case};
pub use lang::Lang;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// One text of the catalogue, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u16);

/// A text that comes in two forms, for one and for any other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    one: Key,
    other: Key,
}

impl Plural {
    /// The form for a number; Norwegian and English both tell one from all others.
    pub fn of(self, number: u64) -> Key {
        if number == 1 { self.one } else { self.other }
    }
}

impl Key {
    /// The key as it stands in the catalogue, such as `need.process.draft`.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The key of that name, where the name is only known at run time.
    pub fn named(name: &str) -> Option<Key> {
        NAMES.binary_search(&name).ok().and_then(|i| u16::try_from(i).ok()).map(Key)
    }

    /// Every key, in order.
    pub fn all() -> impl Iterator<Item = Key> {
        (0..u16::try_from(NAMES.len()).unwrap_or(u16::MAX)).map(Key)
    }
}

static NAMES: &[&str] = include!(concat!(env!("OUT_DIR"), "/names.rs"));

#[cfg(feature = "embedded")]
mod embedded;
#[cfg(feature = "embedded")]
pub use embedded::{bundle_json, text};
