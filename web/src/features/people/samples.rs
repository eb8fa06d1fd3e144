//! A role for the tests of what can be done with it.

use contract::people::RoleAssignmentView;
use serde_json::{Value, json};

/// A shared contact of Masfjorden, with a few facts on top.
pub(super) fn role(more: Value) -> RoleAssignmentView {
    let mut role = json!({
        "id": "0199b0a0-0000-7000-8000-000000000001", "version": 1, "holder": "FoU-kontakt i Masfjorden",
        "holderId": "0199b0a0-0000-7000-8000-000000000002", "holderEmail": "masfjorden@demo.example",
        "role": "rd_contact_shared", "municipality": { "number": "4634", "name": "Masfjorden" }, "status": "active",
        "validFrom": "2026-01-01", "decidedBy": "Masfjorden kommune", "allowedActions": [],
    });
    if let (Some(role), Value::Object(more)) = (role.as_object_mut(), more) {
        role.extend(more);
    }
    serde_json::from_value(role).unwrap()
}
