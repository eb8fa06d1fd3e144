use super::last_event;
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::json;
use test_support::{Person, TestApp};

#[tokio::test]
async fn an_administrator_changes_a_name_and_a_language() {
    let (app, people) = TestApp::start().await;
    let path = format!("/users/{}", Person::named("voss_contact").user);
    let etag = people.admin.get(&path).await.etag();
    let changed = people
        .admin
        .patch(&path, &json!({ "displayName": "Ny kontakt", "language": "en" }))
        .if_match(&etag)
        .await;
    assert!(changed.etag().starts_with("\"2."));
    let user = changed.ok();
    assert_eq!(
        (&user["displayName"], &user["language"], &user["version"]),
        (&json!("Ny kontakt"), &json!("en"), &json!(2))
    );
    let event = last_event(&app, user["id"].as_str().unwrap()).await;
    assert_eq!((&event["kind"], &event["version"]), (&json!("user.edited"), &json!(2)));
}

#[tokio::test]
async fn closing_an_account_ends_its_sessions_at_once_and_opening_it_does_not_bring_them_back() {
    let (app, people) = TestApp::start().await;
    people.voss_contact.get("/me").await.ok();
    let id = Person::named("voss_contact").user;
    let path = format!("/users/{id}");
    let closed = people.admin.patch(&path, &json!({ "active": false })).if_match("*").await;
    let etag = closed.etag();
    assert_eq!(closed.ok()["canSignIn"], false);
    people.voss_contact.get("/me").await.refused(Code::TokenExpired);
    assert_eq!(last_event(&app, &id.to_string()).await["kind"], "user.deactivated");

    people.admin.patch(&path, &json!({ "active": true })).if_match(&etag).await.ok();
    assert_eq!(last_event(&app, &id.to_string()).await["kind"], "user.reactivated");
    people.voss_contact.get("/me").await.refused(Code::TokenExpired);
}

#[tokio::test]
async fn what_is_set_right_of_a_closed_account_does_not_move_the_day_its_roles_ended() {
    let (app, people) = TestApp::start().await;
    let path = format!("/users/{}", Person::named("voss_contact").user);
    people.admin.patch(&path, &json!({ "active": false })).if_match("*").await.ok();
    app.clock.advance(time::Duration::days(30));
    let again = json!({ "displayName": "Tidlegare kontakt", "active": false });
    people.admin.patch(&path, &again).if_match("*").await.ok();
    let held = async |day: &str| {
        let query = format!("/role-assignments?municipality=4621&role=rd_contact&asOf={day}&count=true");
        people.national.get(&query).await.ok()["total"].clone()
    };
    assert_eq!((held("2026-01-14").await, held("2026-01-16").await), (json!(1), json!(0)));
    let staffed = async |day: &str| {
        people.national.get(&format!("/municipalities/4621/answerer?asOf={day}")).await.ok()
    };
    assert_eq!(staffed("2026-01-14").await["because"], "contact");
    assert_ne!(staffed("2026-01-16").await["because"], "contact");

    // Opened again, the account has none of what ended, and what was is as it was.
    people.admin.patch(&path, &json!({ "active": true })).if_match("*").await.ok();
    assert_eq!(app.database.count("users WHERE closed_at IS NOT NULL").await, 0);
    assert_eq!((held("2026-01-14").await, held("2026-01-16").await), (json!(1), json!(0)));
    assert_eq!(held("2026-02-14").await, json!(0));
    assert_ne!(staffed("2026-01-16").await["because"], "contact");
}

#[tokio::test]
async fn a_closed_account_holds_nobody_up() {
    let (app, people) = TestApp::start().await;
    let offered = |region: &str| json!({ "role": "regional_coordinator", "region": region, "validFrom": "2026-02-01", "decidedBy": "KS" });
    let body = |whom: &test_support::Caller, region: &str| json!({ "holder": whom.user(), "offer": offered(region) });
    let vest = people.vest_coordinator.user();
    let waiting = body(&people.vest_coordinator, "sor");
    people.national.post("/role-assignments").json(&waiting).await.expect(201);
    let path = format!("/users/{vest}");
    people.admin.patch(&path, &json!({ "active": false })).if_match("*").await.ok();
    for region in ["vest", "sor"] {
        let successor = body(&people.voss_contact, region);
        people.national.post("/role-assignments").json(&successor).await.expect(201);
    }
    let told = "SELECT kind FROM events WHERE command_id = (SELECT command_id FROM events \
         WHERE kind = 'user.deactivated') ORDER BY kind";
    let told: Vec<_> = app.database.rows(told).await.into_iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(told, ["role.ended", "role.withdrawn", "user.deactivated"]);
    let page = people.national.get("/role-assignments?region=vest&asOf=2026-01-14").await.ok();
    assert_eq!(page["items"][0]["holderId"], vest.to_string(), "the days before are as they were");
}

#[tokio::test]
async fn a_change_is_refused_without_role_version_or_sense() {
    let (_app, people) = TestApp::start().await;
    let path = format!("/users/{}", Person::named("voss_contact").user);
    let body = json!({ "displayName": "Ny kontakt" });
    people.anonymous.patch(&path, &body).if_match("*").await.refused(Code::Unauthenticated);
    people.voss_contact.patch(&path, &body).if_match("*").await.refused(Code::Forbidden);
    people.national.patch(&path, &body).if_match("*").await.refused(Code::Forbidden);
    people.admin.patch(&path, &body).await.refused(Code::VersionRequired);
    people.admin.patch(&path, &body).if_match("\"2.x\"").await.refused(Code::VersionMismatch);
    people.admin.patch("/users/x", &body).if_match("*").await.refused(Code::NotFound);
    for (body, pointer, code) in [
        (json!({ "displayName": null }), "/displayName", FieldCode::WrongType),
        (json!({ "displayName": " " }), "/displayName", FieldCode::Required),
        (json!({ "active": "no" }), "/active", FieldCode::WrongType),
        (json!({ "email": "ny@example.org" }), "/email", FieldCode::UnknownField),
        (json!({ "passwordHash": "x" }), "/passwordHash", FieldCode::UnknownField),
        (json!({ "version": 9 }), "/version", FieldCode::UnknownField),
    ] {
        people.admin.patch(&path, &body).if_match("*").await.refused_at(pointer, code);
    }
}

#[tokio::test]
async fn the_last_administrator_cannot_be_closed_out() {
    let (app, people) = TestApp::start().await;
    let path = format!("/users/{}", Person::named("admin").user);
    let close = json!({ "active": false });
    let problem = people.admin.patch(&path, &close).if_match("*").await.refused(Code::RuleRefused);
    assert_eq!(problem.rule.unwrap().id, RuleId::LastAdministrator);
    people.admin.get("/me").await.ok();
    people.admin.patch(&path, &json!({ "displayName": "Drift" })).if_match("*").await.ok();

    let second = Person::named("voss_contact").user;
    app.database
        .run(&format!(
            "INSERT INTO role_assignments (id, user_id, role, valid, decided_by, created_at) \
             VALUES (gen_random_uuid(), '{second}', 'system_admin', daterange('2025-01-01', NULL), 'test', '2025-01-01Z')"
        ))
        .await;
    let other = format!("/users/{second}");
    // Each closes the other at once: one of them stays.
    let (one, two) = tokio::join!(
        people.admin.patch(&other, &close).if_match("*"),
        people.voss_contact.patch(&path, &close).if_match("*")
    );
    let mut done = [one.status, two.status];
    done.sort_unstable();
    assert!(done[0] == 200 && [401, 403, 422].contains(&done[1]), "{done:?}");
}
