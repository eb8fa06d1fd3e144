//! The operations as the OpenAPI document describes them.

use reqwest::Method;
use serde_json::{Map, Value};

/// An operation of the document.
pub(super) struct Operation {
    /// Its id.
    pub id: String,
    /// Its method.
    pub method: Method,
    /// Its path below `/api/v1`, with placeholders.
    pub path: String,
    /// Whether it can be called without credentials.
    pub public: bool,
    statuses: Vec<String>,
}

impl Operation {
    fn of(path: &str, method: &str, operation: &Map<String, Value>) -> Self {
        let security = operation["security"].as_array().unwrap();
        Self {
            id: operation["operationId"].as_str().unwrap().to_owned(),
            method: method.to_uppercase().parse().unwrap(),
            path: path.to_owned(),
            public: security.is_empty() || security.iter().any(|way| way.as_object().unwrap().is_empty()),
            statuses: operation["responses"].as_object().unwrap().keys().cloned().collect(),
        }
    }

    /// Whether it refuses anyone: it wants credentials, or stands on a need, which not everyone sees.
    pub fn guarded(&self) -> bool {
        !self.public || self.path.contains("{needId}")
    }

    /// Whether the document says that it can answer so.
    pub fn answers(&self, status: u16) -> bool {
        self.statuses.contains(&status.to_string())
    }
}

/// All operations, in the document's order.
pub(super) fn operations() -> Vec<Operation> {
    let document = api::openapi::document().unwrap();
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            let item = item.as_object().unwrap();
            item.iter().map(|(method, operation)| Operation::of(path, method, operation.as_object().unwrap()))
        })
        .collect()
}
