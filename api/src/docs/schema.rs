//! Schemas: a type in words, and the members of an object.

use super::prose::{prose, table};
use maud::{Markup, html};
use serde_json::{Map, Value};

/// The address of a schema on the page.
pub(super) fn anchor(name: &str) -> String {
    format!("schema-{name}")
}

/// The part a reference leads to, or the part itself.
pub(super) fn resolve<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    let target = part.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
    target.and_then(|target| document.pointer(target)).unwrap_or(part)
}

/// A text member of a part.
pub(super) fn text<'a>(part: &'a Value, member: &str) -> &'a str {
    part.get(member).and_then(Value::as_str).unwrap_or_default()
}

/// The type of a value in words, with its limits, linked where it is a named schema.
pub(super) fn kind(schema: &Value) -> Markup {
    if let Some(name) = text(schema, "$ref").rsplit('/').next().filter(|name| !name.is_empty()) {
        return html! { a href={ "#" (anchor(name)) } { (name) } };
    }
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        let named: Vec<&Value> = choices.iter().filter(|choice| text(choice, "type") != "null").collect();
        let null = named.len() < choices.len();
        return html! { @for choice in named { (kind(choice)) } @if null { " or null" } };
    }
    let (names, null) = type_names(schema);
    let limits = limits(schema);
    html! {
        @if let Some(items) = schema.get("items") { "array of " (kind(items)) } @else { (names) }
        @if !text(schema, "format").is_empty() { " (" (text(schema, "format")) ")" }
        @if null { " or null" }
        @for limit in limits { ", " (limit) }
        @if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            ": " @for (number, value) in values.iter().enumerate() {
                @if number > 0 { ", " }
                code { (value.as_str().unwrap_or_default()) }
            }
        }
        @if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) { ", pattern " code { (pattern) } }
    }
}

fn type_names(schema: &Value) -> (String, bool) {
    match schema.get("type") {
        Some(Value::Array(names)) => {
            let all: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            let without_null: Vec<&str> = all.iter().copied().filter(|name| *name != "null").collect();
            (without_null.join(" or "), without_null.len() < all.len())
        }
        Some(Value::String(name)) => (name.clone(), false),
        Some(_) | None => ("any".to_owned(), false),
    }
}

fn limits(schema: &Value) -> Vec<String> {
    let number = |name: &str| schema.get(name).filter(|limit| limit.is_number());
    let range = |least: Option<&Value>, greatest: Option<&Value>, unit: &str| match (least, greatest) {
        (Some(least), Some(greatest)) => Some(format!("{least} to {greatest}{unit}")),
        (Some(least), None) => Some(format!("at least {least}{unit}")),
        (None, Some(greatest)) => Some(format!("at most {greatest}{unit}")),
        (None, None) => None,
    };
    [
        range(number("minLength"), number("maxLength"), " characters"),
        range(number("minimum"), number("maximum"), ""),
        range(number("minItems"), number("maxItems"), " items"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The members of an object, its own and those it takes over.
pub(super) fn members(document: &Value, schema: &Value, id: &str, caption: &Markup) -> Markup {
    let mut found = Vec::new();
    collect(document, schema, &mut found);
    // What cannot be left out stands first.
    found.sort_by_key(|(required, _)| !required);
    let rows: Vec<[Markup; 3]> = found.into_iter().map(|(_, row)| row).collect();
    if rows.is_empty() {
        Markup::default()
    } else {
        table(id, caption, &["Member", "Type", "Meaning"], &rows)
    }
}

fn collect(document: &Value, schema: &Value, rows: &mut Vec<(bool, [Markup; 3])>) {
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        collect(document, resolve(document, part), rows);
    }
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    // Only what is taken refuses members that do not exist.
    let taken = schema.get("additionalProperties") == Some(&Value::Bool(false));
    let own = schema.get("properties").and_then(Value::as_object);
    for (name, property) in own.into_iter().flat_map(Map::iter) {
        let required = required.contains(&name.as_str());
        let first = html! {
            code { (name) }
            @if required { " " strong { @if taken { "required" } @else { "always" } } }
        };
        rows.push((required, [first, kind(property), prose(text(property, "description"))]));
    }
}

/// All named schemas.
pub(super) fn section(document: &Value) -> Markup {
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    html! {
        section aria-labelledby="schemas" {
            h2 id="schemas" { "Schemas" }
            p { "Members marked " strong { "required" } " must be sent; those marked " strong { "always" }
                " are in every answer." }
            @for (name, schema) in schemas.into_iter().flat_map(Map::iter) {
                section id=(anchor(name)) aria-labelledby={ (anchor(name)) "-title" } {
                    h3 id={ (anchor(name)) "-title" } { (name) }
                    (prose(text(schema, "description")))
                    (members(document, schema, &format!("{}-members", anchor(name)), &html! { "Members of " (name) }))
                }
            }
        }
    }
}
