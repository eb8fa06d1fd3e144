use super::last_event;
use contract::problem::Code;
use serde_json::json;
use test_support::{Person, TestApp};

#[tokio::test]
async fn an_administrator_is_shown_a_link_once_and_the_database_keeps_only_its_hash() {
    let (app, people) = TestApp::start().await;
    let id = Person::named("voss_contact").user;
    let answer = people.admin.post(&format!("/users/{id}/links")).await.expect(201);
    assert_eq!(answer.header("cache-control"), "no-store");
    let link = answer.json();
    assert_eq!(link["expiresAt"], "2026-01-18T09:00:00Z");
    let token = link["link"].as_str().unwrap().split_once('#').unwrap().1;
    assert_eq!(token.len(), 43, "256 bits");
    let event = last_event(&app, &id.to_string()).await;
    assert_eq!(
        (&event["kind"], &event["actor_id"]),
        (&json!("user.link_created"), &json!(people.admin.user()))
    );
    for table in ["one_time_links", "events", "idempotency_keys"] {
        let rows = app.database.rows(&format!("SELECT * FROM {table}")).await;
        assert!(!serde_json::to_string(&rows).unwrap().contains(token), "{table}");
    }
}

#[tokio::test]
async fn a_repeat_with_the_same_key_makes_another_link_for_a_secret_is_never_kept() {
    let (app, people) = TestApp::start().await;
    let path = format!("/users/{}/links", Person::named("voss_contact").user);
    let first = people.admin.post(&path).key("k").await.expect(201);
    let second = people.admin.post(&path).key("k").await.expect(201);
    assert_ne!(first.body, second.body);
    assert_eq!(app.database.count("idempotency_keys").await, 0);
}

#[tokio::test]
async fn links_are_made_by_administrators_for_open_accounts() {
    let (app, people) = TestApp::start().await;
    let id = Person::named("voss_contact").user;
    let path = format!("/users/{id}/links");
    people.anonymous.post(&path).await.refused(Code::Unauthenticated);
    people.voss_contact.post(&path).await.refused(Code::Forbidden);
    people.national.post(&path).await.refused(Code::Forbidden);
    people.admin.post("/users/00000000-0000-7000-8003-0000000000ff/links").await.refused(Code::NotFound);
    app.database
        .run(&format!("UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{id}'"))
        .await;
    people.admin.post(&path).await.refused(Code::NotFound);
    assert_eq!(app.database.count("one_time_links").await, 0);
}
