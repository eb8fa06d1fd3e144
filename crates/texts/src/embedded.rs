//! The texts themselves, for programs that hold every language.

use crate::{Key, Lang};

static NB: &[&str] = include!(concat!(env!("OUT_DIR"), "/nb.rs"));
static NN: &[&str] = include!(concat!(env!("OUT_DIR"), "/nn.rs"));
static EN: &[&str] = include!(concat!(env!("OUT_DIR"), "/en.rs"));

/// The text of a key in a language.
pub fn text(lang: Lang, key: Key) -> &'static str {
    let table = match lang {
        Lang::Nb => NB,
        Lang::Nn => NN,
        Lang::En => EN,
    };
    // The tables and the keys come from one run of the build script, so the number is always there.
    table.get(usize::from(key.0)).copied().unwrap_or_default()
}

/// The file that the browser app loads for a language: the texts in key order, with the fingerprint of the keys.
pub fn bundle_json(lang: Lang) -> String {
    match lang {
        Lang::Nb => include_str!(concat!(env!("OUT_DIR"), "/nb.json")),
        Lang::Nn => include_str!(concat!(env!("OUT_DIR"), "/nn.json")),
        Lang::En => include_str!(concat!(env!("OUT_DIR"), "/en.json")),
    }
    .to_owned()
}
