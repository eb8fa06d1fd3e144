use serde_json::{Value, json};
use test_support::TestApp;

#[tokio::test]
async fn anyone_reads_what_the_service_is() {
    let (_app, people) = TestApp::start().await;
    let meta = people.anonymous.get("/meta").await.ok();
    assert_eq!((&meta["name"], &meta["demo"]), (&json!("KSF-plattformen"), &json!(false)));
    assert_eq!(meta["languages"], json!(["nb", "nn", "en"]));
    assert!(meta["attribution"].as_str().unwrap().contains("Kartverket"));
    assert_eq!(meta["links"]["openapi"], "/api/v1/openapi.json");
}

#[tokio::test]
async fn the_specification_that_is_served_is_the_codes_own() {
    let (_app, people) = TestApp::start().await;
    let served = people.anonymous.get("/openapi.json").await.ok();
    assert_eq!(served, api::openapi::document().unwrap());
    assert_eq!(served["openapi"].as_str().and_then(|v| v.split('.').next()), Some("3"));
    assert_eq!(served.pointer("/servers/0/url"), Some(&Value::from("/api/v1")));
}
