//! `ETag`, `If-Match`, `If-None-Match`.

use contract::problem::Code;
use serde_json::json;
use test_support::{Story, TestApp, a_need};

#[tokio::test]
async fn a_reader_who_has_it_is_told_so_in_whatever_way_she_asks() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let get = |tags: &str| people.voss_contact.get(&story.path).header("if-none-match", tags);
    let tag = people.voss_contact.get(&story.path).await.etag();
    assert_eq!(tag, story.etag, "what a command answers is what a reader is given");
    for tags in [tag.clone(), format!("W/{tag}"), format!("\"1.other\", {tag}"), "*".to_owned()] {
        let answer = get(&tags).await.expect(304);
        assert_eq!((answer.body.as_str(), answer.etag()), ("", tag.clone()));
        assert!(answer.header("vary").contains("Authorization"), "{}", answer.header("vary"));
        assert_eq!(answer.header("cache-control"), "private, no-cache");
    }
    // The version alone is not enough: who asks, and in which language, is in the body.
    let version = tag.split('.').next().unwrap();
    for other in [format!("{version}.x\""), format!("{version}\""), tag.trim_matches('"').to_owned()] {
        get(&other).await.expect(200);
    }
    let coordinators =
        people.kkhov_coordinator.get(&story.path).header("if-none-match", &tag).await.expect(200);
    assert_ne!(coordinators.etag(), tag, "other actions are allowed her");
    let story = story.edited(&people.voss_contact, &json!({ "title": "Nattilsyn" })).await;
    assert_ne!(
        people.voss_contact.get(&story.path).header("if-none-match", &tag).await.expect(200).etag(),
        tag
    );
}

#[tokio::test]
async fn a_change_compares_the_version_and_not_the_rest_of_the_tag() {
    let (_app, people) = TestApp::start().await;
    let story = Story::draft(&people.voss_contact, &a_need()).await;
    let patch =
        |tag: String| people.voss_contact.patch(&story.path, &json!({ "title": "Nattilsyn" })).if_match(tag);
    let mut version = story.view.version;
    let tags: [&dyn Fn(i32) -> String; 5] = [
        &|version| format!("\"{version}.any-body\""),
        &|version| format!("\"{version}\""),
        &|version| format!("\"99.x\", \"{version}.y\""),
        &|version| format!("\"{version}.as-another-reader-has-it\""),
        &|_| "*".to_owned(),
    ];
    for tag in tags {
        patch(tag(version)).await.expect(200);
        version += 1;
    }
    for stale in [
        format!("\"{}.x\"", version - 1),
        format!("\"{}.x\"", version + 1),
        format!("\"{version}x\""),
        version.to_string(),
        "\"\"".to_owned(),
    ] {
        patch(stale).await.refused(Code::VersionMismatch);
    }
}

#[tokio::test]
async fn every_change_of_something_that_is_there_wants_its_version() {
    let (_app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let user = format!("/users/{}", people.voss_contact.user());
    let lift = people.kkhov_coordinator.post(&story.to("lift")).json(&json!({ "reason": "Gjeld fleire" }));
    lift.await.refused(Code::VersionRequired);
    let patch = people.voss_contact.patch(&story.path, &json!({ "serviceArea": "home_care" }));
    patch.await.refused(Code::VersionRequired);
    people.admin.patch(&user, &json!({ "active": false })).await.refused(Code::VersionRequired);
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    people.voss_contact.delete(&draft.path).await.refused(Code::VersionRequired);
    let tag = people.admin.get(&user).await.etag();
    people.admin.patch(&user, &json!({ "active": false })).if_match(&tag).await.expect(200);
    people.admin.patch(&user, &json!({ "active": true })).if_match(&tag).await.refused(Code::VersionMismatch);
}
