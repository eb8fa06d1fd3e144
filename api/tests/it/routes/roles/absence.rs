use super::Offer;
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{Caller, HVL, KKHOV, Story, TestApp, municipality};
use time::macros::datetime;

async fn own(caller: &Caller) -> Offer {
    let id = caller.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    Offer::of(&caller.get(&format!("/role-assignments/{}", id.as_str().unwrap())).await.expect(200))
}

fn leave(deputy: Option<&Caller>) -> Value {
    let mut body = json!({ "validFrom": "2026-01-15", "validTo": "2026-02-28" });
    if let Some(deputy) = deputy {
        body["deputy"] = json!(deputy.user());
    }
    body
}

#[tokio::test]
async fn a_deputy_has_the_roles_reach_while_the_holder_is_away_and_no_longer() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let role = own(&people.kkhov_coordinator).await;
    people.alver_contact.get(&story.path).await.refused(Code::NotFound);
    let path = format!("{}/absences", role.path);
    let made = people
        .kkhov_coordinator
        .post(&path)
        .if_match("*")
        .json(&leave(Some(&people.alver_contact)))
        .await
        .expect(201);
    let view = made.json();
    assert_eq!(view["deputy"]["name"], "FoU-kontakt i Alver");
    assert_eq!((&view["absences"][0]["validTo"], &view["version"]), (&json!("2026-02-28"), &json!(2)));
    // Seen in the directory.
    let page = people
        .voss_contact
        .get(&format!("/role-assignments?cluster={KKHOV}&role=cluster_coordinator"))
        .await
        .ok();
    assert_eq!(page["items"][0]["deputy"]["name"], "FoU-kontakt i Alver");
    let me = people.alver_contact.get("/me").await.ok();
    assert_eq!(me["roles"].as_array().unwrap().len(), 2);
    // The desk is staffed: the region does not stand in, and the deputy decides.
    people.vest_coordinator.get(&story.path).await.refused(Code::NotFound);
    let story = story.then(&people.alver_contact, "qualify", &json!({})).await;
    // Who acts for somebody does not decide on that role.
    people.alver_contact.post(&format!("{}/end", role.path)).if_match("*").await.refused(Code::Forbidden);
    app.clock.set(datetime!(2026-02-28 23:00 UTC));
    people.alver_contact.get(&story.path).await.refused(Code::NotFound);
}

#[tokio::test]
async fn whoever_is_named_deputy_says_no_and_the_level_above_stands_in() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let (holder, deputy) = (&people.kkhov_coordinator, &people.alver_contact);
    let role = own(holder).await;
    let no = format!("{}/decline-deputyship", role.path);
    deputy.post(&no).if_match("*").await.refused(Code::Forbidden);
    let away = leave(Some(deputy));
    holder.post(&format!("{}/absences", role.path)).if_match("*").json(&away).await.expect(201);
    let seen = deputy.get(&role.path).await;
    let allowed = seen.json()["allowedActions"].clone();
    assert!(allowed.as_array().unwrap().contains(&json!("declineDeputyship")), "{allowed}");
    for other in [holder, &people.vest_coordinator, &people.voss_contact] {
        assert!(!other.get(&role.path).await.ok()["allowedActions"].to_string().contains("Deputyship"));
        other.post(&no).if_match("*").await.refused(Code::Forbidden);
    }
    let reason = json!({ "reason": "Eg er sjølv borte" });
    let after = deputy.post(&no).if_match(seen.etag()).json(&reason).await.ok();
    assert_eq!((after.get("deputy"), after["absences"][0].get("deputy")), (None, None));
    assert_eq!(after["absences"][0]["validTo"], "2026-02-28", "the holder is away all the same");
    deputy.get(&story.path).await.refused(Code::NotFound);
    people.vest_coordinator.get(&story.path).await.ok();
    assert_eq!(deputy.get("/me/waiting").await.ok()["items"], json!([]));
    let told = holder.get(&format!("{}/history", role.path)).await.ok()["items"][0].clone();
    assert_eq!(
        (&told["kind"], &told["facts"][0]["after"], &told["reason"]),
        (&json!("role.deputy_declined"), &json!("FoU-kontakt i Alver"), &json!("Eg er sjølv borte"))
    );
    deputy.post(&no).if_match("*").await.refused(Code::Forbidden);

    // The one who is away is told, until somebody else stands in.
    let waits = async || holder.get("/me/waiting").await.ok()["items"].clone();
    let told = waits().await[0].clone();
    assert_eq!(
        (&told["kind"], &told["person"], &told["role"]["role"]),
        (&json!("deputy_declined"), &json!("FoU-kontakt i Alver"), &json!("cluster_coordinator"))
    );
    assert_eq!(holder.get("/me").await.ok()["waiting"], 0, "nothing is to be answered");
    holder.post(&format!("{}/end-absence", role.path)).if_match("*").json(&json!({})).await.ok();
    let other = leave(Some(&people.voss_contact));
    holder.post(&format!("{}/absences", role.path)).if_match("*").json(&other).await.expect(201);
    assert_eq!(waits().await, json!([]));
}

#[tokio::test]
async fn a_deputy_without_a_role_of_their_own_stands_in_for_nobody() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let (desk, contact) = (own(&people.kkhov_coordinator).await, own(&people.voss_contact).await);
    for (holder, role) in [(&people.kkhov_coordinator, &desk), (&people.voss_contact, &contact)] {
        let body = leave(Some(&people.alver_contact));
        holder.post(&format!("{}/absences", role.path)).if_match("*").json(&body).await.expect(201);
    }
    people.alver_contact.get(&story.path).await.ok();
    let own = own(&people.alver_contact).await;
    own.ask(&people.vest_coordinator, "end", &json!({})).await.ok();
    people.alver_contact.get(&story.path).await.refused(Code::NotFound);
    assert_eq!(people.alver_contact.get("/me").await.ok()["roles"], json!([]));
    // The desk is not staffed, and nobody answers as the contact: the region stands in.
    people.vest_coordinator.get(&story.path).await.ok();
    let answerer = people.vest_coordinator.get("/municipalities/4621/answerer").await.ok();
    assert_eq!(answerer["because"], "region");
}

#[tokio::test]
async fn a_deputy_who_has_left_ksf_stands_in_for_nobody_whatever_else_they_are() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let desk = own(&people.kkhov_coordinator).await;
    for (number, role) in [(1, "researcher"), (2, "system_admin")] {
        let deputy = app
            .somebody(
                &format!("Nokon {number}"),
                &[("rd_contact", Some(("municipality_id", municipality("1804").into())))],
            )
            .await;
        let held = own(&deputy).await;
        let body = leave(Some(&deputy));
        let absences = format!("{}/absences", desk.path);
        people.kkhov_coordinator.post(&absences).if_match("*").json(&body).await.expect(201);
        deputy.get(&story.path).await.ok();
        let organisation = if role == "researcher" { format!("'{HVL}'") } else { "NULL".to_owned() };
        app.database
            .run(&format!(
                "INSERT INTO role_assignments (id, user_id, role, organisation_id, valid, decided_by, created_at) \
                 VALUES (gen_random_uuid(), '{}', '{role}', {organisation}, daterange('2025-01-01', NULL), 'test', '2025-01-01Z')",
                deputy.user()
            ))
            .await;
        deputy.post(&format!("{}/end", held.path)).if_match("*").await.expect(200);
        deputy.get(&story.path).await.refused(Code::NotFound);
        people.vest_coordinator.get(&story.path).await.ok();
        let back = format!("{}/end-absence", desk.path);
        people.kkhov_coordinator.post(&back).if_match("*").await.ok();
    }
}

#[tokio::test]
async fn without_a_deputy_the_level_above_stands_in_until_the_holder_is_back() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let role = own(&people.kkhov_coordinator).await;
    let path = format!("{}/absences", role.path);
    let made = people.kkhov_coordinator.post(&path).if_match("*").json(&leave(None)).await.expect(201);
    people.vest_coordinator.get(&story.path).await.ok();
    people.kkhov_coordinator.get(&story.path).await.ok();
    let back = format!("{}/end-absence", role.path);
    app.clock.set(datetime!(2026-01-20 09:00 UTC));
    let view = people.kkhov_coordinator.post(&back).if_match(made.etag()).await.ok();
    assert_eq!(view["absences"][0]["validTo"], "2026-01-19");
    people.vest_coordinator.get(&story.path).await.refused(Code::NotFound);
    people.kkhov_coordinator.post(&back).if_match("*").await.refused(Code::StateConflict);
}

#[tokio::test]
async fn absence_is_told_by_the_holder_or_those_above_and_the_deputy_is_somebody_in_ksf() {
    let (_app, people) = TestApp::start().await;
    let role = own(&people.kkhov_coordinator).await;
    let path = format!("{}/absences", role.path);
    let ask = |by: &Caller, body: Value| by.post(&path).if_match("*").json(&body);
    ask(&people.voss_contact, leave(None)).await.refused(Code::Forbidden);
    ask(&people.researcher, leave(None)).await.refused(Code::NotFound);
    let holder = &people.kkhov_coordinator;
    ask(holder, leave(Some(&people.researcher))).await.refused_at("/deputy", FieldCode::UnknownValue);
    ask(holder, leave(Some(holder))).await.refused_at("/deputy", FieldCode::NotInScope);
    let own_deputy = ask(&people.vest_coordinator, leave(Some(&people.vest_coordinator))).await;
    assert_eq!(own_deputy.refused(Code::RuleRefused).rule.unwrap().id, RuleId::WhoGrants);
    ask(holder, json!({ "validFrom": "2026-01-01", "validTo": "2026-01-14" }))
        .await
        .refused_at("/validTo", FieldCode::InvalidDate);
    ask(&people.vest_coordinator, leave(Some(&people.alver_contact))).await.expect(201);
    ask(holder, leave(None)).await.refused_at("/validFrom", FieldCode::InvalidDate);
    let admin = own(&people.admin).await;
    let path = format!("{}/absences", admin.path);
    let deputy = people.admin.post(&path).if_match("*").json(&leave(Some(&people.national))).await;
    deputy.refused_at("/deputy", FieldCode::NotInScope);
}

#[tokio::test]
async fn an_absence_is_told_of_the_role_as_one_has_seen_it() {
    let (_app, people) = TestApp::start().await;
    let (holder, role) = (&people.kkhov_coordinator, own(&people.kkhov_coordinator).await);
    let path = format!("{}/absences", role.path);
    let seen = holder.get(&role.path).await.expect(200).etag();
    holder.post(&path).json(&leave(None)).await.refused(Code::VersionRequired);
    people.vest_coordinator.post(&path).if_match(&seen).json(&leave(None)).await.expect(201);
    let later = json!({ "validFrom": "2026-05-01" });
    holder.post(&path).if_match(&seen).json(&later).await.refused(Code::VersionMismatch);
    let again = holder.get(&role.path).await.expect(200).etag();
    holder.post(&path).if_match(again).json(&later).await.expect(201);
}
