//! Roles: from the offer to the last day.

mod absence;
mod accept;
mod create;
mod end;
mod history;
mod list;
mod update;

use serde_json::{Value, json};
use test_support::{Answer, Caller, TestApp};

/// A role offered, below `/api/v1`, with its last ETag.
struct Offer {
    path: String,
    etag: String,
    view: Value,
}

impl Offer {
    fn of(answer: &Answer) -> Self {
        let view = answer.json();
        let path = format!("/role-assignments/{}", view["id"].as_str().unwrap());
        Self { path, etag: answer.etag(), view }
    }
    /// Does a transition with the version known last.
    async fn ask(&self, caller: &Caller, transition: &str, body: &Value) -> Answer {
        caller.post(&format!("{}/{transition}", self.path)).if_match(&self.etag).json(body).await
    }
    async fn accepted(self, holder: &Caller) -> Self {
        Self::of(&self.ask(holder, "accept", &json!({})).await.expect(200))
    }
    fn actions(&self) -> Vec<&str> {
        self.view["allowedActions"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect()
    }
}

/// An offer from the 1st of February.
fn body(holder: &Caller, mut offer: Value) -> Value {
    for (member, value) in [("validFrom", json!("2026-02-01")), ("decidedBy", json!("Voss kommune"))] {
        if offer.get(member).is_none() {
            offer[member] = value;
        }
    }
    json!({ "holder": holder.user(), "offer": offer })
}

async fn ask(by: &Caller, holder: &Caller, offer: Value) -> Answer {
    by.post("/role-assignments").json(&body(holder, offer)).await
}

async fn offer(by: &Caller, holder: &Caller, what: Value) -> Offer {
    Offer::of(&ask(by, holder, what).await.expect(201))
}

fn contact_of_voss() -> Value {
    json!({ "role": "rd_contact", "municipality": "4621" })
}

/// The newest event of a role.
async fn last_event(app: &TestApp, path: &str) -> Value {
    let id = path.rsplit('/').next().unwrap();
    let sql = format!(
        "SELECT kind, actor_id, visibility, reason, effective_on, aggregate_version AS version, \
         payload -> 'data' AS data FROM events WHERE aggregate = 'role_assignment' AND aggregate_id = '{id}' \
         ORDER BY position DESC LIMIT 1"
    );
    app.database.row(&sql).await
}
