//! What the build script refuses: each of these catalogues would leave somebody without a text.

#[path = "../build/catalog.rs"]
mod catalog;

use catalog::{Catalog, check_whole, read_into};

fn refusal(json: &str) -> String {
    let mut catalog = Catalog::new();
    read_into(&mut catalog, "f.json", json).and_then(|()| check_whole(&catalog)).err().unwrap_or_default()
}

#[test]
fn a_whole_text_is_read_in_the_order_of_the_languages() {
    let mut catalog = Catalog::new();
    read_into(&mut catalog, "f", r#"{"a.b": {"en": "c {n}", "nn": "b {n}", "nb": "a {n}", "note": "x"}}"#)
        .unwrap();
    assert_eq!(catalog["a.b"], ["a {n}", "b {n}", "c {n}"]);
}

#[test]
fn a_missing_an_empty_and_an_unknown_language_are_refused() {
    assert_eq!(refusal(r#"{"a": {"nb": "x", "en": "x"}}"#), "f.json: a: has no nn");
    assert!(refusal(r#"{"a": {"nb": "x", "nn": " ", "en": "x"}}"#).contains("nn is empty"));
    assert!(refusal(r#"{"a": {"nb": "x", "nn": "x", "en": "x", "de": "x"}}"#).contains("unknown language"));
}

#[test]
fn placeholders_must_be_the_same_and_whole() {
    assert!(refusal(r#"{"a": {"nb": "{n}", "nn": "{m}", "en": "{n}"}}"#).contains("nn has the placeholders"));
    assert!(refusal(r#"{"a": {"nb": "{n", "nn": "x", "en": "x"}}"#).contains("not a {name}"));
    assert!(refusal(r#"{"a": {"nb": "n}", "nn": "x", "en": "x"}}"#).contains("not a {name}"));
}

#[test]
fn a_key_or_language_twice_is_refused() {
    let text = r#"{"nb": "x", "nn": "x", "en": "x"}"#;
    assert!(refusal(&format!(r#"{{"a": {text}, "a": {text}}}"#)).contains("twice"));
    assert!(refusal(r#"{"a": {"nb": "x", "nb": "y", "nn": "x", "en": "x"}}"#).contains("has nb twice"));
    assert!(refusal(&format!(r#"{{"a.b": {text}, "a_b": {text}}}"#)).contains("constant A_B"));
    assert!(refusal(&format!(r#"{{"A": {text}}}"#)).contains("lower_case"));
}

#[test]
fn half_a_plural_is_refused() {
    let text = r#"{"nb": "x", "nn": "x", "en": "x"}"#;
    assert!(refusal(&format!(r#"{{"a.one": {text}}}"#)).contains("needs a.other"));
    assert!(
        refusal(&format!(r#"{{"a": {text}, "a.one": {text}, "a.other": {text}}}"#))
            .contains("both a text and a plural")
    );
}
