use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::TestApp;

#[tokio::test]
async fn everyone_changes_their_own_name_and_language() {
    let (app, people) = TestApp::start().await;
    let etag = people.voss_contact.get("/me").await.etag();
    let body = json!({ "displayName": " Kari på Voss ", "language": "en" });
    let me = people.voss_contact.patch("/me", &body).if_match(&etag).await.ok();
    assert_eq!((&me["displayName"], &me["language"]), (&json!("Kari på Voss"), &json!("en")));
    let event = app
        .database
        .row("SELECT kind, payload::text AS payload FROM events ORDER BY position DESC LIMIT 1")
        .await;
    assert_eq!(event["kind"], "user.edited");
    assert!(!event.to_string().contains("Kari"), "the log holds no names");
    people.voss_contact.patch("/me", &body).if_match(&etag).await.refused(Code::VersionMismatch);
    people.voss_contact.patch("/me", &body).await.refused(Code::VersionRequired);
    people.anonymous.patch("/me", &body).if_match("*").await.refused(Code::Unauthenticated);
    for (body, pointer, code) in [
        (json!({ "displayName": "x" }), "/displayName", FieldCode::TooShort),
        (json!({ "language": "se" }), "/language", FieldCode::UnknownValue),
        (json!({ "email": "x@example.org" }), "/email", FieldCode::UnknownField),
        (json!({ "active": false }), "/active", FieldCode::UnknownField),
    ] {
        people.voss_contact.patch("/me", &body).if_match("*").await.refused_at(pointer, code);
    }
}
