//! The event log outlives accounts, so it holds their ids and nothing else of them.

use serde_json::json;
use test_support::{AppOptions, Database, Story, Template, TestApp};

/// Events in which a name, an address or a password's hash of any account stands.
const WITH_PERSONS: &str = "SELECT e.kind, u.email FROM events e JOIN users u ON \
     strpos(lower(to_jsonb(e)::text), lower(u.email)) > 0 \
     OR strpos(lower((to_jsonb(e) - 'payload')::text || (e.payload - 'data')::text), lower(u.display_name)) > 0 \
     OR strpos(to_jsonb(e)::text, u.password_hash) > 0";

#[tokio::test]
async fn every_command_on_accounts_and_needs_leaves_ids_and_no_names_or_addresses() {
    let (app, people) = TestApp::start().await;
    let body = json!({ "email": "kari.nordmann@example.org", "displayName": "Kari Nordmann" });
    let made = people.admin.post("/users").json(&body).await.expect(201);
    let path = format!("/users/{}", made.json()["id"].as_str().unwrap());
    let renamed = json!({ "displayName": "Kari Hansen" });
    people.admin.patch(&path, &renamed).if_match(made.etag()).await.expect(200);
    people.admin.post(&format!("{path}/links")).await.expect(201);
    let edited = people.admin.get(&path).await.expect(200);
    people.admin.patch(&path, &json!({ "active": false })).if_match(edited.etag()).await.expect(200);
    let story = Story::lifted_to_nation(&people).await;
    story.then(&people.voss_contact, "publish", &json!({ "withName": true })).await;
    assert!(app.database.count("events").await >= 8);
    assert_eq!(app.database.rows(WITH_PERSONS).await, Vec::<serde_json::Value>::new());
    let earlier =
        "events WHERE to_jsonb(events)::text ILIKE '%nordmann%' OR to_jsonb(events)::text ILIKE '%hansen%'";
    assert_eq!(app.database.count(earlier).await, 0, "not even what she was called before");
}

#[tokio::test]
async fn a_year_of_demo_leaves_ids_and_no_names_or_addresses() {
    let app = TestApp::on(Database::of(Template::Demo).await, AppOptions::default());
    assert!(app.database.count("events WHERE aggregate = 'need'").await > 20);
    assert_eq!(app.database.rows(WITH_PERSONS).await, Vec::<serde_json::Value>::new());
}
