//! An example request for each operation, as curl.

use super::schema::{resolve, text};
use contract::endpoints::{Access, Endpoint, Method};
use serde_json::Value;

/// Parameters in an example's query: more would hide what it shows.
const QUERY: usize = 2;

/// The command.
pub(super) fn command(document: &Value, endpoint: &Endpoint, operation: &Value) -> String {
    let parameters: Vec<&Value> = operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|parameter| resolve(document, parameter))
        .collect();
    let mut lines = vec![format!("curl \"$BASE{}\"", address(endpoint, &parameters))];
    let body = operation.pointer("/requestBody/content/application~1json/example");
    match (endpoint.method, body) {
        (Method::Get, _) | (Method::Post, Some(_)) => {}
        (Method::Post | Method::Patch | Method::Delete, _) => {
            lines.push(format!("-X {}", endpoint.method.as_str()));
        }
    }
    lines.extend(credentials(endpoint).map(str::to_owned));
    for parameter in parameters.iter().filter(|parameter| text(parameter, "in") == "header") {
        let repeats = endpoint.id.starts_with("create_") && text(parameter, "name") == "Idempotency-Key";
        if parameter.get("required") == Some(&Value::Bool(true)) || repeats {
            lines.push(format!("-H '{}: {}'", text(parameter, "name"), text(parameter, "example")));
        }
    }
    if let Some(body) = body {
        let json = serde_json::to_string_pretty(body).unwrap_or_default().replace('\'', "'\\''");
        lines.push(format!("--json '{json}'"));
    }
    lines.join(" \\\n  ")
}

fn address(endpoint: &Endpoint, parameters: &[&Value]) -> String {
    let mut path = endpoint.path.to_owned();
    let mut query = form_urlencoded::Serializer::new(String::new());
    let mut shown = 0;
    for parameter in parameters {
        let (name, example) = (text(parameter, "name"), parameter.get("example"));
        let example = example.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        let Some(example) = example else { continue };
        match text(parameter, "in") {
            "path" => path = path.replace(&format!("{{{name}}}"), &example),
            "query" if shown < QUERY => {
                shown += 1;
                query.append_pair(name, &example);
            }
            _ => {}
        }
    }
    let query = query.finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// What the caller shows of themselves.
fn credentials(endpoint: &Endpoint) -> impl Iterator<Item = &'static str> {
    let (cookie, token) = match endpoint.id {
        "login" => (Some("-c cookies.txt"), None),
        "refresh_session" => (Some("-b cookies.txt -c cookies.txt"), None),
        "logout" => (Some("-b cookies.txt"), None),
        _ => (None, (endpoint.access != Access::Public).then_some("-H \"Authorization: Bearer $TOKEN\"")),
    };
    cookie.into_iter().chain(token)
}
