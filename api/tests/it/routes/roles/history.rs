//! The history of a role.

use super::*;
use contract::problem::Code;
use test_support::municipality;

fn told(answer: &Value, member: &str) -> Vec<Value> {
    answer["items"].as_array().unwrap().iter().map(|event| event[member].clone()).collect()
}

#[tokio::test]
async fn whoever_sees_a_role_sees_all_that_happened_to_it() {
    let (_app, people) = TestApp::start().await;
    let role = offer(&people.voss_contact, &people.researcher, contact_of_voss()).await;
    let path = format!("{}/history", role.path);
    let own = people.researcher.get(&path).await.ok();
    assert_eq!(told(&own, "kind"), ["role.proposed"], "also who is not in KSF");
    assert!(own["items"][0].get("actor").is_none(), "persons are named to those in KSF");
    let role = role.accepted(&people.researcher).await;
    let end = json!({ "lastDay": "2026-06-30", "reason": "Ny jobb" });
    role.ask(&people.voss_contact, "end", &end).await.expect(200);
    for inside in [&people.oslo_contact, &people.admin] {
        let page = inside.get(&format!("{path}?count=true")).await.ok();
        assert_eq!(told(&page, "kind"), ["role.ended", "role.accepted", "role.proposed"]);
        assert_eq!((&page["total"], &page["items"][0]["reason"]), (&json!(3), &json!("Ny jobb")));
        assert_eq!(
            (&page["items"][0]["actor"], &page["items"][0]["effectiveOn"]),
            (&json!("FoU-kontakt på Voss"), &json!("2026-07-01"))
        );
    }
    let first = people.oslo_contact.get(&format!("{path}?limit=1")).await.ok();
    let next = first["nextCursor"].as_str().unwrap();
    let second = people.oslo_contact.get(&format!("{path}?limit=1&cursor={next}")).await.ok();
    assert_eq!((told(&first, "version"), told(&second, "version")), (vec![json!(3)], vec![json!(2)]));
    people.anonymous.get(&path).await.refused(Code::Unauthenticated);
    people
        .oslo_contact
        .get("/role-assignments/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44/history")
        .await
        .expect(404);
}

#[tokio::test]
async fn who_does_not_see_the_role_is_told_nothing_and_who_declined_is_not_named() {
    let (_app, people) = TestApp::start().await;
    let role = offer(&people.voss_contact, &people.austrheim_contact, contact_of_voss()).await;
    let path = format!("{}/history", role.path);
    people.researcher.get(&path).await.refused(Code::NotFound);
    role.ask(&people.austrheim_contact, "decline", &json!({ "reason": "Har ikkje tid" })).await.expect(200);
    let page = people.voss_contact.get(&path).await.ok();
    assert_eq!(told(&page, "kind"), ["role.declined", "role.proposed"]);
    assert!(page["items"][0].get("actor").is_none());
    assert_eq!(page["items"][1]["actor"], "FoU-kontakt på Voss");
}

#[tokio::test]
async fn a_role_that_an_import_brought_has_no_history_yet() {
    let (app, people) = TestApp::start().await;
    let of = municipality("4621");
    let sql = format!("SELECT id FROM role_assignments WHERE municipality_id = '{of}'");
    let id = app.database.row(&sql).await["id"].as_str().unwrap().to_owned();
    let page = people.voss_contact.get(&format!("/role-assignments/{id}/history")).await.ok();
    assert_eq!(told(&page, "kind"), Vec::<Value>::new());
}
