use super::a_group;
use crate::routes::newest;
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::{HVL, KKHOV, TestApp};

#[tokio::test]
async fn a_person_is_named_to_those_in_ksf_alone() {
    let (app, people) = TestApp::start().await;
    let person = people.voss_contact.user();
    let body = json!({ "person": person, "office": "Helseavdelinga", "role": "leader" });
    let group = a_group(&people).await.then(&people.vest_coordinator, "members", &body).await;
    let member = &group.view["members"][0];
    assert_eq!(
        (&member["person"]["name"], &member["role"]),
        (&json!("FoU-kontakt på Voss"), &json!("leader"))
    );
    for outsider in [&people.anonymous, &people.researcher, &people.admin] {
        let seen = outsider.get(&group.path).await;
        assert!(
            !seen.whole().contains("FoU-kontakt") && !seen.whole().contains("Helseavdelinga"),
            "{seen:?}"
        );
        assert_eq!(seen.json()["members"][0]["role"], "leader", "that there is one is no secret");
    }
    let event = newest(&app, "group", &group.id).await;
    assert_eq!(
        (&event["kind"], &event["data"]["party"]),
        (&json!("group.member_added"), &json!({ "person": person }))
    );
    assert!(!event.to_string().contains("Helseavdelinga"), "{event}");
}

#[tokio::test]
async fn municipalities_clusters_and_organisations_are_members_with_an_office() {
    let (_app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let group = a_group(&people).await;
    let group = group.then(by, "members", &json!({ "municipality": "4621", "office": "Rådmannen" })).await;
    let group = group.then(by, "members", &json!({ "cluster": KKHOV })).await;
    let group = group.then(by, "members", &json!({ "organisation": HVL, "role": "observer" })).await;
    let seen = people.anonymous.get(&group.path).await.ok();
    let members = seen["members"].as_array().unwrap();
    assert_eq!(members.len(), 3);
    assert!(
        members.iter().any(|m| m["municipality"]["name"] == "Voss" && m["office"] == "Rådmannen"),
        "{seen}"
    );
    assert!(members.iter().any(|m| m["organisation"]["name"] == "Høgskulen på Vestlandet"), "{seen}");
    assert_eq!(seen["version"], 4);
}

#[tokio::test]
async fn a_term_is_one_partys_and_one_at_a_time() {
    let (_app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let group = a_group(&people).await;
    for body in [json!({}), json!({ "municipality": "4621", "organisation": HVL })] {
        group.ask(by, "members", &body).await.refused_at("", FieldCode::ChooseOne);
    }
    for (body, pointer, code) in [
        (json!({ "municipality": "9999" }), "/municipality", FieldCode::UnknownValue),
        (json!({ "person": HVL }), "/person", FieldCode::UnknownValue),
        (json!({ "municipality": "4621", "validFrom": "2024-12-31" }), "/validFrom", FieldCode::InvalidDate),
        (
            json!({ "municipality": "4621", "validFrom": "2026-02-01", "validTo": "2026-01-01" }),
            "/validTo",
            FieldCode::InvalidDate,
        ),
        (json!({ "municipality": "4621", "role": "boss" }), "/role", FieldCode::UnknownValue),
    ] {
        group.ask(by, "members", &body).await.refused_at(pointer, code);
    }
    group.refuses(by, "members", &json!({ "municipality": "4621" })).await;
    let group = group.then(by, "members", &json!({ "municipality": "4621" })).await;
    group.ask(by, "members", &json!({ "municipality": "4621" })).await.refused(Code::AlreadyExists);
}

#[tokio::test]
async fn a_term_ends_and_the_day_before_stays_true() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let body = json!({ "municipality": "4621", "validFrom": "2025-02-01" });
    let group = a_group(&people).await.then(by, "members", &body).await;
    let id = group.view["members"][0]["id"].clone();
    let body = json!({ "membership": id, "lastDay": "2026-01-10", "reason": "Ny kontakt" });
    group.refuses(by, "end-membership", &body).await;
    let group = group.then(by, "end-membership", &body).await;
    assert_eq!(group.view["members"], json!([]));
    let then = people.anonymous.get(&format!("{}?asOf=2026-01-10", group.path)).await.ok();
    assert_eq!(then["members"][0]["validTo"], "2026-01-10");
    let event = newest(&app, "group", &group.id).await;
    assert_eq!((&event["effective_on"], &event["reason"]), (&json!("2026-01-11"), &json!("Ny kontakt")));
    group.ask(by, "end-membership", &body).await.refused_at("/lastDay", FieldCode::InvalidDate);
    let other = json!({ "membership": HVL });
    group.ask(by, "end-membership", &other).await.refused_at("/membership", FieldCode::UnknownValue);
}

#[tokio::test]
async fn a_term_can_be_planned_and_taken_back() {
    let (_app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let body = json!({ "municipality": "4621", "validFrom": "2026-03-01" });
    let group = a_group(&people).await.then(by, "members", &body).await;
    assert_eq!(group.view["members"], json!([]));
    let planned = group.view["planned"][0].clone();
    assert_eq!(planned["validFrom"], "2026-03-01");
    let later = people.anonymous.get(&format!("{}?asOf=2026-03-01", group.path)).await.ok();
    assert_eq!(later["members"][0]["id"], planned["id"]);
    let group = group.then(by, "end-membership", &json!({ "membership": planned["id"] })).await;
    assert_eq!(group.view["planned"], json!([]));
}

#[tokio::test]
async fn of_fifty_at_once_one_gets_the_seat_and_the_others_are_told_why() {
    let (app, people) = TestApp::start().await;
    let group = a_group(&people).await;
    let body = json!({ "municipality": "4621" });
    let attempts = (0..50).map(|_| {
        let call = people.vest_coordinator.post(&format!("{}/members", group.path)).if_match("*").json(&body);
        async move { call.await.status }
    });
    let answers = futures_util::future::join_all(attempts).await;
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| [200, 409].contains(status)), "{answers:?}");
    assert_eq!(app.database.count("group_members").await, 1);
}
