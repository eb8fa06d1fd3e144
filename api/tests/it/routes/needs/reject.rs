use super::{Attempt, last_event, row};
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::{Story, TestApp};

#[tokio::test]
async fn the_clusters_coordinator_rejects_a_need_with_a_reason_and_it_is_internal_again() {
    let (app, people) = TestApp::start().await;
    let story = Story::published(&people, true).await;
    let reason = json!({ "reason": "Dette er opplæring, ikkje forsking" });
    let need = story.ask(&people.kkhov_coordinator, "reject", &reason).await.ok();
    assert_eq!((&need["process"], &need["visibility"]), (&json!("rejected"), &json!("internal")));
    assert_eq!(need["publication"], json!(null), "it leaves the public register");
    assert_eq!(need["decisionReason"], reason["reason"]);
    assert_eq!(need["allowedActions"], json!([]));

    let row = row(&app, &story).await;
    assert_eq!((&row["opened_to"], &row["published_with_name"]), (&json!("internal"), &json!(null)));
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["reason"]), (&json!("need.rejected"), &reason["reason"]));
    assert_eq!((&event["visibility_before"], &event["visibility"]), (&json!("public"), &json!("internal")));

    people.voss_contact.get(&story.path).await.ok();
    for outsider in
        [&people.anonymous, &people.masfjorden_contact, &people.vest_coordinator, &people.national]
    {
        outsider.get(&story.path).await.refused(Code::NotFound);
    }
}

#[tokio::test]
async fn a_rejection_takes_a_reason_and_the_desk_that_holds_the_need() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let attempt = Attempt {
        transition: "reject",
        body: json!({ "reason": "Dette er opplæring" }),
        right: &people.kkhov_coordinator,
        wrong_role: &people.masfjorden_contact,
        other_tenant: &people.vest_coordinator,
    };
    attempt.refused(&app, &people, &story).await;
    let bare = people.kkhov_coordinator.post(&story.to("reject")).if_match(&story.etag).await;
    bare.refused(Code::BadRequest);
    let without = story.ask(&people.kkhov_coordinator, "reject", &json!({})).await;
    without.refused_at("/reason", FieldCode::Required);
    let blank = story.ask(&people.kkhov_coordinator, "reject", &json!({ "reason": "   " })).await;
    blank.refused_at("/reason", FieldCode::Required);
    let personal = json!({ "reason": "gjeld 010190 00083 i dag" });
    let personal = story.ask(&people.kkhov_coordinator, "reject", &personal).await;
    personal.refused_at("/reason", FieldCode::NationalIdentityNumber);
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn a_need_that_was_lifted_or_has_ended_is_not_rejected() {
    let (_app, people) = TestApp::start().await;
    let reason = json!({ "reason": "Dette er opplæring" });
    let lifted = Story::lifted_to_region(&people).await;
    lifted.ask(&people.vest_coordinator, "reject", &reason).await.refused(Code::StateConflict);
    let rejected = Story::submitted(&people.voss_contact).await;
    let rejected = rejected.then(&people.kkhov_coordinator, "reject", &reason).await;
    rejected.ask(&people.kkhov_coordinator, "reject", &reason).await.refused(Code::StateConflict);
}
