use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{AppOptions, Caller, PASSWORD, Person, TestApp};

const NEW: &str = "sommar i Masfjorden";

fn invitation(email: &str) -> Value {
    json!({
        "email": email, "displayName": "Ny kontakt", "language": "nn", "employer": { "municipality": "4621" },
        "offer": {
            "role": "rd_contact", "municipality": "4621", "validFrom": "2026-01-15", "decidedBy": "Voss kommune",
            "mandate": "Samlar behova"
        }
    })
}

/// The token of a new invitation.
async fn invite(by: &Caller, body: &Value) -> String {
    let made = by.post("/invitations").json(body).await.expect(201).json();
    made["link"].as_str().unwrap().strip_prefix("/konto/invitasjon#").unwrap().to_owned()
}

/// The same with another member.
fn with(what: &Value, member: &str, value: &str) -> Value {
    let mut what = what.clone();
    what[member] = json!(value);
    what
}

async fn accept(people: &test_support::People, token: &str, password: &str) -> test_support::Answer {
    people.anonymous.post("/auth/invitation").json(&json!({ "token": token, "password": password })).await
}

#[tokio::test]
async fn somebody_new_is_invited_chooses_a_password_and_has_the_role() {
    let (app, people) = TestApp::start().await;
    let answer =
        people.voss_contact.post("/invitations").json(&invitation("ny@example.org")).await.expect(201);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.json()["expiresAt"], "2026-01-29T09:00:00Z");
    let token = invite(&people.voss_contact, &invitation("ny@example.org")).await;
    let preview =
        people.anonymous.post("/auth/invitation/preview").json(&json!({ "token": token })).await.ok();
    assert_eq!((&preview["email"], &preview["role"]), (&json!("ny@example.org"), &json!("rd_contact")));
    assert_eq!(
        (&preview["displayName"], &preview["mandate"]),
        (&json!("Ny kontakt"), &json!("Samlar behova"))
    );
    assert_eq!((&preview["language"], &preview["employer"]), (&json!("nn"), &json!("Voss")));
    let short = accept(&people, &token, "kort").await.refused_at("/password", FieldCode::TooShort);
    assert_eq!(short.errors[0].limit, Some(12));
    accept(&people, &token, NEW).await.expect(204);
    accept(&people, &token, NEW).await.refused(Code::LinkUsedOrExpired);
    let login = json!({ "email": "ny@example.org", "password": NEW });
    let signed = people.anonymous.post("/auth/login").json(&login).await.ok();
    let bearer = format!("Bearer {}", signed["accessToken"].as_str().unwrap());
    let me = people.anonymous.get("/me").header("authorization", bearer).await.ok();
    assert_eq!(
        (&me["roles"][0]["role"], &me["employer"]["municipality"]["name"]),
        (&json!("rd_contact"), &json!("Voss"))
    );
    let kinds = app.database.rows("SELECT kind FROM events ORDER BY position").await;
    let kinds: Vec<_> = kinds.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        [
            "user.created",
            "role.proposed",
            "role.withdrawn",
            "role.proposed",
            "user.password_set",
            "role.accepted"
        ],
        "the first offer was taken back"
    );
    for table in ["one_time_links", "events", "idempotency_keys"] {
        let rows = app.database.rows(&format!("SELECT * FROM {table}")).await;
        assert!(!serde_json::to_string(&rows).unwrap().contains(&token), "{table}");
    }
}

#[tokio::test]
async fn the_answer_tells_nobody_whether_there_was_an_account_and_only_its_owner_accepts() {
    let (_app, people) = TestApp::start().await;
    let known = Person::named("researcher").email;
    let shape = |answer: &test_support::Answer| {
        let mut members: Vec<String> = answer.json().as_object().unwrap().keys().cloned().collect();
        members.sort();
        (answer.status, members)
    };
    let to_known = people.voss_contact.post("/invitations").json(&invitation(known)).await;
    let to_nobody = people.voss_contact.post("/invitations").json(&invitation("ingen@example.org")).await;
    assert_eq!(shape(&to_known), shape(&to_nobody));
    let role = format!("/role-assignments/{}", to_known.json()["roleAssignment"].as_str().unwrap());
    // The inviter, and everyone in KSF, knows her by what the inviter calls her, also in what has happened.
    let what = json!({ "role": "rd_contact", "municipality": "4621", "validFrom": "2026-01-15", "decidedBy": "Voss kommune" });
    let more = json!({ "holderOf": to_known.json()["roleAssignment"], "offer": with(&what, "role", "rd_contact_shared") });
    let both = with(&more, "holder", &people.researcher.user().to_string());
    let refused = people.voss_contact.post("/role-assignments").json(&both).await;
    refused.refused_at("/holderOf", FieldCode::ChooseOne);
    let more = people.voss_contact.post("/role-assignments").json(&more).await.expect(201);
    for role in [&role, &format!("/role-assignments/{}", more.json()["id"].as_str().unwrap())] {
        let seen = people.voss_contact.get(role).await.ok();
        assert_eq!((&seen["holder"], seen.get("holderId")), (&json!("Ny kontakt"), None));
        let history = format!("{role}/history");
        let told = people.voss_contact.get(&history).await.ok()["items"][0].clone();
        let named = told["facts"].as_array().unwrap().iter().find(|fact| fact["part"] == "holder").unwrap();
        assert_eq!(named["after"], "Ny kontakt");
        assert_eq!(people.researcher.get(role).await.ok()["holderId"], people.researcher.user().to_string());
    }
    people.researcher.patch(&role, &json!({ "mandate": "Samlar alt" })).if_match("*").await.ok();
    let told = people.voss_contact.get(&format!("{role}/history")).await.ok()["items"][0].clone();
    assert_eq!((&told["kind"], told.get("actor")), (&json!("role.described"), None));
    let token = invite(&people.voss_contact, &invitation(known)).await;
    accept(&people, &token, NEW).await.refused(Code::InvalidCredentials);
    people.anonymous.post("/auth/login").json(&json!({ "email": known, "password": PASSWORD })).await.ok();
    accept(&people, &token, PASSWORD).await.expect(204);
    let names = people.voss_contact.get("/role-assignments?municipality=4621").await.ok();
    let names: Vec<_> =
        names["items"].as_array().unwrap().iter().map(|role| role["holder"].clone()).collect();
    assert_eq!(names, ["Forsker ved HVL", "FoU-kontakt på Voss"].map(Value::from));
}

#[tokio::test]
async fn ksf_d04_only_those_who_give_the_role_invite_to_it_and_nobody_invites_themselves() {
    let (app, people) = TestApp::start().await;
    people
        .anonymous
        .post("/invitations")
        .json(&invitation("a@example.org"))
        .await
        .refused(Code::Unauthenticated);
    for caller in [&people.bodo_contact, &people.national, &people.admin, &people.researcher] {
        let problem =
            caller.post("/invitations").json(&invitation("a@example.org")).await.refused(Code::Forbidden);
        assert_eq!(problem.rule.unwrap().id, RuleId::WhoGrants);
    }
    let own = invitation(Person::named("kkhov_coordinator").email);
    people.kkhov_coordinator.post("/invitations").json(&own).await.refused(Code::Forbidden);
    let mut body = invitation("a@example.org");
    body["employer"] = json!({});
    people.voss_contact.post("/invitations").json(&body).await.refused_at("/employer", FieldCode::Required);
    body["employer"] = json!({ "municipality": "9999" });
    let unknown = people.voss_contact.post("/invitations").json(&body).await;
    unknown.refused_at("/employer/municipality", FieldCode::UnknownValue);
    assert_eq!(app.database.count("users WHERE email = 'a@example.org'").await, 0);
}

#[tokio::test]
async fn a_link_does_not_open_an_account_that_can_do_more_than_its_maker_gives() {
    let (_app, people) = TestApp::start().await;
    // An account that waits to administer the system, without a password yet.
    let account = json!({ "email": "drift@example.org", "displayName": "Drift" });
    let user = people.admin.post("/users").json(&account).await.expect(201).json()["id"].clone();
    let early = invite(&people.voss_contact, &invitation("drift@example.org")).await;
    let offer = json!({ "holder": user, "offer": {
        "role": "system_admin", "validFrom": "2026-01-15", "decidedBy": "KS" } });
    people.admin.post("/role-assignments").json(&offer).await.expect(201);
    accept(&people, &early, NEW).await.refused(Code::InvalidCredentials);
    let late = invite(&people.voss_contact, &invitation("drift@example.org")).await;
    accept(&people, &late, NEW).await.refused(Code::InvalidCredentials);
    // The administrator's own link sets the password; the invitation then takes that.
    let link =
        people.admin.post(&format!("/users/{}/links", user.as_str().unwrap())).await.expect(201).json();
    let token = link["link"].as_str().unwrap().strip_prefix("/konto/passord#").unwrap().to_owned();
    let set = json!({ "token": token, "password": NEW });
    people.anonymous.post("/auth/password").json(&set).await.expect(204);
    accept(&people, &late, NEW).await.expect(204);
}

#[tokio::test]
async fn a_link_is_worth_no_more_than_what_its_maker_may_give_when_it_is_used() {
    let (app, people) = TestApp::start().await;
    let role = people.voss_contact.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    let role = format!("/role-assignments/{}/end", role.as_str().unwrap());
    let by_contact = invite(&people.voss_contact, &invitation("ein@example.org")).await;
    let by_desk = invite(&people.kkhov_coordinator, &invitation("to@example.org")).await;
    let by_region = invite(&people.vest_coordinator, &invitation("tre@example.org")).await;
    people.vest_coordinator.post(&role).if_match("*").await.expect(200);
    let close = format!("/users/{}", people.kkhov_coordinator.user());
    people.admin.patch(&close, &json!({ "active": false })).if_match("*").await.expect(200);
    for token in [&by_contact, &by_desk] {
        let preview = json!({ "token": token });
        let preview = people.anonymous.post("/auth/invitation/preview").json(&preview).await;
        preview.refused(Code::LinkUsedOrExpired);
        accept(&people, token, NEW).await.refused(Code::LinkUsedOrExpired);
    }
    assert_eq!(
        app.database.count("users WHERE password_hash IS NULL AND email LIKE '%@example.org'").await,
        3
    );
    // What else the account holds is asked of the maker of today too: she gives this role, and none of an administrator's.
    app.database
        .run(
            "INSERT INTO role_assignments (id, user_id, role, valid, decided_by, created_at) \
             SELECT gen_random_uuid(), id, 'system_admin', daterange('2026-01-01', NULL), 'test', '2026-01-01Z' \
             FROM users WHERE email = 'tre@example.org'",
        )
        .await;
    accept(&people, &by_region, NEW).await.refused(Code::InvalidCredentials);
    app.database.run("DELETE FROM role_assignments WHERE role = 'system_admin' AND decided_by = 'test' AND valid = daterange('2026-01-01', NULL)").await;
    accept(&people, &by_region, NEW).await.expect(204);
}

#[tokio::test]
async fn ksf_d03_the_last_administrator_does_not_give_way_to_an_invited_one_who_goes() {
    let (_app, people) = TestApp::start().await;
    let own = people.admin.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    let offer = |last: Value| {
        json!({ "email": "drift@example.org", "displayName": "Drift", "offer": {
            "role": "system_admin", "validFrom": "2026-01-20", "validTo": last, "replaces": own, "decidedBy": "KS" } })
    };
    let for_a_time = invite(&people.admin, &offer(json!("2026-01-31"))).await;
    let refused = accept(&people, &for_a_time, NEW).await.refused(Code::RuleRefused);
    assert_eq!(refused.rule.unwrap().id, RuleId::LastAdministrator);
    let stays = invite(&people.admin, &offer(Value::Null)).await;
    accept(&people, &stays, NEW).await.expect(204);
}

#[tokio::test]
async fn a_link_that_ended_was_replaced_or_whose_offer_was_taken_back_does_nothing() {
    let (app, people) = TestApp::start().await;
    let first = invite(&people.voss_contact, &invitation("ny@example.org")).await;
    let second = invite(&people.voss_contact, &invitation("ny@example.org")).await;
    accept(&people, &first, NEW).await.refused(Code::LinkUsedOrExpired);
    for unknown in ["", "x"] {
        accept(&people, unknown, NEW).await.refused(Code::LinkUsedOrExpired);
        let preview =
            people.anonymous.post("/auth/invitation/preview").json(&json!({ "token": unknown })).await;
        preview.refused(Code::LinkUsedOrExpired);
    }
    // A link to choose a password and an invitation are not the same.
    let set = json!({ "token": second, "password": NEW });
    people.anonymous.post("/auth/password").json(&set).await.refused(Code::LinkUsedOrExpired);
    app.clock.advance(time::Duration::days(14));
    accept(&people, &second, NEW).await.refused(Code::LinkUsedOrExpired);
    let third =
        people.voss_contact.post("/invitations").json(&invitation("ny@example.org")).await.expect(201).json();
    let role = format!("/role-assignments/{}/withdraw", third["roleAssignment"].as_str().unwrap());
    people.voss_contact.post(&role).if_match("*").await.expect(200);
    let token = third["link"].as_str().unwrap().split_once('#').unwrap().1;
    accept(&people, token, NEW).await.refused(Code::LinkUsedOrExpired);
    assert_eq!(app.database.count("users WHERE password_hash IS NULL AND email = 'ny@example.org'").await, 1);
}

#[tokio::test]
async fn guessing_is_throttled() {
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    let mut statuses = Vec::new();
    for _ in 0..12 {
        statuses.push(accept(&people, "x", NEW).await.status);
    }
    assert!(statuses.contains(&422) && statuses.last() == Some(&429), "{statuses:?}");
}

#[tokio::test]
async fn somebody_new_without_a_chosen_language_reads_as_the_municipality_writes() {
    let (app, people) = TestApp::start().await;
    for (decision, language) in [("nynorsk", "nn"), ("bokmal", "nb"), ("neutral", "nb")] {
        app.database
            .run(&format!("UPDATE municipalities SET language_decision = '{decision}' WHERE number = '4621'"))
            .await;
        let mut body = invitation(&format!("{decision}@example.org"));
        body.as_object_mut().unwrap().remove("language");
        let token = invite(&people.voss_contact, &body).await;
        let ask = json!({ "token": token });
        let preview = people.anonymous.post("/auth/invitation/preview").json(&ask).await.ok();
        assert_eq!(preview["language"], language, "{decision}");
        let account = json!({
            "email": format!("{decision}.konto@example.org"), "displayName": "Ny konto",
            "employer": { "municipality": "4621" }
        });
        let made = people.admin.post("/users").json(&account).await.expect(201).json();
        assert_eq!(made["language"], language, "{decision}");
    }
    let nowhere = json!({ "email": "ingen@example.org", "displayName": "Ny konto" });
    assert_eq!(people.admin.post("/users").json(&nowhere).await.expect(201).json()["language"], "nb");
}
