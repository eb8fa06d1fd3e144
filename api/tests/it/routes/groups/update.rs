use super::a_group;
use crate::routes::newest;
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::TestApp;

#[tokio::test]
async fn a_group_says_something_else_of_itself() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let group = a_group(&people).await;
    group.refuses(by, "", &json!({ "name": "Faggruppe for natt" })).await;
    let body = json!({ "name": "Faggruppe for natt", "mandate": null, "mandateLink": "https://example.org/mandat", "validTo": "2027-12-31" });
    let group = group.then(by, "", &body).await;
    assert_eq!((&group.view["name"], group.view.get("mandate")), (&json!("Faggruppe for natt"), None));
    assert_eq!(
        (&group.view["mandateLink"], &group.view["validTo"]),
        (&json!("https://example.org/mandat"), &json!("2027-12-31"))
    );
    let event = newest(&app, "group", &group.id).await;
    assert_eq!(event["data"]["fields"], json!(["title", "purpose", "period"]));
    assert_eq!(
        event["data"]["to"],
        json!({ "title": "Faggruppe for natt", "mandate_link": "https://example.org/mandat" })
    );
    group.ask(by, "", &json!({ "name": null })).await.refused_at("/name", FieldCode::WrongType);
}

#[tokio::test]
async fn each_day_shows_what_a_group_said_of_itself_then_and_history_says_from_and_to() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let group = a_group(&people).await;
    let (name, mandate) = (group.view["name"].clone(), group.view["mandate"].clone());
    app.clock.advance(time::Duration::days(30));
    let group = group.then(by, "", &json!({ "name": "Faggruppe for natt", "mandate": "Sjå på natta" })).await;
    app.clock.advance(time::Duration::days(30));
    let group = group.then(by, "", &json!({ "name": "Faggruppe for kveld" })).await;
    let on = async |day: &str| {
        let read = people.anonymous.get(&format!("{}?asOf={day}", group.path)).await.ok();
        let listed = people.anonymous.get(&format!("/groups?asOf={day}")).await.ok();
        let same = listed["items"].as_array().unwrap().iter().any(|one| one["name"] == read["name"]);
        assert!(same, "{listed}");
        (read["name"].clone(), read["mandate"].clone())
    };
    assert_eq!(on("2026-02-13").await, (name.clone(), mandate));
    assert_eq!(on("2026-02-14").await, (json!("Faggruppe for natt"), json!("Sjå på natta")));
    assert_eq!(on("2026-03-16").await, (json!("Faggruppe for kveld"), json!("Sjå på natta")));
    let told = people.anonymous.get(&format!("{}/history", group.path)).await.ok();
    let first = &told["items"][1]["facts"][0];
    assert_eq!(
        (&first["part"], &first["before"], &first["after"]),
        (&json!("title"), &name, &json!("Faggruppe for natt"))
    );
}

#[tokio::test]
async fn a_group_does_not_end_before_a_term_in_it() {
    let (_app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let body = json!({ "municipality": "4621", "validTo": "2027-06-30" });
    let group = a_group(&people).await.then(by, "members", &body).await;
    let answer = group.ask(by, "", &json!({ "validTo": "2027-06-29" })).await;
    answer.refused_at("/validTo", FieldCode::InvalidDate);
    group.then(by, "", &json!({ "validTo": "2027-06-30" })).await;
}

#[tokio::test]
async fn a_closed_group_has_nobody_and_nothing_more_can_be_done() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let body = json!({ "municipality": "4621", "validFrom": "2025-02-01" });
    let group = a_group(&people).await.then(by, "members", &body).await;
    let early = group.ask(by, "close", &json!({ "lastDay": "2024-12-31" })).await;
    early.refused_at("/lastDay", FieldCode::InvalidDate);
    let group =
        group.then(by, "close", &json!({ "lastDay": "2026-01-14", "reason": "Arbeidet er gjort" })).await;
    assert_eq!((&group.view["members"], &group.view["allowedActions"]), (&json!([]), &json!([])));
    assert_eq!(newest(&app, "group", &group.id).await["kind"], "group.closed");
    let then = people.anonymous.get(&format!("{}?asOf=2026-01-14", group.path)).await.ok();
    assert_eq!(then["members"].as_array().unwrap().len(), 1);
    for (transition, body) in [
        ("", json!({ "name": "Ei anna" })),
        ("members", json!({ "municipality": "4631" })),
        ("close", json!({})),
    ] {
        group.ask(by, transition, &body).await.refused(Code::StateConflict);
    }
}
