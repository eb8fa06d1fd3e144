use super::a_group;
use crate::routes::{Thing, each};
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{KKHOV, Person, TestApp};

#[tokio::test]
async fn groups_are_narrowed_by_type_place_member_name_and_day() {
    let (_app, people) = TestApp::start().await;
    let group = a_group(&people).await;
    let group = group
        .then(&people.vest_coordinator, "members", &json!({ "cluster": KKHOV, "validFrom": "2025-06-01" }))
        .await;
    let council = json!({ "type": "council", "name": "KSF-råd" });
    Thing::made(&people.national, "/groups", &council).await;
    let of_cluster = json!({ "type": "commissioning", "name": "Bestillarutval", "cluster": KKHOV, "validTo": "2026-06-30" });
    Thing::made(&people.kkhov_coordinator, "/groups", &of_cluster).await;
    let names = async |query: &str| each(&people.anonymous, &format!("/groups{query}"), "name").await;
    assert_eq!(names("").await, ["Bestillarutval", "Faggruppe for nattilsyn", "KSF-råd"]);
    assert_eq!(names("?type=council&type=expert").await, ["Faggruppe for nattilsyn", "KSF-råd"]);
    assert_eq!(names("?region=vest").await, ["Faggruppe for nattilsyn"]);
    assert_eq!(names(&format!("?cluster={KKHOV}")).await, ["Bestillarutval"]);
    assert_eq!(names("?municipality=4621").await, ["Faggruppe for nattilsyn"], "by its cluster");
    assert_eq!(names("?municipality=4621&asOf=2025-05-31").await, Vec::<serde_json::Value>::new());
    assert_eq!(names("?q=natt").await, ["Faggruppe for nattilsyn"]);
    assert_eq!(names("?asOf=2026-07-01").await, ["Faggruppe for nattilsyn", "KSF-råd"]);
    assert_eq!(people.anonymous.get("/groups?count=true&limit=1").await.ok()["total"], 3);
    let renamed = json!({ "name": "Faggruppe for velferdsteknologi" });
    let group = group.then(&people.vest_coordinator, "", &renamed).await;
    for query in ["?q=nattilsyn", "?q=nattilsyn&asOf=2025-06-01"] {
        let found = people.anonymous.get(&format!("/groups{query}")).await.ok()["items"].clone();
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{query}");
        let (name, former) = if query.contains("asOf") {
            ("Faggruppe for nattilsyn", None)
        } else {
            ("Faggruppe for velferdsteknologi", Some(json!(["Faggruppe for nattilsyn"])))
        };
        assert_eq!(
            (&found[0]["name"], found[0].get("formerNames")),
            (&json!(name), former.as_ref()),
            "{query}"
        );
    }
    people.anonymous.get("/groups?type=network").await.refused(Code::InvalidParameter);
    people.anonymous.get(&group.path.replace("groups", "networks")).await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_groups_history_names_persons_to_those_in_ksf_alone() {
    let (_app, people) = TestApp::start().await;
    let group = a_group(&people).await;
    let group = group.then(&people.vest_coordinator, "members", &json!({ "municipality": "4621" })).await;
    let path = format!("{}/history", group.path);
    let told = people.voss_contact.get(&path).await.ok();
    assert_eq!(told["items"][0]["kind"], "group.member_added");
    assert_eq!(told["items"][0]["member"], "Voss");
    assert_eq!(told["items"][1]["actor"], "Regional koordinator Vest");
    let outside = people.anonymous.get(&path).await;
    assert_eq!(outside.json()["items"].as_array().unwrap().len(), 2);
    assert!(!outside.whole().contains("Regional koordinator"), "{outside:?}");
    let person = json!({ "person": Person::named("voss_contact").user });
    let group = group.then(&people.vest_coordinator, "members", &person).await;
    let member = |answer: &Value| answer["items"][0].get("member").cloned();
    assert!(member(&people.voss_contact.get(&path).await.ok()).is_some());
    assert_eq!(member(&people.anonymous.get(&format!("{}/history", group.path)).await.ok()), None);
    people.anonymous.get("/groups/1/history").await.refused(Code::NotFound);
}
