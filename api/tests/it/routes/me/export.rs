use contract::problem::Code;
use serde_json::json;
use test_support::{Person, Story, TestApp};

#[tokio::test]
async fn everyone_takes_what_is_kept_about_them_and_nothing_of_others() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let consent = json!({ "task": "merge_needs", "region": "vest" });
    people.voss_contact.post("/municipalities/4621/delegations").json(&consent).await.expect(201);
    let data = people.voss_contact.get("/me/export").await.ok();
    assert_eq!(data["account"]["email"], Person::named("voss_contact").email);
    assert_eq!((data["roles"].as_array().unwrap().len(), data["sessions"].as_array().unwrap().len()), (1, 1));
    assert_eq!(data["delegationsGiven"][0]["task"], "merge_needs");
    let events: Vec<_> = data["events"].as_array().unwrap().iter().map(|e| e["kind"].clone()).collect();
    assert_eq!(events, [json!("need.submitted"), json!("delegation.given")]);
    assert_eq!(data["events"][0]["resourceId"], story.id.to_string());
    assert!(!data.to_string().contains("argon2") && !data.to_string().contains("masfjorden"));
    people.anonymous.get("/me/export").await.refused(Code::Unauthenticated);
}

#[tokio::test]
async fn it_holds_terms_in_groups_days_as_deputy_invitations_and_steps_of_an_introduction() {
    let (app, people) = TestApp::start().await;
    let me = &people.kkhov_coordinator;
    let group = json!({ "type": "expert", "name": "Faggruppa", "region": "vest" });
    let group = people.vest_coordinator.post("/groups").json(&group).await.expect(201);
    let path = format!("/groups/{}/members", group.json()["id"].as_str().unwrap());
    let member = json!({ "person": me.user(), "role": "member" });
    people.vest_coordinator.post(&path).if_match(group.etag()).json(&member).await.ok();
    app.database.run("UPDATE group_members SET valid = daterange('2025-01-01', '2025-07-01')").await;

    let role = people.voss_contact.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    let absences = format!("/role-assignments/{}/absences", role.as_str().unwrap());
    let away = json!({ "validFrom": "2026-02-01", "validTo": "2026-02-28", "deputy": me.user() });
    people.voss_contact.post(&absences).if_match("*").json(&away).await.expect(201);

    let invitation = json!({ "email": "ny@example.org", "displayName": "Ny kontakt", "offer": {
        "role": "rd_contact", "municipality": "4634", "validFrom": "2026-02-01", "decidedBy": "Masfjorden kommune" } });
    let invited = me.post("/invitations").json(&invitation).await.expect(201).json();

    let programme = me.get("/me/introduction").await.ok()["items"][0]["id"].clone();
    let steps = format!("/introductions/{}/complete-step", programme.as_str().unwrap());
    me.post(&steps).if_match("*").json(&json!({ "step": "know_ksf" })).await.ok();

    let data = me.get("/me/export").await.ok();
    let term = &data["memberships"][0];
    assert_eq!(
        (&term["name"], &term["part"], &term["validTo"]),
        (&json!("Faggruppa"), &json!("member"), &json!("2025-06-30"))
    );
    let deputy = &data["deputyFor"][0];
    assert_eq!((&deputy["roleAssignment"], &deputy["role"]["municipality"]["name"]), (&role, &json!("Voss")));
    assert_eq!((&deputy["validFrom"], &deputy["validTo"]), (&json!("2026-02-01"), &json!("2026-02-28")));
    let made = &data["invitationsMade"][0];
    assert_eq!(
        (&made["roleAssignment"], &made["role"]["municipality"]["number"]),
        (&invited["roleAssignment"], &json!("4634"))
    );
    assert_eq!((made.get("usedAt"), made["madeAt"].is_string()), (None, true));
    assert_eq!(
        data["introductionSteps"],
        json!([{ "roleAssignment": programme, "step": "know_ksf", "doneOn": "2026-01-15" }])
    );
    let others = data.to_string();
    assert!(
        !others.contains("ny@example.org") && !others.contains("FoU-kontakt på Voss"),
        "nothing of others"
    );
    let other = people.voss_contact.get("/me/export").await.ok();
    for member in ["memberships", "deputyFor", "invitationsMade", "introductionSteps"] {
        assert_eq!(other[member], json!([]), "{member}");
    }
}
