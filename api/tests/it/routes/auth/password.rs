use super::{Signed, sign_in};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Caller, Person, TestApp};

const NEW: &str = "sommar i Masfjorden";

/// A one-time link's token, as the administrator hands it over.
async fn link(admin: &Caller, person: &str) -> String {
    let user = Person::named(person).user;
    let link = admin.post(&format!("/users/{user}/links")).await.expect(201).json();
    link["link"].as_str().unwrap().strip_prefix("/konto/passord#").unwrap().to_owned()
}

fn body(token: &str, password: &str) -> Value {
    json!({ "token": token, "password": password })
}

#[tokio::test]
async fn a_link_sets_a_password_once_and_ends_every_session() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let before = sign_in(anyone, "voss_contact").await;
    let token = link(&people.admin, "voss_contact").await;
    let answer = anyone.post("/auth/password").json(&body(&token, NEW)).await.expect(204);
    assert!(answer.headers("set-cookie").is_empty(), "signing in comes after");
    before.me(anyone).await.refused(Code::TokenExpired);

    let email = Person::named("voss_contact").email;
    let old = anyone.post("/auth/login").json(&super::credentials("voss_contact")).await;
    old.refused(Code::InvalidCredentials);
    let signed = anyone.post("/auth/login").json(&json!({ "email": email, "password": NEW })).await;
    Signed::of(&signed).me(anyone).await.ok();
    anyone
        .post("/auth/password")
        .json(&body(&token, "endå eit passord her"))
        .await
        .refused(Code::LinkUsedOrExpired);

    let event = app.database.row("SELECT * FROM events ORDER BY position DESC LIMIT 1").await;
    assert_eq!((&event["kind"], &event["visibility"]), (&json!("user.password_set"), &json!(null)));
    assert_eq!(event["actor_id"], Person::named("voss_contact").user.to_string());
    assert!(!event.to_string().contains(NEW));
    let stored = app.database.row(&format!("SELECT password_hash FROM users WHERE email = '{email}'")).await;
    assert!(stored["password_hash"].as_str().unwrap().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

#[tokio::test]
async fn of_two_links_the_newer_works_and_only_until_it_ends() {
    let (app, people) = TestApp::start().await;
    let older = link(&people.admin, "voss_contact").await;
    let newer = link(&people.admin, "voss_contact").await;
    let set = |token: &str| people.anonymous.post("/auth/password").json(&body(token, NEW));
    set(&older).await.refused(Code::LinkUsedOrExpired);
    app.clock.advance(time::Duration::days(3));
    set(&newer).await.refused(Code::LinkUsedOrExpired);
    for unknown in ["", "x", &"a".repeat(100)] {
        set(unknown).await.refused(Code::LinkUsedOrExpired);
    }
}

#[tokio::test]
async fn a_link_of_an_account_that_was_closed_does_not_work() {
    let (app, people) = TestApp::start().await;
    let token = link(&people.admin, "voss_contact").await;
    let user = Person::named("voss_contact").user;
    app.database
        .run(&format!("UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{user}'"))
        .await;
    people.anonymous.post("/auth/password").json(&body(&token, NEW)).await.refused(Code::LinkUsedOrExpired);
}

#[tokio::test]
async fn a_password_that_is_too_easy_leaves_the_link_unused() {
    let (_app, people) = TestApp::start().await;
    let token = link(&people.admin, "voss_contact").await;
    let set = |password: &str| people.anonymous.post("/auth/password").json(&body(&token, password));
    for (password, code) in [
        ("elleve teik", FieldCode::TooShort),
        ("aaaaaaaaaaaaaaaa", FieldCode::WeakPassword),
        ("x".repeat(201).as_str(), FieldCode::TooLong),
    ] {
        set(password).await.refused_at("/password", code);
    }
    set(NEW).await.expect(204);
}
