use super::{Attempt, last_event, row};
use contract::problem::Code;
use serde_json::json;
use test_support::{Story, TestApp};

#[tokio::test]
async fn the_clusters_coordinator_opens_a_need_to_the_region_and_the_cluster_still_holds_it() {
    let (app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    people.austrheim_contact.get(&story.path).await.refused(Code::NotFound);
    let need = story.ask(&people.kkhov_coordinator, "open-to-region", &json!({})).await.ok();
    assert_eq!((&need["visibility"], &need["holder"]["level"]), (&json!("region"), &json!("cluster")));

    assert_eq!(row(&app, &story).await["opened_to"], "region");
    let event = last_event(&app, &story).await;
    assert_eq!(event["kind"], "need.opened_to_region");
    assert_eq!((&event["visibility_before"], &event["visibility"]), (&json!("cluster"), &json!("region")));
    for neighbour in [&people.austrheim_contact, &people.vest_coordinator, &people.nordhordland_coordinator] {
        neighbour.get(&story.path).await.ok();
    }
    for outsider in [&people.bodo_contact, &people.nord_coordinator, &people.national, &people.anonymous] {
        outsider.get(&story.path).await.refused(Code::NotFound);
    }
}

#[tokio::test]
async fn only_the_coordinator_who_holds_a_need_opens_it() {
    let (app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let attempt = Attempt {
        transition: "open-to-region",
        body: json!({ "reason": "Nabokommunane spør" }),
        right: &people.kkhov_coordinator,
        wrong_role: &people.voss_contact,
        other_tenant: &people.vest_coordinator,
    };
    attempt.refused(&app, &people, &story).await;
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn a_need_is_opened_only_after_it_is_accepted_and_only_once() {
    let (_app, people) = TestApp::start().await;
    let submitted = Story::submitted(&people.voss_contact).await;
    submitted.ask(&people.kkhov_coordinator, "open-to-region", &json!({})).await.refused(Code::StateConflict);
    let opened = Story::qualified(&people).await;
    let opened = opened.then(&people.kkhov_coordinator, "open-to-region", &json!({})).await;
    opened.ask(&people.kkhov_coordinator, "open-to-region", &json!({})).await.refused(Code::StateConflict);
}
