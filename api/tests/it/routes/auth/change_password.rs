use super::{Signed, refresh, sign_in};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{AppOptions, Call, Caller, PASSWORD, Person, TestApp};

const NEW: &str = "sommar i Masfjorden";

fn body(current: &str, new: &str) -> Value {
    json!({ "currentPassword": current, "password": new })
}

fn change(caller: &Caller, body: &Value) -> Call {
    caller.post("/auth/password/change").json(body)
}

#[tokio::test]
async fn the_owner_changes_the_password_and_stays_signed_in_while_all_other_sessions_end() {
    let (app, people) = TestApp::start().await;
    let (anyone, owner) = (&people.anonymous, &people.voss_contact);
    let elsewhere = sign_in(anyone, "voss_contact").await;
    let of_another = sign_in(anyone, "masfjorden_contact").await;
    let version = owner.get("/me").await.etag();
    change(owner, &body(PASSWORD, NEW)).await.expect(204);

    assert_ne!(owner.get("/me").await.expect(200).etag(), version);
    elsewhere.me(anyone).await.refused(Code::TokenExpired);
    refresh(anyone, &elsewhere.cookie).await.refused(Code::TokenExpired);
    of_another.me(anyone).await.ok();
    let email = Person::named("voss_contact").email;
    anyone
        .post("/auth/login")
        .json(&super::credentials("voss_contact"))
        .await
        .refused(Code::InvalidCredentials);
    let signed = anyone.post("/auth/login").json(&json!({ "email": email, "password": NEW })).await;
    Signed::of(&signed).me(anyone).await.ok();

    let event = app.database.row("SELECT * FROM events ORDER BY position DESC LIMIT 1").await;
    assert_eq!((&event["kind"], &event["visibility"]), (&json!("user.password_changed"), &json!(null)));
    assert_eq!(event["actor_id"], owner.user().to_string());
    assert!(!event.to_string().contains(NEW));
}

#[tokio::test]
async fn a_new_password_is_another_than_the_present_one() {
    let (app, people) = TestApp::start().await;
    let (owner, events) = (&people.voss_contact, app.database.count("events").await);
    change(owner, &body(PASSWORD, PASSWORD)).await.refused_at("/password", FieldCode::SamePassword);
    change(owner, &body(NEW, NEW)).await.refused_at("/currentPassword", FieldCode::WrongPassword);
    assert_eq!(app.database.count("events").await, events);
}

#[tokio::test]
async fn whoever_does_not_know_the_present_password_changes_nothing() {
    let (app, people) = TestApp::start().await;
    let elsewhere = sign_in(&people.anonymous, "voss_contact").await;
    let (owner, events) = (&people.voss_contact, app.database.count("events").await);
    change(owner, &body("gjettar berre", NEW)).await.refused_at("/currentPassword", FieldCode::WrongPassword);
    change(owner, &body("", NEW)).await.refused_at("/currentPassword", FieldCode::Required);
    change(&people.anonymous, &body(PASSWORD, NEW)).await.refused(Code::Unauthenticated);
    assert_eq!(app.database.count("events").await, events);
    elsewhere.me(&people.anonymous).await.ok();
    sign_in(&people.anonymous, "voss_contact").await;
}

#[tokio::test]
async fn the_new_password_is_as_hard_to_guess_as_one_that_is_set_by_a_link() {
    let (_app, people) = TestApp::start().await;
    for (password, code) in [
        ("elleve teik", FieldCode::TooShort),
        ("aaaaaaaaaaaaaaaa", FieldCode::WeakPassword),
        ("x".repeat(201).as_str(), FieldCode::TooLong),
    ] {
        change(&people.voss_contact, &body(PASSWORD, password)).await.refused_at("/password", code);
    }
    let extra = json!({ "currentPassword": PASSWORD, "password": NEW, "email": "a@b.no" });
    change(&people.voss_contact, &extra).await.refused_at("/email", FieldCode::UnknownField);
}

#[tokio::test]
async fn guesses_at_the_present_password_are_counted_with_those_of_signing_in() {
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    let from = |call: Call| call.header("x-forwarded-for", "198.51.100.7");
    let guess = body("gjettar berre", NEW);
    for _ in 0..10 {
        from(change(&people.voss_contact, &guess)).await.refused(Code::ValidationFailed);
    }
    let answer = from(change(&people.voss_contact, &body(PASSWORD, NEW))).await;
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    answer.refused(Code::TooManyRequests);
    let login = people.anonymous.post("/auth/login").json(&super::credentials("voss_contact"));
    from(login).await.refused(Code::TooManyRequests);
    change(&people.voss_contact, &body(PASSWORD, NEW)).await.expect(204);
}

#[tokio::test]
async fn nothing_of_the_request_is_kept_for_repeats() {
    let (app, people) = TestApp::start().await;
    change(&people.voss_contact, &body(PASSWORD, NEW)).key("once").await.expect(204);
    assert_eq!(app.database.count("idempotency_keys").await, 0);
    let again = change(&people.voss_contact, &body(PASSWORD, NEW)).key("once").await;
    again.refused_at("/currentPassword", FieldCode::WrongPassword);
}
