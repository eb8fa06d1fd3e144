use super::{Attempt, last_event, row};
use contract::problem::Code;
use domain::rule::RuleId;
use serde_json::json;
use test_support::{Story, TestApp, municipality};

#[tokio::test]
async fn a_municipality_withdraws_its_need_from_every_open_state_and_it_is_internal() {
    let (app, people) = TestApp::start().await;
    for story in [
        Story::published(&people, true).await,
        Story::qualified(&people).await,
        Story::lifted_to_region(&people).await,
        Story::lifted_to_nation(&people).await,
    ] {
        let need =
            story.ask(&people.voss_contact, "withdraw", &json!({ "reason": "Vi fann svaret" })).await.ok();
        assert_eq!((&need["process"], &need["visibility"]), (&json!("withdrawn"), &json!("internal")));
        assert_eq!(
            (&need["decisionReason"], &need["allowedActions"]),
            (&json!("Vi fann svaret"), &json!([]))
        );
        assert_eq!(row(&app, &story).await["published_with_name"], json!(null));
        let event = last_event(&app, &story).await;
        assert_eq!((&event["kind"], &event["visibility"]), (&json!("need.withdrawn"), &json!("internal")));
        assert_eq!(event["on_behalf_of"], municipality("4621").to_string());
        people.masfjorden_contact.get(&story.path).await.refused(Code::NotFound);
        story.ask(&people.voss_contact, "withdraw", &json!({})).await.refused(Code::VersionMismatch);
    }
}

#[tokio::test]
async fn ksf_r29_the_clusters_coordinator_withdraws_too_wherever_the_need_has_been_lifted() {
    let (_app, people) = TestApp::start().await;
    for story in [
        Story::submitted(&people.voss_contact).await,
        Story::lifted_to_region(&people).await,
        Story::lifted_to_nation(&people).await,
    ] {
        let actions = people.kkhov_coordinator.get(&story.path).await.ok()["allowedActions"].clone();
        assert!(actions.as_array().unwrap().contains(&json!("withdraw")), "{actions}");
        let story = story.then(&people.kkhov_coordinator, "withdraw", &json!({})).await;
        assert_eq!(story.view.process.code(), "withdrawn");
    }
}

#[tokio::test]
async fn ksf_r29_nobody_else_withdraws() {
    let (app, people) = TestApp::start().await;
    let story = Story::lifted_to_region(&people).await;
    let problem = story.ask(&people.vest_coordinator, "withdraw", &json!({})).await.refused(Code::Forbidden);
    assert_eq!(problem.rule.unwrap().id, RuleId::WhoMayWithdraw);
    let attempt = Attempt {
        transition: "withdraw",
        body: json!({ "reason": "Vi fann svaret" }),
        right: &people.voss_contact,
        wrong_role: &people.masfjorden_contact,
        other_tenant: &people.bodo_contact,
    };
    attempt.refused(&app, &people, &story).await;
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn a_draft_is_thrown_away_instead() {
    let (_app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &test_support::a_need()).await;
    draft.ask(&people.voss_contact, "withdraw", &json!({})).await.refused(Code::StateConflict);
}
