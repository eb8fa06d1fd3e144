use super::a_group;
use crate::routes::{Thing, newest};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{HVL, KKHOV, TestApp, VEST};

#[tokio::test]
async fn a_region_makes_a_group_that_everyone_reads() {
    let (app, people) = TestApp::start().await;
    let group = a_group(&people).await;
    let view = people.anonymous.get(&group.path).await.ok();
    assert_eq!(
        (&view["type"], &view["level"], &view["region"]["slug"]),
        (&json!("expert"), &json!("region"), &json!("vest"))
    );
    assert_eq!(
        (&view["mandate"], &view["members"], &view["allowedActions"]),
        (&json!("Dele erfaringar"), &json!([]), &json!([]))
    );
    assert_eq!(group.view["allowedActions"], json!(["edit", "addMember", "endMembership", "close"]));
    let event = newest(&app, "group", &group.id).await;
    assert_eq!(
        (&event["kind"], &event["visibility"], &event["region_id"]),
        (&json!("group.created"), &json!("public"), &json!(VEST))
    );
    assert_eq!(
        (&event["effective_on"], &event["actor_id"]),
        (&json!("2025-01-01"), &json!(people.vest_coordinator.user()))
    );
    assert!(!event.to_string().contains("nattilsyn"), "the log holds no names: {event}");
}

#[tokio::test]
async fn a_cluster_and_the_nation_make_groups_of_their_own() {
    let (_app, people) = TestApp::start().await;
    let of_cluster = json!({ "type": "commissioning", "name": "Bestillarutvalet", "cluster": KKHOV });
    let made = Thing::made(&people.kkhov_coordinator, "/groups", &of_cluster).await;
    assert_eq!((&made.view["level"], &made.view["cluster"]["id"]), (&json!("cluster"), &json!(KKHOV)));
    people.nordhordland_coordinator.post("/groups").json(&of_cluster).await.refused(Code::Forbidden);
    let council = json!({ "type": "council", "name": "KSF-råd" });
    assert_eq!(Thing::made(&people.national, "/groups", &council).await.view["level"], "national");
    people.vest_coordinator.post("/groups").json(&council).await.refused(Code::Forbidden);
    people.anonymous.post("/groups").json(&council).await.refused(Code::Unauthenticated);
}

#[tokio::test]
async fn an_external_arena_is_somebodys_and_no_other_group_is() {
    let (_app, people) = TestApp::start().await;
    let arena = |kind: &str, arena: Value| {
        let mut body = json!({ "type": kind, "name": "Rådet for høgskulen", "region": "vest" });
        body["arena"] = arena;
        people.vest_coordinator.post("/groups").json(&body)
    };
    let made = arena("external_arena", json!(HVL)).await.expect(201).json();
    assert_eq!(made["arena"], json!({ "id": HVL, "name": "Høgskulen på Vestlandet" }));
    arena("external_arena", Value::Null).await.refused_at("/arena", FieldCode::Required);
    arena("expert", json!(HVL)).await.refused_at("/arena", FieldCode::UnknownValue);
    arena("external_arena", json!(KKHOV)).await.refused_at("/arena", FieldCode::UnknownValue);
}

#[tokio::test]
async fn what_cannot_be_a_group_is_refused_field_by_field() {
    let (app, people) = TestApp::start().await;
    let right = json!({ "type": "expert", "name": "Faggruppa", "region": "vest" });
    for (member, value, pointer, code) in [
        ("type", json!("network"), "/type", FieldCode::UnknownValue),
        ("name", json!("x"), "/name", FieldCode::TooShort),
        ("region", json!("vst"), "/region", FieldCode::UnknownValue),
        ("cluster", json!(KKHOV), "/region", FieldCode::ChooseOne),
        ("mandateLink", json!("javascript:alert(1)"), "/mandateLink", FieldCode::InvalidLink),
        ("mandate", json!("gjeld 010190 00083"), "/mandate", FieldCode::NationalIdentityNumber),
        ("validTo", json!("2025-12-31"), "/validTo", FieldCode::InvalidDate),
        ("members", json!([]), "/members", FieldCode::UnknownField),
    ] {
        let mut body = right.clone();
        body[member] = value;
        people.vest_coordinator.post("/groups").json(&body).await.refused_at(pointer, code);
    }
    assert_eq!(app.database.count("groups").await, 0);
}

#[tokio::test]
async fn a_repeat_with_the_same_key_makes_one_group() {
    let (app, people) = TestApp::start().await;
    let body = json!({ "type": "expert", "name": "Faggruppa", "region": "vest" });
    let once = || people.vest_coordinator.post("/groups").key("same").json(&body);
    assert_eq!(once().await.expect(201).body, once().await.expect(201).body);
    assert_eq!(app.database.count("groups").await, 1);
}
