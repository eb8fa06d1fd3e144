//! The life of a need, one transition a file; what every transition refuses in the same way is here.

mod create;
mod delete;
mod get;
mod history;
mod lift;
mod list;
mod open_to_region;
mod preview;
mod publish;
mod qualify;
mod reject;
mod submit;
mod unpublish;
mod update;
mod withdraw;

use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Caller, People, Story, TestApp};

/// The newest event of a need.
async fn last_event(app: &TestApp, story: &Story) -> Value {
    let columns = "kind, actor_id, on_behalf_of, reason, visibility, visibility_before, held_by, cluster_id, region_id, \
                   aggregate_version AS version, payload -> 'data' AS data, overrides, municipality_ids";
    let sql = format!(
        "SELECT {columns} FROM events WHERE aggregate = 'need' AND aggregate_id = '{}' ORDER BY position DESC LIMIT 1",
        story.id
    );
    app.database.row(&sql).await
}

/// The row of a need.
async fn row(app: &TestApp, story: &Story) -> Value {
    app.database.row(&format!("SELECT * FROM needs WHERE id = '{}'", story.id)).await
}

/// A transition, and who it is tried by.
struct Attempt<'a> {
    transition: &'a str,
    body: Value,
    /// May do it.
    right: &'a Caller,
    /// Sees the need, but may not.
    wrong_role: &'a Caller,
    /// Does not see the need.
    other_tenant: &'a Caller,
}

impl Attempt<'_> {
    /// Whoever may not, or comes with the wrong version or a broken body, is refused, and nothing changes.
    async fn refused(&self, app: &TestApp, people: &People, story: &Story) {
        story.ask(self.wrong_role, self.transition, &self.body).await.refused(Code::Forbidden);
        self.refused_but_for_the_role(app, people, story).await;
    }

    /// The same for a private draft, which nobody sees who may not change it.
    async fn refused_but_for_the_role(&self, app: &TestApp, people: &People, story: &Story) {
        let Self { transition, body, right, other_tenant, .. } = self;
        let before = (row(app, story).await, app.database.count("events").await);
        let path = story.to(transition);

        story.ask(&people.anonymous, transition, body).await.refused(Code::Unauthenticated);
        story.ask(other_tenant, transition, body).await.refused(Code::NotFound);
        right.post(&path).json(body).await.refused(Code::VersionRequired);
        let stale = format!("\"{}.x\"", story.view.version - 1);
        right.post(&path).if_match(&stale).json(body).await.refused(Code::VersionMismatch);
        right.post(&path).if_match("gibberish").json(body).await.refused(Code::VersionMismatch);

        let mut extra = body.clone();
        extra["createdBy"] = json!("somebody else");
        let unknown = story.ask(right, transition, &extra).await;
        unknown.refused_at("/createdBy", FieldCode::UnknownField);
        let broken = right.post(&path).if_match(&story.etag).body("application/json", "{").await;
        broken.refused(Code::BadRequest);
        let form =
            right.post(&path).if_match(&story.etag).body("application/x-www-form-urlencoded", "a=b").await;
        form.refused(Code::UnsupportedMediaType);

        assert_eq!(before, (row(app, story).await, app.database.count("events").await), "nothing changed");
    }

    /// A repeat with the same key gets the first answer, although its version is no longer the current one; the same
    /// key with another body is refused.
    async fn repeated(&self, app: &TestApp, story: &Story) {
        let Self { transition, body, right, .. } = self;
        let events = app.database.count("events").await;
        let once = || right.post(&story.to(transition)).if_match(&story.etag).key("same").json(body);
        let (first, second) = (once().await.expect(200), once().await.expect(200));
        assert_eq!((first.etag(), &first.body), (second.etag(), &second.body));
        assert_eq!(app.database.count("events").await, events + 1, "done once");
        let mut other = body.clone();
        other["reason"] = json!("Ein heilt annan grunn");
        if body.get("reason").is_some() {
            let mismatch =
                right.post(&story.to(transition)).if_match(&story.etag).key("same").json(&other).await;
            mismatch.refused(Code::IdempotencyMismatch);
        }
    }
}
