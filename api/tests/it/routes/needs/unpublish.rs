use super::{Attempt, last_event, row};
use contract::problem::Code;
use serde_json::json;
use test_support::{Story, TestApp};

#[tokio::test]
async fn a_municipality_takes_its_consent_back_and_the_need_leaves_the_register() {
    let (app, people) = TestApp::start().await;
    let story = Story::published(&people, true).await;
    let need = story.ask(&people.voss_contact, "unpublish", &json!({})).await.ok();
    assert_eq!((&need["visibility"], &need["publication"]), (&json!("cluster"), &json!(null)));
    assert_eq!(row(&app, &story).await["published_with_name"], json!(null));
    let event = last_event(&app, &story).await;
    assert_eq!(event["kind"], "need.unpublished");
    assert_eq!((&event["visibility_before"], &event["visibility"]), (&json!("public"), &json!("cluster")));

    people.anonymous.get(&story.path).await.refused(Code::NotFound);
    people.anonymous.get(&story.to("history")).await.refused(Code::NotFound);
    assert_eq!(people.anonymous.get("/needs").await.ok()["items"], json!([]));
    people.masfjorden_contact.get(&story.path).await.ok();
}

#[tokio::test]
async fn nobody_but_the_municipality_takes_its_consent_back() {
    let (app, people) = TestApp::start().await;
    let story = Story::published(&people, true).await;
    // Everyone sees it, so nobody is told that it is not there.
    for other in [
        &people.kkhov_coordinator,
        &people.vest_coordinator,
        &people.national,
        &people.admin,
        &people.researcher,
    ] {
        story.ask(other, "unpublish", &json!({})).await.refused(Code::Forbidden);
    }
    story.ask(&people.anonymous, "unpublish", &json!({})).await.refused(Code::Unauthenticated);
    people.voss_contact.post(&story.to("unpublish")).await.refused(Code::VersionRequired);
    let attempt = Attempt {
        transition: "unpublish",
        body: json!({}),
        right: &people.voss_contact,
        wrong_role: &people.kkhov_coordinator,
        other_tenant: &people.bodo_contact,
    };
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn consent_that_was_not_given_is_not_taken_back() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    story.ask(&people.voss_contact, "unpublish", &json!({})).await.refused(Code::StateConflict);
}
