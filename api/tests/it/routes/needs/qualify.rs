use super::{Attempt, last_event, row};
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::{Story, TestApp};

#[tokio::test]
async fn the_clusters_coordinator_accepts_a_need() {
    let (app, people) = TestApp::start().await;
    let kkhov_coordinator = &people.kkhov_coordinator;
    let story = Story::submitted(&people.voss_contact).await;
    let need = story.ask(kkhov_coordinator, "qualify", &json!({ "reason": "Tydeleg og viktig" })).await.ok();
    assert_eq!((&need["process"], &need["visibility"]), (&json!("qualified"), &json!("cluster")));
    assert_eq!(need["decisionReason"], "Tydeleg og viktig");
    assert_eq!(need["allowedActions"], json!(["classify", "reject", "openToRegion", "lift", "withdraw"]));

    assert_eq!(row(&app, &story).await["process"], "qualified");
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["reason"]), (&json!("need.qualified"), &json!("Tydeleg og viktig")));
    assert_eq!(event["actor_id"], kkhov_coordinator.user().to_string());
    assert_eq!(event["on_behalf_of"], json!(null), "the coordinator's own decision");
    assert_eq!((&event["visibility_before"], &event["visibility"]), (&json!("cluster"), &json!("cluster")));
}

#[tokio::test]
async fn a_coordinator_may_leave_the_reason_and_the_body_out() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let answer = people.kkhov_coordinator.post(&story.to("qualify")).if_match(&story.etag).await;
    assert_eq!(answer.ok()["decisionReason"], json!(null));
}

#[tokio::test]
async fn a_region_and_a_nation_accept_where_they_stand_in() {
    let (_app, people) = TestApp::start().await;
    for (contact, desk) in [
        (&people.austrheim_contact, &people.vest_coordinator),
        (&people.kvam_contact, &people.vest_coordinator),
        (&people.valle_contact, &people.national),
        (&people.oslo_contact, &people.national),
    ] {
        let story = Story::submitted(contact).await;
        assert_eq!(story.then(desk, "qualify", &json!({})).await.view.process.code(), "qualified");
    }
}

#[tokio::test]
async fn only_the_desk_that_holds_a_need_accepts_it() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let attempt = Attempt {
        transition: "qualify",
        body: json!({ "reason": "Tydeleg og viktig" }),
        right: &people.kkhov_coordinator,
        wrong_role: &people.voss_contact,
        other_tenant: &people.nordhordland_coordinator,
    };
    attempt.refused(&app, &people, &story).await;
    story.ask(&people.vest_coordinator, "qualify", &json!({})).await.refused(Code::NotFound);
    story.ask(&people.analyst, "qualify", &json!({})).await.refused(Code::Forbidden);
    story.ask(&people.admin, "qualify", &json!({})).await.refused(Code::NotFound);
    let short = story.ask(&people.kkhov_coordinator, "qualify", &json!({ "reason": "ja" })).await;
    assert_eq!(short.refused_at("/reason", FieldCode::TooShort).errors[0].limit, Some(3));
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn a_need_is_accepted_once() {
    let (_app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    story.ask(&people.kkhov_coordinator, "qualify", &json!({})).await.refused(Code::StateConflict);
}
