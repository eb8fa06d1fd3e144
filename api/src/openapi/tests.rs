//! What the linters cannot see: that the document and the endpoint table are the same operations.

use super::*;
use contract::endpoints;
use serde_json::Map;
use std::collections::BTreeSet;
use std::path::Path;

fn operations(document: &Value) -> impl Iterator<Item = (String, String, &Map<String, Value>)> {
    document["paths"].as_object().unwrap().iter().flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(move |(method, operation)| {
            (path.clone(), method.to_uppercase(), operation.as_object().unwrap())
        })
    })
}

#[test]
fn the_routes_and_the_endpoint_table_are_the_same_operations() {
    let document = document().unwrap();
    let served: BTreeSet<(String, String, String)> = operations(&document)
        .map(|(path, method, operation)| {
            (operation["operationId"].as_str().unwrap().to_owned(), method, path)
        })
        .collect();
    let table: BTreeSet<(String, String, String)> = endpoints::ALL
        .iter()
        .map(|endpoint| {
            (endpoint.id.to_owned(), endpoint.method.as_str().to_owned(), endpoint.path.to_owned())
        })
        .collect();
    assert_eq!(served, table);
}

/// Every operation id in the routes' sources, with the name of the handler below it.
fn handlers(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            handlers(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split("operation_id = \"").skip(1) {
            let operation = part.split('"').next().unwrap();
            let handler = part.split_once("pub async fn ").unwrap().1.split('(').next().unwrap();
            found.push((operation.to_owned(), handler.to_owned()));
        }
    }
}

#[test]
fn every_operation_is_named_as_its_handler() {
    let mut found = Vec::new();
    handlers(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes"), &mut found);
    for (operation, handler) in &found {
        assert_eq!(operation, handler);
    }
    let named: BTreeSet<&str> = found.iter().map(|(operation, _)| operation.as_str()).collect();
    assert_eq!(named, endpoints::ALL.iter().map(|endpoint| endpoint.id).collect());
    assert_eq!(named.len(), found.len(), "each once");
}

#[test]
fn who_may_call_is_what_the_endpoint_table_says() {
    let document = document().unwrap();
    for (_, _, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap();
        let security = operation["security"].as_array().unwrap();
        let open = security.is_empty() || security.iter().any(|s| s.as_object().unwrap().is_empty());
        // Renewing a session takes the session itself.
        let public =
            endpoints::find(id).unwrap().access == endpoints::Access::Public && id != "refresh_session";
        assert_eq!(open, public, "{id}");
    }
}

#[test]
fn everything_is_described() {
    let document = document().unwrap();
    let mut silent = Vec::new();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        if schema.get("description").is_none() {
            silent.push(name.clone());
        }
        let own = schema.get("properties").and_then(Value::as_object);
        let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        let inherited = parts.filter_map(|part| part.get("properties").and_then(Value::as_object));
        for (member, property) in own.into_iter().chain(inherited).flatten() {
            if property.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
                silent.push(format!("{name}.{member}"));
            }
        }
    }
    for (_, _, operation) in operations(&document) {
        let text = |part: &str| operation.get(part).and_then(Value::as_str).unwrap_or_default().len();
        if text("summary") == 0 || text("description") <= text("summary") / 2 {
            silent.push(operation["operationId"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn answers_never_hold_null_and_requests_refuse_unknown_members() {
    let document = document().unwrap();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
        assert!(closed || !schema.to_string().contains("\"null\""), "{name} may hold null");
    }
    for (_, _, operation) in operations(&document) {
        for (_, body) in
            operation.get("requestBody").and_then(|b| b["content"].as_object()).into_iter().flatten()
        {
            let name = referred(&body["schema"]).unwrap();
            assert_eq!(document["components"]["schemas"][name]["additionalProperties"], false, "{name}");
        }
    }
}
