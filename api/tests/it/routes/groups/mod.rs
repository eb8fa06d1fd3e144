//! Groups with a mandate, and the terms in them.

mod create;
mod members;
mod read;
mod update;

use super::Thing;
use serde_json::json;
use test_support::People;

/// An expert group in the region Vest.
async fn a_group(people: &People) -> Thing {
    let body = json!({ "type": "expert", "name": "Faggruppe for nattilsyn", "region": "vest",
                       "mandate": "Dele erfaringar", "validFrom": "2025-01-01" });
    Thing::made(&people.vest_coordinator, "/groups", &body).await
}
