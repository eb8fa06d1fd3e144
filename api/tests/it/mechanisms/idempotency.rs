//! `Idempotency-Key`: a POST that is repeated, since its answer was lost, is done once.

use super::Held;
use contract::problem::Code;
use serde_json::json;
use test_support::{Answer, Person, Story, TestApp, a_need};

fn same(first: &Answer, second: &Answer) {
    assert_eq!(
        (
            first.status,
            first.header("etag"),
            first.header("location"),
            first.header("content-type"),
            &first.body
        ),
        (
            second.status,
            second.header("etag"),
            second.header("location"),
            second.header("content-type"),
            &second.body
        )
    );
}

#[tokio::test]
async fn a_repeated_transition_is_answered_as_the_first_and_done_once() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let submit =
        || people.voss_contact.post(&draft.to("submit")).if_match(&draft.etag).key("k").json(&json!({}));
    let first = submit().await.expect(200);
    // With the version of the first, which is stale by now, and from a state that has no such transition.
    same(&first, &submit().await);
    people.kkhov_coordinator.post(&draft.to("qualify")).if_match(first.etag()).await.expect(200);
    same(&first, &submit().await);
    assert_eq!(app.database.count("events WHERE kind = 'need.submitted'").await, 1);
    // The same key for something else, be it another body or another address.
    let other = people.voss_contact.post(&draft.to("submit")).if_match(&draft.etag).key("k");
    other.json(&json!({ "cluster": test_support::KKHOV })).await.refused(Code::IdempotencyMismatch);
    let elsewhere = people.voss_contact.post(&draft.to("withdraw")).if_match(&draft.etag).key("k");
    elsewhere.json(&json!({})).await.refused(Code::IdempotencyMismatch);
}

#[tokio::test]
async fn of_twins_at_the_same_time_one_makes_and_the_other_is_told_to_wait() {
    let (app, people) = TestApp::start().await;
    let create = || people.voss_contact.post("/needs").key("twins").json(&a_need());
    let held = Held::by(&app.database, "LOCK TABLE needs IN SHARE MODE").await;
    let first = tokio::spawn(create().into_future());
    held.has_waiting(1).await;
    create().await.refused(Code::IdempotencyInProgress);
    // Somebody else's key of the same letters is another key.
    let other =
        tokio::spawn(people.masfjorden_contact.post("/needs").key("twins").json(&a_need()).into_future());
    held.has_waiting(2).await;
    held.let_go().await;
    let first = first.await.unwrap().expect(201);
    other.await.unwrap().expect(201);
    same(&first, &create().await);
    assert_eq!(app.database.count("needs").await, 2);
}

#[tokio::test]
async fn what_was_refused_is_not_kept_and_may_be_tried_again_with_the_same_key() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let submit =
        |tag: &str| people.voss_contact.post(&draft.to("submit")).if_match(tag).key("k").json(&json!({}));
    submit("\"9.x\"").await.refused(Code::VersionMismatch);
    people
        .voss_contact
        .post(&draft.to("submit"))
        .key("k")
        .json(&json!({}))
        .await
        .refused(Code::VersionRequired);
    people.bodo_contact.post(&draft.to("submit")).key("k").json(&json!({})).await.refused(Code::NotFound);
    assert_eq!(app.database.count("idempotency_keys").await, 0);
    submit(&draft.etag).await.expect(200);
    assert_eq!(app.database.count("idempotency_keys").await, 1);
}

#[tokio::test]
async fn a_repeat_by_somebody_whose_role_is_gone_shows_nothing() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let qualify = || people.kkhov_coordinator.post(&story.to("qualify")).if_match(&story.etag).key("q");
    qualify().await.expect(200);
    let create = || people.voss_contact.post("/needs").key("c").json(&a_need());
    create().await.expect(201);
    for name in ["kkhov_coordinator", "voss_contact"] {
        let gone = "UPDATE role_assignments SET revoked_at = '2026-01-15 09:00Z' WHERE user_id";
        app.database.run(&format!("{gone} = '{}'", Person::named(name).user)).await;
    }
    qualify().await.refused(Code::NotFound);
    create().await.refused(Code::Forbidden);
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let (app, people) = TestApp::start().await;
    let create = || people.voss_contact.post("/needs").key("k").json(&a_need());
    let first = create().await.expect(201);
    app.clock.advance(time::Duration::hours(24) - time::Duration::seconds(1));
    same(&first, &create().await);
    // A repeat keeps it no longer than the first would have been.
    app.clock.advance(time::Duration::seconds(1));
    assert_ne!(create().await.expect(201).body, first.body);
    assert_eq!(app.database.count("needs").await, 2);
}

#[tokio::test]
async fn secrets_are_never_kept_for_repeats() {
    let (app, people) = TestApp::start().await;
    let person = Person::named("voss_contact");
    let login = || {
        let body = json!({ "email": person.email, "password": test_support::PASSWORD });
        people.anonymous.post("/auth/login").key("k").json(&body)
    };
    let (first, second) = (login().await.expect(200), login().await.expect(200));
    assert_ne!(
        first.headers("set-cookie"),
        second.headers("set-cookie"),
        "each sign-in is a session of its own"
    );
    let link = || people.admin.post(&format!("/users/{}/links", person.user)).key("k");
    assert_ne!(link().await.expect(201).body, link().await.expect(201).body);
    assert_eq!(app.database.count("idempotency_keys").await, 0);
}

#[tokio::test]
async fn a_key_that_is_no_key_is_refused_and_one_on_a_read_is_nothing() {
    let (_app, people) = TestApp::start().await;
    for odd in [String::new(), "k".repeat(256), "4U|Z\tFZ$T".to_owned(), "two keys".to_owned()] {
        people.voss_contact.post("/needs").key(&odd).json(&a_need()).await.refused(Code::BadRequest);
    }
    people.voss_contact.post("/needs").key(&"k".repeat(255)).json(&a_need()).await.expect(201);
    people.voss_contact.get("/needs").key("").await.expect(200);
}
