//! A cluster and people for the tests of what can be done with it.

use contract::people::Me;
use contract::structure::ClusterView;
use serde_json::{Value, json};

/// A cluster with a few facts on top of an initiative by Austrheim. Masfjorden has said since that it would drive it too.
pub(super) fn cluster(more: Value) -> ClusterView {
    let mut cluster = json!({
        "id": "0199b0a0-0000-7000-8000-000000000001", "version": 1, "name": "Kystklynga", "status": "initiative",
        "basis": "common_need", "fundingModel": "shared", "hasCoordinator": false, "desk": "region", "motorTerms": [], "statuses": [],
        "members": [member("4632", "Austrheim", true), member("4634", "Masfjorden", false)],
        "subclusters": [], "agreements": [], "proposals": [], "lacks": [], "confirmed": true, "origin": "real",
        "source": "KSF-plattformen", "allowedActions": [],
    });
    if let (Some(cluster), Value::Object(more)) = (cluster.as_object_mut(), more) {
        cluster.extend(more);
    }
    serde_json::from_value(cluster).unwrap()
}

fn member(number: &str, name: &str, own: bool) -> Value {
    json!({
        "municipality": { "number": number, "name": name }, "ambition": "motor", "part": "would_drive", "drives": own, "validFrom": "2026-01-01",
        "hasContact": true, "anchored": false, "own": own,
    })
}

/// Somebody who may register for municipalities, by number, name and whether they are her own.
pub(in crate::features) fn me(places: &[(&str, &str, bool)], roles: Value) -> Me {
    let place = |(number, name, own): &(&str, &str, bool)| json!({ "municipality": { "number": number, "name": name }, "own": own, "clusters": [] });
    let me = json!({
        "id": "0199b0a0-0000-7000-8000-000000000002", "displayName": "Demo", "email": "demo@demo.example",
        "language": "nn", "roles": roles, "administers": false, "mayOffer": [], "offers": 0,
        "mayRegisterFor": places.iter().map(place).collect::<Vec<_>>(),
    });
    serde_json::from_value(me).unwrap()
}
