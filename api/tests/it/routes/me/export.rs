use contract::problem::Code;
use serde_json::json;
use test_support::{Person, Story, TestApp};

#[tokio::test]
async fn everyone_takes_what_is_kept_about_them_and_nothing_of_others() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let consent = json!({ "task": "merge_needs", "region": "vest" });
    people.voss_contact.post("/municipalities/4621/delegations").json(&consent).await.expect(201);
    let data = people.voss_contact.get("/me/export").await.ok();
    assert_eq!(data["account"]["email"], Person::named("voss_contact").email);
    assert_eq!((data["roles"].as_array().unwrap().len(), data["sessions"].as_array().unwrap().len()), (1, 1));
    assert_eq!(data["delegationsGiven"][0]["task"], "merge_needs");
    let events: Vec<_> = data["events"].as_array().unwrap().iter().map(|e| e["kind"].clone()).collect();
    assert_eq!(events, [json!("need.submitted"), json!("delegation.given")]);
    assert_eq!(data["events"][0]["resourceId"], story.id.to_string());
    assert!(!data.to_string().contains("argon2") && !data.to_string().contains("masfjorden"));
    people.anonymous.get("/me/export").await.refused(Code::Unauthenticated);
}
