//! The query parameters of each operation, as the document names them: the gate refuses every other, so that document
//! and behaviour cannot differ.

use super::document;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The query parameters of an operation.
///
/// # Errors
/// When the document cannot be made.
pub fn query_parameters(operation: &str) -> Result<&'static [String], &'static String> {
    static NAMES: OnceLock<Result<HashMap<String, Vec<String>>, String>> = OnceLock::new();
    let all = NAMES.get_or_init(|| document().map(|document| read(&document))).as_ref()?;
    Ok(all.get(operation).map(Vec::as_slice).unwrap_or_default())
}

fn read(document: &Value) -> HashMap<String, Vec<String>> {
    let paths = document.get("paths").and_then(Value::as_object);
    let operations = paths.into_iter().flatten().filter_map(|(_, item)| item.as_object()).flatten();
    operations
        .filter_map(|(_, operation)| {
            let parameters = operation.get("parameters").and_then(Value::as_array);
            let names = parameters.into_iter().flatten().filter_map(|parameter| {
                let in_query = parameter.get("in").and_then(Value::as_str) == Some("query");
                parameter.get("name").and_then(Value::as_str).filter(|_| in_query).map(str::to_owned)
            });
            Some((operation.get("operationId")?.as_str()?.to_owned(), names.collect()))
        })
        .collect()
}
