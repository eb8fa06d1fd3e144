use super::{last_event, refused, rules};
use contract::problem::Code;
use domain::rule::RuleId;
use serde_json::json;
use test_support::{ClusterStory, KKHOV, TestApp};

#[tokio::test]
async fn five_municipalities_found_sign_and_establish_a_cluster() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 5).await;
    let begin = json!({ "reason": "Utkast til avtale" });
    refused(&app, &people, &story, "begin", &begin, &people.austrheim_contact).await;
    let early = story.ask(&people.austrheim_contact, "establish", &json!({ "reason": "Klar" })).await;
    let told = early.refused(Code::StateConflict).detail;
    assert!(
        told.contains("ennå et initiativ") && told.contains("motorkommune, avtale signert av alle"),
        "{told}"
    );
    let story = story.then(&people.austrheim_contact, "begin", &begin).await;
    let establish = json!({ "reason": "Klar" });
    let ask = async |story: &ClusterStory| {
        rules(story.ask(&people.austrheim_contact, "establish", &establish).await)
    };
    assert_eq!(ask(&story).await, [RuleId::SignedAgreement]);
    let story = story.signed(&people).await;
    assert_eq!(ask(&story).await, [RuleId::OneMotor]);
    let story = story.driven_by(&people, "4632", "2026-01-15").await;
    assert_eq!(ask(&story).await, [RuleId::Anchored], "soft: a reason lets it pass");
    let why = json!({ "rule": "KSF-R15", "reason": "Vedtak kjem i mars" });
    let body = json!({ "reason": "Avtale signert av alle", "overrides": [why] });
    refused(&app, &people, &story, "establish", &body, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "establish", &body).await;
    assert_eq!(story.view.status.unwrap().code(), "established");
    assert_eq!(story.view.lacks.iter().map(|l| l.code()).collect::<Vec<_>>(), ["coordinator", "anchoring"]);
    assert_eq!(last_event(&app, &story).await["overrides"], json!([why]));
}

#[tokio::test]
async fn four_take_a_reason_and_both_soft_rules_are_told_at_once_in_words() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 4).await.signed(&people).await;
    let story = story.driven_by(&people, "4632", "2026-01-15").await;
    let story = story.then(&people.austrheim_contact, "begin", &json!({ "reason": "Utkast" })).await;
    let answer = story.ask(&people.austrheim_contact, "establish", &json!({ "reason": "Klar" })).await;
    let problem = answer.refused(Code::RuleRefused);
    let told: Vec<_> = problem.rule.iter().chain(&problem.further_rules).collect();
    assert_eq!(told.iter().map(|r| r.id).collect::<Vec<_>>(), [RuleId::FiveMembers, RuleId::Anchored]);
    assert!(
        told.iter().all(|r| r.overridable && !r.text.is_empty() && r.source.contains("Etableringsplanen"))
    );
}

#[tokio::test]
async fn a_cluster_rests_goes_on_and_is_closed_and_as_of_tells_when() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let rest = json!({ "validFrom": "2026-02-01", "reason": "Ventar på pengar" });
    refused(&app, &people, &story, "rest", &rest, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "rest", &rest).await;
    let again = json!({ "validFrom": "2026-04-01", "reason": "I gang att",
                        "overrides": [{ "rule": "KSF-R15", "reason": "Vedtak kjem" }] });
    let story = story.then(&people.austrheim_contact, "establish", &again).await;
    let close = json!({ "validFrom": "2026-12-31", "reason": "Oppgåva er løyst" });
    refused(&app, &people, &story, "close", &close, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "close", &close).await;
    for (day, status, members) in [
        ("2026-01-20", "established", 5),
        ("2026-02-01", "dormant", 5),
        ("2026-04-01", "established", 5),
        ("2026-12-30", "established", 5),
        ("2026-12-31", "closed", 0),
    ] {
        let view = story.on(&people.anonymous, day).await;
        assert_eq!((view.status.unwrap().code(), view.members.len()), (status, members), "{day}");
    }
    let closed = story.ask(&people.austrheim_contact, "begin", &json!({ "reason": "Nei" })).await;
    let told = closed.refused(Code::StateConflict).detail;
    assert_eq!(told, "Det er bestemt at klyngen avsluttes. Fram til da får den ingen annen status.");
}

#[tokio::test]
async fn the_nation_confirms_a_cluster_of_ksf() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await;
    story.ask(&people.austrheim_contact, "confirm", &json!({})).await.refused(Code::Forbidden);
    refused(&app, &people, &story, "confirm", &json!({}), &people.national).await;
    let story = story.then(&people.national, "confirm", &json!({})).await;
    assert!(story.view.confirmed);
    let kkhov = ClusterStory::existing(&people.national, KKHOV).await;
    kkhov.ask(&people.national, "confirm", &json!({})).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn what_a_cluster_is_established_with_is_asked_of_the_day_it_is() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 5).await.signed(&people).await;
    let story = story.driven_by(&people, "4632", "2026-01-15").await;
    let story = story.then(&people.austrheim_contact, "begin", &json!({ "reason": "Utkast" })).await;
    // Voss' contact stops in March: in May nobody is named there.
    let own = people.voss_contact.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    let end = format!("/role-assignments/{}/end", own.as_str().unwrap());
    people.voss_contact.post(&end).if_match("*").json(&json!({ "lastDay": "2026-03-31" })).await.ok();
    let why = json!([{ "rule": "KSF-R15", "reason": "Vedtak kjem i mars" }]);
    let on = |day: &str| json!({ "validFrom": day, "reason": "Klar", "overrides": why });
    let ask = async |day: &str| story.ask(&people.austrheim_contact, "establish", &on(day)).await;
    assert_eq!(rules(ask("2026-05-01").await), [RuleId::MemberNamesContact]);
    let story = story.clone().then(&people.austrheim_contact, "establish", &on("2026-03-31")).await;
    assert_eq!(story.on(&people.anonymous, "2026-03-31").await.status.unwrap().code(), "established");
}
