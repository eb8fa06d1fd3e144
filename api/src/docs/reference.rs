//! The reference itself: the guide, the operations by room, the schemas.

use super::prose::{prose, sections, slug};
use super::schema::text;
use super::{PROBLEMS, REFERENCE, frame, operation, schema};
use contract::endpoints::{self, Endpoint};
use maud::{Markup, html};
use serde_json::Value;

/// A room of the API with its operations.
struct Room<'a> {
    name: &'a str,
    description: &'a str,
    operations: Vec<(&'static Endpoint, &'a Value)>,
}

fn rooms(document: &Value) -> Vec<Room<'_>> {
    let tags = document.get("tags").and_then(Value::as_array).into_iter().flatten();
    tags.map(|tag| {
        let name = text(tag, "name");
        let operations = endpoints::ALL
            .iter()
            .filter_map(|endpoint| Some((endpoint, operation::find(document, endpoint)?)))
            .filter(|(_, operation)| operation.pointer("/tags/0").and_then(Value::as_str) == Some(name))
            .collect();
        Room { name, description: text(tag, "description"), operations }
    })
    .collect()
}

/// The page.
pub(super) fn page(document: &Value) -> Markup {
    let rooms = rooms(document);
    let guide = document.pointer("/info/description").and_then(Value::as_str).unwrap_or_default();
    let (introduction, guide) = sections(guide);
    let contents = html! {
        ul {
            @for (heading, _) in &guide { li { a href={ "#" (slug(heading)) } { (heading) } } }
            @for room in &rooms {
                li {
                    a href={ "#" (room.name) } { "Operations: " (room.name) }
                    ul {
                        @for (endpoint, operation) in &room.operations {
                            li { a href={ "#" (endpoint.id) } { (operation::title(operation)) } }
                        }
                    }
                }
            }
            li { a href="#schemas" { "Schemas" } }
            li { a href=(PROBLEMS) { "List of problems" } }
        }
    };
    let content = html! {
        h1 { "API reference" }
        (prose(introduction))
        @for (heading, text) in &guide {
            section aria-labelledby=(slug(heading)) {
                h2 id=(slug(heading)) { (heading) }
                (prose(text))
            }
        }
        @for room in &rooms {
            section aria-labelledby=(room.name) {
                h2 id=(room.name) { "Operations: " (room.name) }
                (prose(room.description))
                ul.plain {
                    @for (endpoint, operation) in &room.operations {
                        li {
                            a href={ "#" (endpoint.id) } { (operation::title(operation)) } ": "
                            (endpoint.method.as_str()) " " code { (endpoint.path) }
                        }
                    }
                }
                @for (endpoint, operation) in &room.operations {
                    (operation::section(document, endpoint, operation))
                }
            }
        }
        (schema::section(document))
    };
    frame::page(REFERENCE, "API reference", &contents, &content)
}
