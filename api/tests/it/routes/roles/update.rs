use super::{contact_of_voss, last_event, offer};
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::TestApp;

#[tokio::test]
async fn mandate_and_tasks_are_written_by_the_holder_or_those_who_gave_the_role() {
    let (app, people) = TestApp::start().await;
    let made = offer(&people.voss_contact, &people.researcher, contact_of_voss()).await;
    let held = made.accepted(&people.researcher).await;
    let body = json!({ "mandate": "Samlar behova", "tasks": ["Dele kunnskap"] });
    people.analyst.patch(&held.path, &body).if_match(&held.etag).await.refused(Code::Forbidden);
    people.researcher.patch(&held.path, &body).await.refused(Code::VersionRequired);
    let view = people.researcher.patch(&held.path, &body).if_match(&held.etag).await.ok();
    assert_eq!((&view["mandate"], &view["tasks"]), (&json!("Samlar behova"), &json!(["Dele kunnskap"])));
    assert_eq!(last_event(&app, &held.path).await["kind"], "role.described");
    people.voss_contact.patch(&held.path, &body).if_match(&held.etag).await.refused(Code::VersionMismatch);
    let cleared = people.voss_contact.patch(&held.path, &json!({ "mandate": null })).if_match("*").await.ok();
    assert_eq!((cleared.get("mandate"), &cleared["tasks"][0]), (None, &json!("Dele kunnskap")));
    for (body, pointer, code) in [
        (json!({ "tasks": null }), "/tasks", FieldCode::WrongType),
        (json!({ "tasks": ["x"] }), "/tasks", FieldCode::TooShort),
        (json!({ "role": "national" }), "/role", FieldCode::UnknownField),
        (json!({ "validTo": "2026-01-14" }), "/validTo", FieldCode::InvalidDate),
        (json!({ "validTo": "snart" }), "/validTo", FieldCode::InvalidDate),
    ] {
        people.voss_contact.patch(&held.path, &body).if_match("*").await.refused_at(pointer, code);
    }
}

#[tokio::test]
async fn nobody_lengthens_their_own_role() {
    let (_app, people) = TestApp::start().await;
    let mut what = contact_of_voss();
    what["validTo"] = json!("2026-06-30");
    let held = offer(&people.voss_contact, &people.researcher, what).await.accepted(&people.researcher).await;
    let longer = json!({ "validTo": null });
    people.researcher.patch(&held.path, &longer).if_match("*").await.refused(Code::Forbidden);
    let view = people.voss_contact.patch(&held.path, &longer).if_match("*").await.ok();
    assert_eq!(view.get("validTo"), None);
}

#[tokio::test]
async fn ksf_r03_a_coordinators_role_is_not_lengthened_over_the_next_ones() {
    let (_app, people) = TestApp::start().await;
    let old = people.national.get("/role-assignments?region=vest").await.ok()["items"][0]["id"].clone();
    let what = json!({ "role": "regional_coordinator", "region": "vest", "replaces": old });
    offer(&people.national, &people.voss_contact, what).await.accepted(&people.voss_contact).await;
    let path = format!("/role-assignments/{}", old.as_str().unwrap());
    let longer = people.national.patch(&path, &json!({ "validTo": null })).if_match("*").await;
    let problem = longer.refused(Code::RuleRefused);
    assert_eq!(problem.rule.unwrap().id, domain::rule::RuleId::OneHostOneCoordinator);
}

#[tokio::test]
async fn the_directory_tells_mandate_and_tasks_as_they_were_on_a_day() {
    let (app, people) = TestApp::start().await;
    let mut what = contact_of_voss();
    (what["mandate"], what["tasks"]) = (json!("Samlar behova"), json!(["Dele kunnskap"]));
    let held = offer(&people.voss_contact, &people.researcher, what).await.accepted(&people.researcher).await;
    app.clock.set(time::macros::datetime!(2026-03-01 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let both =
        json!({ "mandate": "Svarar forskarar", "tasks": ["Gje tilbakemelding"], "validTo": "2026-12-31" });
    let view = people.voss_contact.patch(&held.path, &both).if_match("*").await.ok();
    assert_eq!((&view["mandate"], &view["validTo"]), (&json!("Svarar forskarar"), &json!("2026-12-31")));
    let event = last_event(&app, &held.path).await;
    assert_eq!(
        (&event["kind"], &event["data"]["from"]["mandate"]),
        (&json!("role.described"), &json!("Samlar behova"))
    );
    for (day, mandate, task) in [
        ("2026-02-28", "Samlar behova", "Dele kunnskap"),
        ("2026-03-01", "Svarar forskarar", "Gje tilbakemelding"),
    ] {
        let list = format!("/role-assignments?municipality=4621&role=rd_contact&asOf={day}");
        let page = people.national.get(&list).await.ok();
        let all = page["items"].as_array().unwrap();
        let one = all.iter().find(|role| held.path.ends_with(role["id"].as_str().unwrap())).unwrap();
        assert_eq!((&one["mandate"], &one["tasks"][0]), (&json!(mandate), &json!(task)), "{day}");
    }
}
