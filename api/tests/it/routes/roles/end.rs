use super::{Offer, contact_of_voss, last_event, offer};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use futures_util::future::join_all;
use serde_json::{Value, json};
use test_support::{Person, Story, TestApp};
use time::macros::datetime;

async fn role_of(people: &test_support::People, person: &str) -> Offer {
    let user = Person::named(person).user;
    let all = people.national.get("/role-assignments?limit=200").await.ok();
    let found = all["items"].as_array().unwrap().iter().find(|role| role["holderId"] == user.to_string());
    let path = format!("/role-assignments/{}", found.unwrap()["id"].as_str().unwrap());
    Offer::of(&people.national.get(&path).await.expect(200))
}

#[tokio::test]
async fn a_role_that_ends_at_once_is_gone_also_for_tokens_already_issued() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let role = role_of(&people, "kkhov_coordinator").await;
    let token = format!("Bearer {}", people.kkhov_coordinator.token().unwrap());
    let as_coordinator = || people.anonymous.get(&story.path).header("authorization", &token);
    as_coordinator().await.ok();
    role.ask(&people.national, "end", &json!({})).await.refused(Code::Forbidden);
    let view = role.ask(&people.vest_coordinator, "end", &json!({ "reason": "Ny jobb" })).await.ok();
    assert_eq!((&view["status"], &view["validTo"]), (&json!("ended"), &json!("2026-01-15")));
    as_coordinator().await.refused(Code::NotFound);
    let event = last_event(&app, &role.path).await;
    assert_eq!((&event["kind"], &event["reason"]), (&json!("role.ended"), &json!("Ny jobb")));
    // The level above stands in from now on.
    people.vest_coordinator.get(&story.path).await.ok();
    people
        .vest_coordinator
        .post(&format!("{}/end", role.path))
        .if_match("*")
        .await
        .refused(Code::StateConflict);
}

#[tokio::test]
async fn a_role_ends_after_its_last_day_and_the_holder_may_resign() {
    let (app, people) = TestApp::start().await;
    let role = role_of(&people, "voss_contact").await;
    let resign = async |body: serde_json::Value| role.ask(&people.voss_contact, "end", &body).await;
    resign(json!({ "lastDay": "2024-12-31" })).await.refused_at("/lastDay", FieldCode::InvalidDate);
    resign(json!({ "lastDay": "i morgon" })).await.refused_at("/lastDay", FieldCode::InvalidDate);
    let view = resign(json!({ "lastDay": "2026-01-31" })).await.ok();
    assert_eq!((&view["status"], &view["validTo"]), (&json!("active"), &json!("2026-01-31")));
    app.clock.set(datetime!(2026-01-31 22:59 UTC));
    assert_eq!(people.voss_contact.get("/me").await.ok()["roles"].as_array().unwrap().len(), 1);
    app.clock.set(datetime!(2026-01-31 23:00 UTC));
    assert_eq!(people.voss_contact.get("/me").await.ok()["roles"], json!([]));
}

#[tokio::test]
async fn an_offer_does_not_end_it_is_taken_back() {
    let (_app, people) = TestApp::start().await;
    let made = offer(&people.voss_contact, &people.researcher, contact_of_voss()).await;
    made.ask(&people.voss_contact, "end", &json!({})).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn ksf_d03_the_last_administrator_stays() {
    let (_app, people) = TestApp::start().await;
    let role = role_of(&people, "admin").await;
    for body in [json!({}), json!({ "lastDay": "2026-12-31" })] {
        let problem = role.ask(&people.admin, "end", &body).await.refused(Code::RuleRefused);
        assert_eq!(problem.rule.unwrap().id, RuleId::LastAdministrator);
    }
    let second = json!({ "role": "system_admin", "validFrom": "2026-01-15" });
    let made = offer(&people.admin, &people.researcher, second).await;
    role.ask(&people.admin, "end", &json!({})).await.refused(Code::RuleRefused);
    made.accepted(&people.researcher).await;
    role.ask(&people.admin, "end", &json!({})).await.ok();
    people.admin.get("/users").await.refused(Code::Forbidden);
}

#[tokio::test]
async fn ksf_d03_the_last_administrator_hands_over_to_one_who_stays() {
    let (_app, people) = TestApp::start().await;
    let role = role_of(&people, "admin").await;
    let to = |last: Value| json!({ "role": "system_admin", "validFrom": "2026-02-01", "validTo": last, "replaces": role.view["id"] });
    let for_a_time = offer(&people.admin, &people.researcher, to(json!("2026-12-31"))).await;
    let refused = for_a_time.ask(&people.researcher, "accept", &json!({})).await.refused(Code::RuleRefused);
    assert_eq!(refused.rule.unwrap().id, RuleId::LastAdministrator);
    for_a_time.ask(&people.admin, "withdraw", &json!({})).await.ok();
    let stays = offer(&people.admin, &people.researcher, to(Value::Null)).await;
    stays.accepted(&people.researcher).await;
    assert_eq!(people.admin.get(&role.path).await.ok()["validTo"], "2026-01-31");
    // Where the account of who was to take over is closed, the one before goes on.
    let path = format!("/users/{}", people.researcher.user());
    people.admin.patch(&path, &json!({ "active": false })).if_match("*").await.ok();
    assert_eq!(people.admin.get(&role.path).await.ok().get("validTo"), None);
}

#[tokio::test]
async fn ksf_d03_whoever_is_to_administer_later_is_the_last_one_as_well() {
    let (_app, people) = TestApp::start().await;
    let later = json!({ "role": "system_admin", "validFrom": "2026-02-01" });
    offer(&people.admin, &people.researcher, later).await.accepted(&people.researcher).await;
    let role = role_of(&people, "admin").await;
    role.ask(&people.admin, "end", &json!({ "lastDay": "2026-01-31" })).await.ok();
    let path = format!("/users/{}", people.researcher.user());
    let closed = people.admin.patch(&path, &json!({ "active": false })).if_match("*").await;
    assert_eq!(closed.refused(Code::RuleRefused).rule.unwrap().id, RuleId::LastAdministrator);
}

#[tokio::test]
async fn ksf_d03_of_administrators_who_all_go_at_once_one_stays() {
    let (app, _people) = TestApp::start().await;
    let mut all = Vec::new();
    for number in 0..10 {
        all.push(app.somebody(&format!("Drift {number}"), &[("system_admin", None)]).await);
    }
    let admin = Person::named("admin").user;
    app.database.run(&format!("DELETE FROM role_assignments WHERE user_id = '{admin}'")).await;
    let go = |number: usize| {
        let caller = all[number].clone();
        async move {
            let own = caller.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
            // Half resign, half have their account closed by themselves.
            if number.is_multiple_of(2) {
                let path = format!("/role-assignments/{}/end", own.as_str().unwrap());
                caller.post(&path).if_match("*").await
            } else {
                let path = format!("/users/{}", caller.user());
                caller.patch(&path, &json!({ "active": false })).if_match("*").await
            }
        }
    };
    let answers = join_all((0..10).map(go)).await;
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert!(statuses.iter().all(|status| [200, 422].contains(status)), "{statuses:?}");
    let left = "held_roles('2026-01-15') a JOIN users u ON u.id = a.user_id AND u.active WHERE a.role = 'system_admin'";
    assert_eq!(app.database.count(left).await, 1, "{statuses:?}");
    let sql = format!("SELECT a.id FROM {left}");
    assert_eq!(app.database.rows(&sql).await.len(), 1);
}
