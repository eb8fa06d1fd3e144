use super::{Thing, each};
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{HVL, TestApp};

#[tokio::test]
async fn who_represents_ksf_where_follows_from_terms_and_roles() {
    let (_app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let arena = json!({ "type": "external_arena", "name": "Rådet ved høgskulen", "region": "vest", "arena": HVL, "validFrom": "2025-01-01" });
    let arena = Thing::made(by, "/groups", &arena).await;
    let body = json!({ "person": people.voss_contact.user(), "validFrom": "2025-06-01" });
    arena.then(by, "members", &body).await;
    let page = people.voss_contact.get(&format!("/representatives?organisation={HVL}")).await.ok();
    let found = &page["items"][0];
    assert_eq!((&found["arena"], &found["arenaOf"]["id"]), (&json!("Rådet ved høgskulen"), &json!(HVL)));
    assert_eq!(
        (&found["person"]["name"], &found["group"]["type"]),
        (&json!("FoU-kontakt på Voss"), &json!("external_arena"))
    );
    let arenas =
        async |query: &str| each(&people.voss_contact, &format!("/representatives{query}"), "arena").await;
    assert_eq!(
        arenas("").await,
        ["KSF nasjonalt", "KSF nasjonalt", "KSF Vest", "KSF Vest", "Rådet ved høgskulen"]
    );
    assert_eq!(arenas("?type=external_arena&asOf=2025-05-31").await, Vec::<Value>::new());
    let person = format!("?person={}", people.voss_contact.user());
    assert_eq!(arenas(&person).await, ["Rådet ved høgskulen"]);
}

#[tokio::test]
async fn somebody_whose_roles_have_ended_is_shown_as_that_in_groups_and_among_representatives() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let group = json!({ "type": "regional", "name": "Samarbeidsgruppa", "region": "vest", "validFrom": "2025-01-01" });
    let group = Thing::made(by, "/groups", &group).await;
    let body = json!({ "person": people.voss_contact.user(), "role": "leader", "validFrom": "2025-06-01" });
    let group = group.then(by, "members", &body).await;
    assert_eq!(group.view["members"][0].get("withoutRole"), None);
    let end = format!(
        "UPDATE role_assignments SET valid = daterange(lower(valid), '2026-01-10') WHERE user_id = '{}'",
        people.voss_contact.user()
    );
    app.database.run(&end).await;
    let read = async |path: &str, by: &test_support::Caller| by.get(path).await.ok();
    assert_eq!(read(&group.path, by).await["members"][0]["withoutRole"], true);
    let then = read(&format!("{}?asOf=2026-01-09", group.path), by).await;
    assert_eq!(then["members"][0].get("withoutRole"), None);
    // On a day before the first role nobody is without one any longer.
    let first = format!(
        "UPDATE role_assignments SET valid = daterange('2025-09-01', '2026-01-10') WHERE user_id = '{}'",
        people.voss_contact.user()
    );
    app.database.run(&first).await;
    let early = read(&format!("{}?asOf=2025-08-31", group.path), by).await;
    assert_eq!(early["members"][0].get("withoutRole"), None);
    assert_eq!(read(&group.path, by).await["members"][0]["withoutRole"], true);
    let listed = format!("/representatives?group={}", group.id);
    let then = read(&format!("{listed}&asOf=2025-08-31"), by).await;
    assert_eq!(then["items"][0].get("withoutRole"), None);
    assert_eq!(read(&listed, by).await["items"][0]["withoutRole"], true);
    assert_eq!(read(&listed, &people.anonymous).await["items"][0].get("withoutRole"), None);
}

#[tokio::test]
async fn outside_ksf_no_person_is_named_nor_looked_for() {
    let (_app, people) = TestApp::start().await;
    for outsider in [&people.anonymous, &people.researcher] {
        let all = outsider.get("/representatives").await;
        assert_eq!(all.json()["items"].as_array().unwrap().len(), 4);
        assert!(
            !all.whole().contains("koordinator i") && !all.whole().contains("Regional koordinator"),
            "{all:?}"
        );
        let person = format!("/representatives?count=true&person={}", people.vest_coordinator.user());
        let none = outsider.get(&person).await.ok();
        assert_eq!((&none["items"], &none["total"]), (&json!([]), &json!(0)));
    }
    people.anonymous.get("/representatives?person=1").await.refused(Code::InvalidParameter);
}
