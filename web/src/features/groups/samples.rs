//! A network and people for the tests of what can be done with it.

use contract::groups::NetworkView;
use contract::people::Me;
use serde_json::{Value, json};

/// A network in which Masfjorden is, with a few facts on top.
pub(super) fn network(more: Value) -> NetworkView {
    let place = json!({ "number": "4634", "name": "Masfjorden" });
    let mut network = json!({
        "id": "0199b0a0-0000-7000-8000-000000000005", "version": 1, "name": "Nettverk for nattilsyn",
        "theme": "Digitalt nattilsyn", "coordinator": place, "validFrom": "2026-01-01", "validTo": "2026-12-31",
        "members": [{
            "id": "0199b0a0-0000-7000-8000-000000000006", "municipality": place, "role": "leader",
            "validFrom": "2026-01-01",
        }],
        "planned": [], "allowedActions": [],
    });
    if let (Some(network), Value::Object(more)) = (network.as_object_mut(), more) {
        network.extend(more);
    }
    serde_json::from_value(network).unwrap()
}

/// Somebody who may speak for municipalities, and answers for the desks of clusters.
pub(super) fn me(places: &[(&str, &str, bool)], clusters: Value) -> Me {
    let mut me = crate::features::clusters::samples::me(places, json!([]));
    me.answers_for.clusters = serde_json::from_value(clusters).unwrap();
    me
}
