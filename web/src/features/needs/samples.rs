//! A need for the tests of what is said of it.

use contract::needs::NeedView;
use contract::people::Me;
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

/// Somebody who acts for nobody.
pub(super) fn me() -> Me {
    let me = json!({
        "id": "0199b0a0-0000-7000-8000-000000000002", "displayName": "Demo", "email": "demo@demo.example",
        "language": "nn", "roles": [], "mayRegisterFor": [], "administers": false, "mayOffer": [], "offers": 0,
    });
    serde_json::from_value(me).unwrap()
}
