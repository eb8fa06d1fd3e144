//! Templates, and the documents made from them.

mod document;
mod versions;

use super::Thing;
use serde_json::{Value, json};
use test_support::People;

/// Titles and texts of a version.
fn texts(nb: &str, nn: &str) -> Value {
    json!({ "titleNb": "Avtale", "titleNn": "Avtale", "bodyNb": nb, "bodyNn": nn })
}

/// A template with a text in bokmål and one in nynorsk.
async fn a_template(people: &People, nb: &str, nn: &str) -> Thing {
    let mut body = texts(nb, nn);
    (body["key"], body["kind"], body["validFrom"]) =
        (json!("ein-avtale"), json!("other"), json!("2025-01-01"));
    Thing::made(&people.national, "/templates", &body).await
}
