use super::{Attempt, last_event, row};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{Story, TestApp, municipality};

fn named() -> Value {
    json!({ "withName": true })
}

#[tokio::test]
async fn a_municipality_consents_and_everyone_sees_its_need() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    people.anonymous.get(&story.path).await.refused(Code::NotFound);
    let need = story.ask(&people.voss_contact, "publish", &named()).await.ok();
    assert_eq!((&need["visibility"], &need["publication"]), (&json!("public"), &named()));
    assert_eq!(need["process"], "submitted", "the process goes its own way");

    assert_eq!(row(&app, &story).await["published_with_name"], true);
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["data"]), (&json!("need.published"), &json!({ "with_name": true })));
    assert_eq!(event["on_behalf_of"], municipality("4621").to_string());
    assert_eq!((&event["visibility_before"], &event["visibility"]), (&json!("cluster"), &json!("public")));

    let public = people.anonymous.get(&story.path).await.ok();
    assert_eq!(public["originators"], json!([{ "number": "4621", "name": "Voss" }]));
    assert_eq!((&public["allowedActions"], &public["channel"]), (&json!([]), &json!(null)));
}

#[tokio::test]
async fn without_its_name_no_field_tells_an_outsider_where_a_need_comes_from() {
    let (_app, people) = TestApp::start().await;
    let story = Story::published(&people, false).await;
    for outsider in [
        &people.anonymous,
        &people.researcher,
        &people.admin,
        &people.bodo_contact,
        &people.austrheim_contact,
    ] {
        for path in [story.path.clone(), story.to("history"), "/needs".to_owned()] {
            let answer = outsider.get(&path).await.expect(200);
            for secret in ["Voss", "4621", "KSF Vest", "Kunnskapskommunen", "kkhov", "\"vest\""] {
                assert!(
                    !answer.whole().contains(secret),
                    "{outsider:?} reads {secret} at {path}: {}",
                    answer.body
                );
            }
        }
    }
    for insider in
        [&people.voss_contact, &people.masfjorden_contact, &people.kkhov_coordinator, &people.analyst]
    {
        assert_eq!(insider.get(&story.path).await.ok()["originators"][0]["name"], "Voss");
    }
}

#[tokio::test]
async fn ksf_d02_nobody_but_the_municipality_itself_consents() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let problem = story.ask(&people.kkhov_coordinator, "publish", &named()).await.refused(Code::Forbidden);
    let rule = problem.rule.unwrap();
    assert_eq!((rule.id, rule.overridable), (RuleId::PublicByConsent, false));
    let attempt = Attempt {
        transition: "publish",
        body: named(),
        right: &people.voss_contact,
        wrong_role: &people.kkhov_coordinator,
        other_tenant: &people.vest_coordinator,
    };
    attempt.refused(&app, &people, &story).await;
    let without = story.ask(&people.voss_contact, "publish", &json!({})).await;
    without.refused_at("/withName", FieldCode::Required);
    let wrong = story.ask(&people.voss_contact, "publish", &json!({ "withName": "ja" })).await;
    wrong.refused_at("/withName", FieldCode::WrongType);
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn a_municipality_may_change_its_mind_about_its_name() {
    let (_app, people) = TestApp::start().await;
    let story = Story::published(&people, true).await;
    let story = story.then(&people.voss_contact, "publish", &json!({ "withName": false })).await;
    assert_eq!(people.anonymous.get(&story.path).await.ok()["originators"], json!([]));
}

#[tokio::test]
async fn drafts_and_needs_that_have_ended_are_not_published() {
    let (_app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &test_support::a_need()).await;
    draft.ask(&people.voss_contact, "publish", &named()).await.refused(Code::StateConflict);
    let withdrawn = Story::submitted(&people.voss_contact).await;
    let withdrawn = withdrawn.then(&people.voss_contact, "withdraw", &json!({})).await;
    withdrawn.ask(&people.voss_contact, "publish", &named()).await.refused(Code::StateConflict);
}
