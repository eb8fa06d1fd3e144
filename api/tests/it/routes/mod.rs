//! One file a route, as in `api/src/routes`.

mod answerer;
mod auth;
mod changes;
mod clusters;
mod delegations;
mod groups;
mod health;
mod introductions;
mod invitations;
mod me;
mod meta;
mod needs;
mod networks;
mod organisations;
mod region_actors;
mod representatives;
mod roles;
mod specification;
mod structure;
mod templates;
mod users;

use serde_json::Value;
use test_support::{Caller, TestApp};

/// One member of each item of a list.
async fn each(caller: &Caller, path: &str, member: &str) -> Vec<Value> {
    let page = caller.get(path).await.ok();
    page["items"].as_array().unwrap().iter().map(|item| item[member].clone()).collect()
}

/// The newest event of a thing.
async fn newest(app: &TestApp, aggregate: &str, id: &str) -> Value {
    let sql = format!(
        "SELECT kind, actor_id, on_behalf_of, reason, visibility, aggregate_version AS version, \
         payload -> 'data' AS data, effective_on, region_id, cluster_id, municipality_ids FROM events \
         WHERE aggregate = '{aggregate}' AND aggregate_id = '{id}' ORDER BY position DESC LIMIT 1"
    );
    app.database.row(&sql).await
}

/// Something just made or read, and how it is changed.
struct Thing {
    /// Its address.
    path: String,
    /// Its id.
    id: String,
    /// Its newest version.
    etag: String,
    /// As it was answered.
    view: Value,
}

impl Thing {
    /// Makes one.
    async fn made(by: &Caller, list: &str, body: &Value) -> Self {
        let answer = by.post(list).json(body).await.expect(201);
        let path = answer.header("location").strip_prefix("/api/v1").unwrap().to_owned();
        let view = answer.json();
        Self { path, id: view["id"].as_str().unwrap().to_owned(), etag: answer.etag(), view }
    }
    /// Asks for a transition, or with an empty name for a change of the thing itself.
    fn ask(&self, by: &Caller, transition: &str, body: &Value) -> test_support::Call {
        let call = if transition.is_empty() {
            by.patch(&self.path, body)
        } else {
            by.post(&format!("{}/{transition}", self.path)).json(body)
        };
        call.if_match(&self.etag)
    }
    /// Takes it and goes on from there.
    async fn then(self, by: &Caller, transition: &str, body: &Value) -> Self {
        let answer = self.ask(by, transition, body).await.expect(200);
        Self { etag: answer.etag(), view: answer.json(), ..self }
    }
    /// What every change refuses in the same way, and nothing is changed by it.
    async fn refuses(&self, right: &Caller, transition: &str, body: &Value) {
        let call = |body: &Value| match transition {
            "" => right.patch(&self.path, body),
            name => right.post(&format!("{}/{name}", self.path)).json(body),
        };
        call(body).await.refused(contract::problem::Code::VersionRequired);
        call(body).if_match("\"99.x\"").await.refused(contract::problem::Code::VersionMismatch);
        let mut extra = body.clone();
        extra["createdBy"] = serde_json::json!("somebody else");
        let unknown = call(&extra).if_match(&self.etag).await;
        unknown.refused_at("/createdBy", contract::problem::FieldCode::UnknownField);
    }
}
