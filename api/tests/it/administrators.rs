//! `api admin create`: how the first administrator comes to be, and how one comes back.

use api::auth::secret;
use domain::text::{DisplayName, Email};
use serde_json::json;
use test_support::{Person, TestApp};

async fn create(app: &TestApp, email: &str) -> bool {
    let (email, name) = (Email::parse(email).unwrap(), DisplayName::parse("Drift").unwrap());
    let link = secret::make().unwrap();
    let state = &app.state;
    api::admin::create(&state.pool, &*state.clock, &state.auth, &email, &name, &link).await.unwrap()
}

async fn told(app: &TestApp, user: &str) -> Vec<serde_json::Value> {
    let sql = format!(
        "SELECT kind, aggregate_version AS version FROM events WHERE aggregate_id = '{user}' ORDER BY position"
    );
    app.database.rows(&sql).await
}

#[tokio::test]
async fn each_thing_that_changes_is_told_to_the_log() {
    let (app, _people) = TestApp::start().await;
    assert!(create(&app, "drift@example.org").await);
    let user = app.database.row("SELECT id, version FROM users WHERE email = 'drift@example.org'").await;
    let id = user["id"].as_str().unwrap();
    let kinds = ["user.created", "user.role_granted", "user.link_created"];
    let events: Vec<_> = (1..).zip(kinds).map(|(v, kind)| json!({ "kind": kind, "version": v })).collect();
    assert_eq!(told(&app, id).await, events);
    assert_eq!(user["version"], 3);
    assert!(!create(&app, "drift@example.org").await);
    assert_eq!(told(&app, id).await.len(), 4);
}

#[tokio::test]
async fn a_closed_account_is_opened_again_and_that_is_told() {
    let (app, _people) = TestApp::start().await;
    let admin = Person::named("admin");
    app.database
        .run(&format!(
            "UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{}'",
            admin.user
        ))
        .await;
    assert!(!create(&app, admin.email).await);
    let kinds = ["user.reactivated", "user.link_created"];
    let events: Vec<_> = (2..).zip(kinds).map(|(v, kind)| json!({ "kind": kind, "version": v })).collect();
    assert_eq!(told(&app, &admin.user.to_string()).await, events);
}
