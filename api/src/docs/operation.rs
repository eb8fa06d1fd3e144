//! One operation: what it does, what it takes, what it answers.

use super::prose::{prose, scrolling_code, table};
use super::schema::{kind, members, resolve, text};
use super::{PROBLEMS, curl};
use contract::endpoints::{Access, Endpoint};
use contract::problem::Code;
use maud::{Markup, html};
use serde_json::{Map, Value};

/// What an operation is called in a heading.
pub(super) fn title(operation: &Value) -> &str {
    text(operation, "summary").trim_end_matches('.')
}

/// The operation of an endpoint.
pub(super) fn find<'a>(document: &'a Value, endpoint: &Endpoint) -> Option<&'a Value> {
    let path = endpoint.path.replace('~', "~0").replace('/', "~1");
    document.pointer(&format!("/paths/{path}/{}", endpoint.method.as_str().to_lowercase()))
}

/// Its section.
pub(super) fn section(document: &Value, endpoint: &Endpoint, operation: &Value) -> Markup {
    let (id, title) = (endpoint.id, title(operation));
    html! {
        section.operation id=(id) aria-labelledby={ (id) "-title" } {
            h3 id={ (id) "-title" } { (title) }
            p.address { strong { (endpoint.method.as_str()) } " " code { "/api/v1" (endpoint.path) } }
            (prose(text(operation, "description")))
            p { (who(endpoint, operation)) }
            (parameters(document, id, title, operation))
            (body(document, id, title, operation))
            h4 { "Example" }
            (scrolling_code(&curl::command(document, endpoint, operation), &format!("Example of “{title}”")))
            (answers(document, id, title, operation))
            (problems(operation))
        }
    }
}

fn who(endpoint: &Endpoint, operation: &Value) -> &'static str {
    let security = operation.get("security").and_then(Value::as_array).into_iter().flatten();
    let tokens = security.filter(|way| way.get("bearer").is_some()).count();
    match (endpoint.id, endpoint.access) {
        ("refresh_session", _) => "With the session's cookie.",
        ("logout", _) => "With the session's cookie or an access token.",
        (_, Access::Public) if tokens > 0 => "Open to all; who is signed in may see more.",
        (_, Access::Public) => "Open to all.",
        (_, Access::SignedIn) => "For everyone who is signed in.",
        (_, Access::Policy) => "For those whose roles allow it.",
    }
}

fn parameters(document: &Value, id: &str, title: &str, operation: &Value) -> Markup {
    let all = operation.get("parameters").and_then(Value::as_array);
    let rows: Vec<[Markup; 3]> = all
        .into_iter()
        .flatten()
        .map(|parameter| {
            let parameter = resolve(document, parameter);
            let required = parameter.get("required") == Some(&Value::Bool(true));
            let name = html! {
                code { (text(parameter, "name")) } " " (text(parameter, "in"))
                @if required { " " strong { "required" } }
            };
            let schema = parameter.get("schema").unwrap_or(&Value::Null);
            [name, kind(schema), prose(text(parameter, "description"))]
        })
        .collect();
    let caption = html! { "Parameters" span.hidden { " of “" (title) "”" } };
    table(&format!("{id}-parameters"), &caption, &["Parameter", "Type", "Meaning"], &rows)
}

fn body(document: &Value, id: &str, title: &str, operation: &Value) -> Markup {
    let Some(body) = operation.get("requestBody") else { return Markup::default() };
    let content = body.get("content").and_then(Value::as_object);
    let types: Vec<&String> = content.into_iter().flat_map(Map::keys).collect();
    let Some(schema) = body.pointer("/content/application~1json/schema") else { return Markup::default() };
    let required = body.get("required") == Some(&Value::Bool(true));
    let caption = html! { "Body" span.hidden { " of “" (title) "”" } };
    html! {
        (members(document, resolve(document, schema), &format!("{id}-body"), &caption))
        p {
            (kind(schema)) " as "
            @for (number, media_type) in types.iter().enumerate() {
                @if number > 0 { " or " }
                code { (media_type) }
            }
            @if !required { "; may be left out" }
            "."
        }
    }
}

fn answers(document: &Value, id: &str, title: &str, operation: &Value) -> Markup {
    let all = operation.get("responses").and_then(Value::as_object);
    let mut rows = Vec::new();
    let mut example = None;
    for (status, answer) in all.into_iter().flat_map(Map::iter) {
        if status.starts_with(['4', '5']) {
            continue;
        }
        let answer = resolve(document, answer);
        let content = answer.get("content").and_then(Value::as_object);
        example = example.or(answer.pointer("/content/application~1json/example"));
        let body = html! {
            @for (number, (media_type, shape)) in content.into_iter().flat_map(Map::iter).enumerate() {
                @if number > 0 { br; }
                code { (media_type) }
                @if let Some(schema) = shape.get("schema") { ": " (kind(schema)) }
            }
        };
        let headers = answer.get("headers").and_then(Value::as_object);
        let meaning = html! {
            (prose(text(answer, "description")))
            @if let Some(headers) = headers {
                p { "Headers: " @for (number, name) in headers.keys().enumerate() {
                    @if number > 0 { ", " }
                    code { (name) }
                } }
            }
        };
        rows.push([html! { (status) }, body, meaning]);
    }
    let caption = html! { "Answers" span.hidden { " of “" (title) "”" } };
    html! {
        (table(&format!("{id}-answers"), &caption, &["Status", "Body", "Meaning"], &rows))
        @if let Some(example) = example {
            details {
                summary { "Example of an answer" span.hidden { " to “" (title) "”" } }
                (scrolling_code(
                    &serde_json::to_string_pretty(example).unwrap_or_default(),
                    &format!("Answer to “{title}”"),
                ))
            }
        }
    }
}

fn problems(operation: &Value) -> Markup {
    let statuses = operation.get("responses").and_then(Value::as_object);
    let statuses: Vec<&String> =
        statuses.into_iter().flat_map(Map::keys).filter(|status| status.starts_with(['4', '5'])).collect();
    html! {
        h4 { "Problems" }
        ul.problems {
            @for status in statuses {
                li {
                    (status) ": "
                    @for (number, code) in
                        Code::ALL.iter().filter(|code| code.status().to_string() == *status).enumerate()
                    {
                        @if number > 0 { ", " }
                        a href={ (PROBLEMS) "#" (code.code()) } { (code.code()) }
                    }
                }
            }
        }
    }
}
