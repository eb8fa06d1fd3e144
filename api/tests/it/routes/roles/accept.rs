use super::{Offer, ask, contact_of_voss, last_event, offer};
use contract::problem::Code;
use domain::rule::RuleId;
use futures_util::future::join_all;
use serde_json::json;
use std::fmt::Write;
use test_support::{KKHOV, Person, Story, TestApp};
use time::macros::datetime;

#[tokio::test]
async fn a_role_is_held_from_its_first_day_once_it_is_accepted() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let made = offer(&people.voss_contact, &people.researcher, contact_of_voss()).await;
    for (caller, code) in [
        (&people.anonymous, Code::Unauthenticated),
        (&people.voss_contact, Code::Forbidden),
        (&people.admin, Code::Forbidden),
    ] {
        made.ask(caller, "accept", &json!({})).await.refused(code);
    }
    let accept = format!("{}/accept", made.path);
    people.researcher.post(&accept).await.refused(Code::VersionRequired);
    people.researcher.post(&accept).if_match("\"9.x\"").await.refused(Code::VersionMismatch);
    let held = made.accepted(&people.researcher).await;
    assert_eq!(held.view["status"], "confirmed");
    let event = last_event(&app, &held.path).await;
    assert_eq!((&event["kind"], &event["version"]), (&json!("role.accepted"), &json!(2)));
    people.researcher.get(&story.path).await.refused(Code::NotFound);
    app.clock.set(datetime!(2026-01-31 23:00 UTC));
    people.researcher.get(&story.path).await.ok();
    assert_eq!(people.researcher.get(&held.path).await.ok()["status"], "active");
    people.researcher.post(&accept).if_match("*").await.refused(Code::StateConflict);
}

#[tokio::test]
async fn a_coordinator_role_is_handed_over_without_gap_or_overlap() {
    let (app, people) = TestApp::start().await;
    let vest = json!({ "role": "regional_coordinator", "region": "vest" });
    let blocked = ask(&people.national, &people.voss_contact, vest).await.refused(Code::RuleRefused);
    assert_eq!(blocked.rule.unwrap().id, RuleId::OneHostOneCoordinator);
    let old = people.national.get("/role-assignments?region=vest").await.ok()["items"][0]["id"].clone();
    let what = json!({ "role": "regional_coordinator", "region": "vest", "replaces": old });
    let mut early = what.clone();
    early["validFrom"] = json!("2025-01-01");
    let wrong = ask(&people.national, &people.voss_contact, early).await;
    wrong.refused_at("/offer/validFrom", contract::problem::FieldCode::InvalidDate);
    let made = offer(&people.national, &people.voss_contact, what).await;
    let still = people.national.get("/role-assignments?region=vest").await.ok();
    assert_eq!(still["items"][0].get("validTo"), None, "nothing ends before it is accepted");
    made.accepted(&people.voss_contact).await;
    for (day, holder) in [("2026-01-31", "Regional koordinator Vest"), ("2026-02-01", "FoU-kontakt på Voss")]
    {
        let page = people.national.get(&format!("/role-assignments?region=vest&asOf={day}")).await.ok();
        let holders: Vec<_> = page["items"].as_array().unwrap().iter().map(|r| &r["holder"]).collect();
        assert_eq!(holders, [&json!(holder)], "{day}");
    }
    let kinds = app
        .database
        .rows("SELECT kind FROM events WHERE aggregate = 'role_assignment' ORDER BY position")
        .await;
    let kinds: Vec<_> = kinds.iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["role.proposed", "role.ended", "role.accepted"], "in one go");
    let one =
        "SELECT count(DISTINCT command_id) AS n FROM events WHERE kind IN ('role.ended', 'role.accepted')";
    assert_eq!(app.database.row(one).await["n"], 1);
}

/// Those who coordinate the region Vest on a day.
async fn coordinators(people: &test_support::People, day: &str) -> Vec<String> {
    let page = people.national.get(&format!("/role-assignments?region=vest&asOf={day}")).await.ok();
    let all = page["items"].as_array().unwrap();
    all.iter().map(|role| role["holder"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_role_that_is_accepted_late_is_held_from_then_on_and_the_old_one_until_then() {
    let (app, people) = TestApp::start().await;
    let old = people.national.get("/role-assignments?region=vest").await.ok()["items"][0]["id"].clone();
    let what = json!({ "role": "regional_coordinator", "region": "vest", "replaces": old });
    let made = offer(&people.national, &people.voss_contact, what).await;
    app.clock.set(datetime!(2026-02-20 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let held = made.accepted(&people.voss_contact).await;
    assert_eq!((&held.view["validFrom"], &held.view["status"]), (&json!("2026-02-20"), &json!("active")));
    assert_eq!(last_event(&app, &held.path).await["effective_on"], "2026-02-20");
    for (day, holder) in [
        ("2026-02-01", "Regional koordinator Vest"),
        ("2026-02-19", "Regional koordinator Vest"),
        ("2026-02-20", "FoU-kontakt på Voss"),
    ] {
        assert_eq!(coordinators(&people, day).await, [holder], "{day}");
    }
}

#[tokio::test]
async fn who_resigns_before_the_first_day_gives_the_old_one_its_end_back() {
    let (app, people) = TestApp::start().await;
    let old = people.national.get("/role-assignments?region=vest").await.ok()["items"][0]["id"].clone();
    let old = old.as_str().unwrap();
    let path = format!("/role-assignments/{old}");
    let ends = json!({ "validTo": "2026-12-31" });
    people.national.patch(&path, &ends).if_match("*").await.ok();
    let what = json!({ "role": "regional_coordinator", "region": "vest", "replaces": old });
    let held = offer(&people.national, &people.voss_contact, what).await.accepted(&people.voss_contact).await;
    assert_eq!(people.national.get(&path).await.ok()["validTo"], "2026-01-31");
    held.ask(&people.voss_contact, "end", &json!({ "reason": "Likevel ikkje" })).await.ok();
    assert_eq!(people.national.get(&path).await.ok()["validTo"], "2026-12-31");
    let event = last_event(&app, &path).await;
    assert_eq!(
        (&event["kind"], &event["data"]),
        (&json!("role.end_changed"), &json!({ "from": "2026-01-31", "to": "2026-12-31" }))
    );
    assert_eq!(coordinators(&people, "2026-03-01").await, ["Regional koordinator Vest"]);
    // So does one whose account is closed before the first day.
    let what = json!({ "role": "regional_coordinator", "region": "vest", "replaces": old });
    offer(&people.national, &people.alver_contact, what).await.accepted(&people.alver_contact).await;
    assert_eq!(people.national.get(&path).await.ok()["validTo"], "2026-01-31");
    let account = format!("/users/{}", people.alver_contact.user());
    people.admin.patch(&account, &json!({ "active": false })).if_match("*").await.ok();
    assert_eq!(people.national.get(&path).await.ok()["validTo"], "2026-12-31");
    // One that has begun gives nothing back.
    let what = json!({ "role": "regional_coordinator", "region": "vest", "replaces": old });
    let held = offer(&people.national, &people.voss_contact, what).await.accepted(&people.voss_contact).await;
    app.clock.set(datetime!(2026-02-20 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    held.ask(&people.voss_contact, "end", &json!({})).await.ok();
    assert_eq!(people.national.get(&path).await.ok()["validTo"], "2026-01-31");
}

#[tokio::test]
async fn ksf_r03_of_fifty_who_would_be_coordinator_at_once_one_is_and_the_others_are_told_the_rule() {
    let (app, people) = TestApp::start().await;
    let mut all = Vec::new();
    for number in 0..50 {
        all.push(app.somebody(&format!("Nokon {number}"), &[]).await);
    }
    // Fifty offers at once: one stands.
    let what = || json!({ "role": "regional_coordinator", "region": "sor", "validFrom": "2026-01-01" });
    let answers = join_all(all.iter().map(|holder| ask(&people.national, holder, what()))).await;
    let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert_eq!(made.len(), 1);
    for refused in answers.iter().filter(|answer| answer.status != 201) {
        let problem = refused.clone().refused(Code::RuleRefused);
        assert_eq!(problem.rule.unwrap().id, RuleId::OneHostOneCoordinator);
    }
    people.national.post(&format!("{}/withdraw", Offer::of(made[0]).path)).if_match("*").await.expect(200);

    // Fifty offers that came to be on days apart, and were then all moved to the same days: fifty acceptances at once.
    let mut sql = String::new();
    for holder in &all {
        let (id, user) = (uuid::Uuid::from_u128(holder.user().0.as_u128() ^ 1), holder.user());
        write!(
            sql,
            "INSERT INTO role_assignments (id, user_id, role, region_id, valid, state, decided_by, created_at) VALUES \
             ('{id}', '{user}', 'regional_coordinator', '{}', daterange('2026-01-01', NULL), 'proposed', 'KS', '2026-01-01Z');",
            test_support::SOR
        )
        .unwrap();
    }
    app.database.run("ALTER TABLE role_assignments DROP CONSTRAINT ksf_r03_one_proposal").await;
    app.database.run(&sql).await;
    let accept = |holder: &test_support::Caller| {
        let id = uuid::Uuid::from_u128(holder.user().0.as_u128() ^ 1);
        holder.post(&format!("/role-assignments/{id}/accept")).if_match("*")
    };
    let answers = join_all(all.iter().map(|holder| async move { accept(holder).await })).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    for refused in answers.into_iter().filter(|answer| answer.status != 200) {
        let problem = refused.refused(Code::RuleRefused);
        assert_eq!(problem.rule.unwrap().id, RuleId::OneHostOneCoordinator);
    }
    assert_eq!(app.database.count("held_roles('2026-01-15') WHERE role = 'regional_coordinator'").await, 3);
}

#[tokio::test]
async fn other_roles_are_handed_over_the_same_way() {
    let (_app, people) = TestApp::start().await;
    let page = people
        .vest_coordinator
        .get(&format!("/role-assignments?cluster={KKHOV}&role=cluster_coordinator"))
        .await
        .ok();
    let old = &page["items"][0];
    assert_eq!(old["holderId"], Person::named("kkhov_coordinator").user.to_string());
    let what = json!({ "role": "cluster_coordinator", "cluster": KKHOV, "replaces": old["id"] });
    let held = offer(&people.vest_coordinator, &people.voss_contact, what)
        .await
        .accepted(&people.voss_contact)
        .await;
    assert_eq!(held.view["replaces"], old["id"]);
    let path = format!("/role-assignments/{}", old["id"].as_str().unwrap());
    assert_eq!(people.voss_contact.get(&path).await.ok()["validTo"], "2026-01-31");
}
