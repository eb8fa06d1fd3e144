use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::{Story, TestApp, a_need};

#[tokio::test]
async fn a_contact_sees_exactly_what_the_public_would_see() {
    let (_app, people) = TestApp::start().await;
    for (query, with_name) in [("", true), ("?withName=true", true), ("?withName=false", false)] {
        let story = Story::qualified(&people).await;
        let preview = people.voss_contact.get(&format!("{}{query}", story.to("public-view"))).await.ok();
        let published = story.then(&people.voss_contact, "publish", &json!({ "withName": with_name })).await;
        let mut public = people.anonymous.get(&published.path).await.ok();
        assert_eq!(public["version"], 4);
        public["version"] = json!(3);
        assert_eq!(preview, public, "{query}");
    }
}

#[tokio::test]
async fn a_preview_is_for_the_municipality_alone() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    people.anonymous.get(&story.to("public-view")).await.refused(Code::Unauthenticated);
    people.kkhov_coordinator.get(&story.to("public-view")).await.refused(Code::Forbidden);
    people.analyst.get(&story.to("public-view")).await.refused(Code::Forbidden);
    people.bodo_contact.get(&story.to("public-view")).await.refused(Code::NotFound);
    let wrong = people.voss_contact.get(&format!("{}?withName=kanskje", story.to("public-view"))).await;
    let problem = wrong.refused(Code::InvalidParameter);
    assert_eq!(
        (problem.errors[0].pointer.as_str(), problem.errors[0].code),
        ("?withName", FieldCode::UnknownValue)
    );
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    people.voss_contact.get(&draft.to("public-view")).await.ok();
}
