//! Reads the catalogue and refuses one that is not whole: every text in every language, the same placeholders
//! in all of them, no key twice. Used by the build script and, for its refusals, by `tests/catalog.rs`.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::{
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
};

/// The languages, in the order of the generated tables.
pub(crate) const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// All texts by key; each value holds one text per language in the order of [`LANGUAGES`].
pub(crate) type Catalog = BTreeMap<String, [String; 3]>;

/// Reads one file of the catalogue into `catalog`.
///
/// # Errors
/// When the file is not a JSON object of texts, or a text is missing, empty, doubled or unlike its siblings.
pub(crate) fn read_into(catalog: &mut Catalog, file: &str, json: &str) -> Result<(), String> {
    let entries: Pairs<Pairs<String>> = serde_json::from_str(json).map_err(|e| format!("{file}: {e}"))?;
    for (key, languages) in entries.0 {
        let texts = texts_of(&key, languages).map_err(|e| format!("{file}: {key}: {e}"))?;
        if catalog.insert(key.clone(), texts).is_some() {
            return Err(format!("{file}: {key}: stands in the catalogue twice"));
        }
    }
    Ok(())
}

/// Checks what can only be seen when every file is read.
///
/// # Errors
/// When half of a plural is missing, or two keys would get the same constant.
pub(crate) fn check_whole(catalog: &Catalog) -> Result<(), String> {
    let mut constants = BTreeMap::new();
    for key in catalog.keys() {
        if let Some(other) = constants.insert(constant(key), key) {
            return Err(format!("{key} and {other} would both be the constant {}", constant(key)));
        }
        // `.other` alone is an ordinary word of a list, such as `service_area.other`.
        if let Some(stem) = key.strip_suffix(".one") {
            if !catalog.contains_key(&format!("{stem}.other")) {
                return Err(format!("{key}: a plural needs {stem}.other too"));
            }
            if catalog.contains_key(stem) {
                return Err(format!("{stem}: is both a text and a plural"));
            }
        }
    }
    Ok(())
}

/// The name of a key's constant: `need.process.draft` is `NEED_PROCESS_DRAFT`.
pub(crate) fn constant(key: &str) -> String {
    key.replace('.', "_").to_uppercase()
}

/// The `{name}` placeholders of a text.
///
/// # Errors
/// When a brace is left open or the name is not `lower_case`.
pub(crate) fn placeholders(text: &str) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    let mut pieces = text.split('{');
    let refused = || format!("a brace in {text:?} is not a {{name}}");
    if pieces.next().is_some_and(|before| before.contains('}')) {
        return Err(refused());
    }
    for piece in pieces {
        let (name, after) = piece.split_once('}').ok_or_else(refused)?;
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') || after.contains('}')
        {
            return Err(refused());
        }
        found.insert(name.to_owned());
    }
    Ok(found)
}

fn texts_of(key: &str, pairs: Pairs<String>) -> Result<[String; 3], String> {
    let mut languages = BTreeMap::new();
    for (language, text) in pairs.0 {
        if languages.insert(language.clone(), text).is_some() {
            return Err(format!("has {language} twice"));
        }
    }
    if !key.split('.').all(|part| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    }) {
        return Err("a key is lower_case words with dots between".into());
    }
    languages.remove("note"); // for the translators
    let texts = LANGUAGES.map(|l| languages.remove(l));
    if let Some(unknown) = languages.keys().next() {
        return Err(format!("unknown language {unknown:?}"));
    }
    let mut whole: [String; 3] = Default::default();
    let mut expected = None;
    for ((slot, text), language) in whole.iter_mut().zip(texts).zip(LANGUAGES) {
        let text = text.ok_or_else(|| format!("has no {language}"))?;
        if text.trim().is_empty() || text.trim() != text {
            return Err(format!("{language} is empty or has space around it"));
        }
        let names = placeholders(&text).map_err(|e| format!("{language}: {e}"))?;
        match &expected {
            None => expected = Some(names),
            Some(first) if *first != names => {
                return Err(format!("{language} has the placeholders {names:?}, nb has {first:?}"));
            }
            Some(_) => {}
        }
        *slot = text;
    }
    Ok(whole)
}

/// A JSON object as pairs in the order given: a map would silently keep the last of two equal keys.
struct Pairs<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Object(PhantomData))
    }
}
