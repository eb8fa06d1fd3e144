//! The introduction programme for new coordinators.

use super::{Thing, each, newest};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Caller, KKHOV, TestApp};

/// Somebody's own programme.
async fn mine(caller: &Caller) -> Thing {
    let mine = caller.get("/me/introduction").await.ok();
    let id = mine["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/introductions/{id}");
    let answer = caller.get(&path).await.expect(200);
    Thing { path, id, etag: answer.etag(), view: answer.json() }
}

#[tokio::test]
async fn a_coordinator_has_the_steps_of_the_role_and_marks_them() {
    let (app, people) = TestApp::start().await;
    let own = &people.kkhov_coordinator;
    let programme = mine(own).await;
    assert_eq!(
        (&programme.view["version"], &programme.view["done"], &programme.view["total"]),
        (&json!(0), &json!(0), &json!(10))
    );
    assert_eq!(
        (&programme.view["role"]["cluster"]["id"], &programme.view["mayComplete"]),
        (&json!(KKHOV), &json!(true))
    );
    assert!(
        programme.view["steps"]
            .as_array()
            .unwrap()
            .iter()
            .all(|step| !step["text"].as_str().unwrap().is_empty())
    );
    let body = json!({ "step": "meet_contacts", "on": "2026-01-12" });
    programme.refuses(own, "complete-step", &body).await;
    let programme = programme.then(own, "complete-step", &body).await;
    assert_eq!(programme.view["done"], 1);
    let event = newest(&app, "introduction", &programme.id).await;
    assert_eq!(
        (&event["kind"], &event["data"]),
        (&json!("introduction.step_completed"), &json!({ "step": "meet_contacts", "on": "2026-01-12" }))
    );
    assert_eq!(event["visibility"], "internal");
    programme.ask(own, "complete-step", &body).await.refused(Code::StateConflict);
    let programme = programme.then(own, "undo-step", &json!({ "step": "meet_contacts" })).await;
    assert_eq!((&programme.view["done"], &programme.view["version"]), (&json!(0), &json!(2)));
    programme.ask(own, "undo-step", &json!({ "step": "meet_contacts" })).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn a_step_of_another_role_or_of_tomorrow_is_refused() {
    let (_app, people) = TestApp::start().await;
    let own = &people.kkhov_coordinator;
    let programme = mine(own).await;
    for (body, pointer, code) in [
        (json!({ "step": "support_clusters" }), "/step", FieldCode::UnknownValue),
        (json!({ "step": "sleep" }), "/step", FieldCode::UnknownValue),
        (json!({ "step": "know_ksf", "on": "2026-01-16" }), "/on", FieldCode::InvalidDate),
    ] {
        programme.ask(own, "complete-step", &body).await.refused_at(pointer, code);
    }
}

#[tokio::test]
async fn the_level_above_sees_how_far_one_has_come_and_nobody_else_does() {
    let (_app, people) = TestApp::start().await;
    let programme = mine(&people.kkhov_coordinator).await;
    let programme =
        programme.then(&people.kkhov_coordinator, "complete-step", &json!({ "step": "know_ksf" })).await;
    for above in [&people.vest_coordinator, &people.national] {
        let seen = above.get(&programme.path).await.ok();
        assert_eq!((&seen["done"], &seen["mayComplete"]), (&json!(1), &json!(false)));
        programme
            .ask(above, "complete-step", &json!({ "step": "read_agreement" }))
            .await
            .refused(Code::Forbidden);
    }
    for other in
        [&people.nord_coordinator, &people.nordhordland_coordinator, &people.voss_contact, &people.analyst]
    {
        other.get(&programme.path).await.refused(Code::NotFound);
    }
    let holders = async |caller: &Caller| each(caller, "/introductions", "holder").await;
    assert_eq!(
        holders(&people.vest_coordinator).await,
        ["Klyngekoordinator i Alver", "Klyngekoordinator i Bergen", "Regional koordinator Vest"]
    );
    assert_eq!(holders(&people.nord_coordinator).await, ["Regional koordinator Nord"]);
    assert_eq!(holders(&people.national).await.len(), 4);
    assert_eq!(holders(&people.kkhov_coordinator).await, ["Klyngekoordinator i Bergen"]);
    people.voss_contact.get("/introductions").await.refused(Code::Forbidden);
    assert_eq!(each(&people.voss_contact, "/me/introduction", "id").await, Vec::<Value>::new());
}
