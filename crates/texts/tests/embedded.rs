//! The real catalogue, as the server and the browser app see it.
#![cfg(feature = "embedded")]

use texts::{Bundle, FINGERPRINT, Key, Lang, key};

#[test]
fn names_lead_back_to_their_keys() {
    for key in Key::all() {
        assert_eq!(Key::named(key.name()), Some(key));
    }
    assert_eq!(Key::named("need.process.draft"), Some(key::NEED_PROCESS_DRAFT));
    assert_eq!(Key::named("no.such.key"), None);
}

#[test]
fn bundle_and_tables_hold_the_same_texts() {
    for lang in Lang::ALL {
        let file: serde_json::Value = serde_json::from_str(&texts::bundle_json(lang)).unwrap();
        let list = serde_json::from_value(file["texts"].clone()).unwrap();
        let bundle = Bundle::new(file["fingerprint"].as_str().unwrap(), list).unwrap();
        assert!(Key::all().all(|key| bundle.text(key) == texts::text(lang, key)));
    }
    assert!(Bundle::new(&FINGERPRINT[1..], Vec::new()).is_err());
}

#[test]
fn plurals_choose_their_form() {
    let count = |n| texts::text(Lang::Nb, key::NEED_COUNT.of(n));
    assert_eq!(texts::format(count(1), &[("count", "1")]), "1 behov");
    assert_ne!(key::MUNICIPALITY_COUNT.of(1), key::MUNICIPALITY_COUNT.of(0));
}
