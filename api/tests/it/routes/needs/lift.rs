use super::{Attempt, last_event, row};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{People, Story, TestApp};

fn why() -> Value {
    json!({ "reason": "Gjeld fleire kommunar" })
}

#[tokio::test]
async fn a_need_travels_from_the_cluster_to_the_region_and_to_the_nation() {
    let (app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let answer = story.ask(&people.kkhov_coordinator, "lift", &why()).await;
    let etag = answer.etag();
    let need = answer.ok();
    assert_eq!((&need["process"], &need["visibility"]), (&json!("lifted_region"), &json!("region")));
    assert_eq!(need["holder"], json!({ "level": "region", "name": "KSF Vest" }));
    assert_eq!(need["decisionReason"], why()["reason"]);
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["data"]["to"]), (&json!("need.lifted"), &json!("region")));
    assert_eq!((&event["reason"], &event["overrides"]), (&why()["reason"], &json!([])));

    let again = people.vest_coordinator.post(&story.to("lift")).if_match(etag).json(&why()).await.ok();
    assert_eq!((&again["process"], &again["visibility"]), (&json!("lifted_national"), &json!("national")));
    assert_eq!(again["holder"], json!({ "level": "national", "name": "KSF nasjonalt" }));
    assert_eq!(row(&app, &story).await["held_by"], "national");
    let event = last_event(&app, &story).await;
    assert_eq!(event["data"]["to"], "national");
    assert_eq!((&event["visibility_before"], &event["visibility"]), (&json!("region"), &json!("national")));
    for in_ksf in [&people.bodo_contact, &people.nord_coordinator, &people.national, &people.oslo_contact] {
        in_ksf.get(&story.path).await.ok();
    }
    for outsider in [&people.anonymous, &people.researcher, &people.admin] {
        outsider.get(&story.path).await.refused(Code::NotFound);
    }
}

#[tokio::test]
async fn where_the_region_stands_in_a_need_is_lifted_straight_to_the_nation() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.austrheim_contact).await;
    let story = story.then(&people.vest_coordinator, "qualify", &json!({})).await;
    let story = story.then(&people.vest_coordinator, "lift", &why()).await;
    assert_eq!(story.view.process.code(), "lifted_national");
}

#[tokio::test]
async fn a_need_is_lifted_by_the_desk_that_holds_it_with_a_reason() {
    let (app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let attempt = Attempt {
        transition: "lift",
        body: why(),
        right: &people.kkhov_coordinator,
        wrong_role: &people.voss_contact,
        other_tenant: &people.vest_coordinator,
    };
    attempt.refused(&app, &people, &story).await;
    let without = story.ask(&people.kkhov_coordinator, "lift", &json!({})).await;
    without.refused_at("/reason", FieldCode::Required);
    attempt.repeated(&app, &story).await;
}

#[tokio::test]
async fn a_coordinator_who_has_lifted_a_need_cannot_lift_it_from_the_next_desk() {
    let (_app, people) = TestApp::start().await;
    let story = Story::lifted_to_region(&people).await;
    story.ask(&people.kkhov_coordinator, "lift", &why()).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn a_need_is_not_lifted_before_it_is_accepted_nor_above_the_nation() {
    let (_app, people) = TestApp::start().await;
    let submitted = Story::submitted(&people.voss_contact).await;
    submitted.ask(&people.kkhov_coordinator, "lift", &why()).await.refused(Code::StateConflict);
    let national = Story::lifted_to_nation(&people).await;
    national.ask(&people.national, "lift", &why()).await.refused(Code::StateConflict);
}

async fn outside_theme(people: &People) -> Story {
    let story = Story::qualified(people).await;
    story.edited(&people.kkhov_coordinator, &json!({ "outsideTheme": true })).await
}

#[tokio::test]
async fn ksf_r24_a_need_outside_the_theme_is_refused_with_the_rule_and_its_source() {
    let (_app, people) = TestApp::start().await;
    let story = outside_theme(&people).await;
    let rule =
        story.ask(&people.kkhov_coordinator, "lift", &why()).await.refused(Code::RuleRefused).rule.unwrap();
    assert_eq!((rule.id, rule.overridable), (RuleId::OutsideTheme, true));
    assert!(rule.source.contains("Prioriterte aktiviteter"), "{}", rule.source);
}

#[tokio::test]
async fn ksf_r24_passes_with_an_override_that_the_event_and_the_history_keep() {
    let (app, people) = TestApp::start().await;
    let story = outside_theme(&people).await;
    let because = json!([{ "rule": "KSF-R24", "reason": "Nabokommunane spør om det same" }]);
    let body = json!({ "reason": "Gjeld fleire kommunar", "overrides": because });
    let story = story.then(&people.kkhov_coordinator, "lift", &body).await;
    assert_eq!(last_event(&app, &story).await["overrides"], because);
    let history = people.voss_contact.get(&story.to("history")).await.ok();
    assert_eq!(history["items"][0]["overrides"], because);
}

#[tokio::test]
async fn an_override_of_a_rule_that_is_not_in_the_way_is_not_kept_and_an_unknown_rule_is_refused() {
    let (app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let unknown =
        json!({ "reason": "Gjeld fleire", "overrides": [{ "rule": "KSF-R99", "reason": "Difor" }] });
    let unknown = story.ask(&people.kkhov_coordinator, "lift", &unknown).await;
    unknown.refused_at("/overrides/0/rule", FieldCode::UnknownValue);
    let short = json!({ "reason": "Gjeld fleire", "overrides": [{ "rule": "KSF-R24", "reason": "x" }] });
    let short = story.ask(&people.kkhov_coordinator, "lift", &short).await;
    short.refused_at("/overrides/0/reason", FieldCode::TooShort);
    let needless =
        json!({ "reason": "Gjeld fleire", "overrides": [{ "rule": "KSF-R24", "reason": "For visse" }] });
    let story = story.then(&people.kkhov_coordinator, "lift", &needless).await;
    assert_eq!(last_event(&app, &story).await["overrides"], json!([]));
}

#[tokio::test]
async fn more_rules_than_a_decision_sets_aside_are_refused_and_nothing_is_decided() {
    let (app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let events = app.database.count("events").await;
    let rules = |count| vec![json!({ "rule": "KSF-R24", "reason": "Nabokommunane har same behov" }); count];
    let body = |count| json!({ "reason": "Gjeld fleire kommunar", "overrides": rules(count) });
    for transition in ["lift", "reject"] {
        let refused = story.ask(&people.kkhov_coordinator, transition, &body(11)).await;
        refused.refused_at("/overrides", FieldCode::TooMany);
    }
    assert_eq!(app.database.count("events").await, events);
    story.ask(&people.kkhov_coordinator, "lift", &body(10)).await.expect(200);
}
