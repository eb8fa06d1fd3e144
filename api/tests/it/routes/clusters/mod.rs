//! The life of a cluster; what every change refuses in the same way is in [`refused`].

mod agreement;
mod as_of;
mod at_once;
mod close;
mod found;
mod history;
mod members;
mod motor;
mod read;
mod steps;
mod subclusters;
mod update;

use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{Answer, Caller, ClusterStory, People, TestApp};

/// The newest event of a cluster.
async fn last_event(app: &TestApp, story: &ClusterStory) -> Value {
    let sql = format!(
        "SELECT kind, actor_id, on_behalf_of, reason, visibility, effective_on, overrides, payload -> 'data' AS data \
         FROM events WHERE aggregate = 'cluster' AND aggregate_id = '{}' ORDER BY position DESC LIMIT 1",
        story.id
    );
    app.database.row(&sql).await
}

/// The rules of a refusal, the first first.
#[track_caller]
fn rules(answer: Answer) -> Vec<RuleId> {
    let problem = answer.refused(Code::RuleRefused);
    problem.rule.iter().chain(&problem.further_rules).map(|rule| rule.id).collect()
}

/// Whoever may not, or comes with the wrong version or a broken body, is refused, and nothing changes.
async fn refused(
    app: &TestApp,
    people: &People,
    story: &ClusterStory,
    step: &str,
    body: &Value,
    right: &Caller,
) {
    let events = app.database.count("events").await;
    story.ask(&people.anonymous, step, body).await.refused(Code::Unauthenticated);
    for other in [&people.analyst, &people.admin, &people.researcher, &people.bodo_contact] {
        story.ask(other, step, body).await.refused(Code::Forbidden);
    }
    let path = format!("{}/{step}", story.path);
    right.post(&path).json(body).await.refused(Code::VersionRequired);
    right.post(&path).if_match("\"77.x\"").json(body).await.refused(Code::VersionMismatch);
    if !body.is_null() {
        let mut extra = body.clone();
        extra["origin"] = json!("real");
        story.ask(right, step, &extra).await.refused_at("/origin", FieldCode::UnknownField);
        right.post(&path).if_match(&story.etag).body("application/json", "{").await.refused(Code::BadRequest);
    }
    assert_eq!(app.database.count("events").await, events, "nothing changed");
}
