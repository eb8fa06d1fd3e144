use super::last_event;
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::TestApp;

fn account() -> Value {
    json!({ "email": " Ny.Kontakt@Example.org", "displayName": " FoU-kontakt i Lom ", "language": "nn" })
}

#[tokio::test]
async fn an_administrator_makes_an_account_that_cannot_sign_in_yet() {
    let (app, people) = TestApp::start().await;
    let answer = people.admin.post("/users").json(&account()).await.expect(201);
    let user = answer.json();
    let id = user["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), format!("/api/v1/users/{id}"));
    assert!(answer.etag().starts_with("\"1."));
    assert_eq!(
        (&user["email"], &user["displayName"]),
        (&json!("ny.kontakt@example.org"), &json!("FoU-kontakt i Lom"))
    );
    assert_eq!(
        (&user["active"], &user["canSignIn"], &user["roles"]),
        (&json!(true), &json!(false), &json!([]))
    );
    let event = last_event(&app, id).await;
    assert_eq!((&event["kind"], &event["actor_id"]), (&json!("user.created"), &json!(people.admin.user())));
    assert_eq!(event["visibility"], json!(null), "for administrators alone");
    assert!(!event.to_string().contains("Lom"), "the log holds no names: {event}");
}

#[tokio::test]
async fn an_address_has_one_account() {
    let (app, people) = TestApp::start().await;
    people.admin.post("/users").json(&account()).await.expect(201);
    people.admin.post("/users").json(&account()).await.refused(Code::AlreadyExists);
    assert_eq!(app.database.count("users WHERE email = 'ny.kontakt@example.org'").await, 1);
}

#[tokio::test]
async fn accounts_are_for_administrators() {
    let (app, people) = TestApp::start().await;
    people.anonymous.post("/users").json(&account()).await.refused(Code::Unauthenticated);
    for (name, caller) in people.all() {
        if !["anonymous", "admin"].contains(&name) {
            caller.post("/users").json(&account()).await.refused(Code::Forbidden);
        }
    }
    assert_eq!(app.database.count("users WHERE email LIKE 'ny%'").await, 0);
}

#[tokio::test]
async fn each_wrong_field_is_pointed_at() {
    let (_app, people) = TestApp::start().await;
    for (member, value, code) in [
        ("email", json!("ingen adresse"), FieldCode::InvalidEmail),
        ("email", json!(null), FieldCode::WrongType),
        ("displayName", json!("x"), FieldCode::TooShort),
        ("displayName", json!("to\nliner"), FieldCode::ControlCharacters),
        ("language", json!("se"), FieldCode::UnknownValue),
        ("roles", json!(["system_admin"]), FieldCode::UnknownField),
        ("active", json!(true), FieldCode::UnknownField),
    ] {
        let mut body = account();
        body[member] = value;
        people.admin.post("/users").json(&body).await.refused_at(&format!("/{member}"), code);
    }
}

#[tokio::test]
async fn a_repeat_with_the_same_key_makes_no_second_account() {
    let (app, people) = TestApp::start().await;
    let once = || people.admin.post("/users").key("k").json(&account());
    assert_eq!(once().await.expect(201).body, once().await.expect(201).body);
    assert_eq!(app.database.count("events WHERE kind = 'user.created'").await, 1);
}
