//! A need for the tests of what is said of it.

use contract::needs::NeedView;
use serde_json::json;

/// A need in this part of its way, seen by its municipality.
pub(super) fn need(process: &str) -> NeedView {
    let need = json!({
        "id": "0199b0a0-0000-7000-8000-000000000001", "version": 1, "process": process, "answer": "unanswered",
        "visibility": "internal", "language": "nn", "title": "Frå starten", "problem": "Nattpatruljen køyrer langt.",
        "affectedGroups": [], "outsideTheme": false, "originators": [], "createdAt": "2026-01-01T10:00:00Z",
        "updatedAt": "2026-01-01T10:00:00Z", "allowedActions": ["edit", "submit"],
    });
    serde_json::from_value(need).unwrap()
}
