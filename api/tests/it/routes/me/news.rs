use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, ClusterStory, Story, TestApp};

/// What is told, newest first: kind of resource, what it is called, what happened, each.
async fn news(caller: &Caller) -> (Value, Vec<(String, String, String)>) {
    let news = caller.get("/me/news").await.ok();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let items = news["items"].as_array().unwrap().iter();
    let items =
        items.map(|one| (text(&one["resource"]), text(&one["name"]), text(&one["entry"]["kind"]))).collect();
    (news, items)
}

#[tokio::test]
async fn whoever_was_away_is_told_what_others_did_to_what_concerns_her_once() {
    let (_app, people) = TestApp::start().await;
    people.anonymous.get("/me/news").await.refused(Code::Unauthenticated);
    let story = ClusterStory::joined(&people, 3).await;
    let (first, _) = news(&people.voss_contact).await;
    assert_eq!(first["first"], true);
    assert!(first["since"].as_str().unwrap().starts_with("2026-01-01"), "the last 14 days: {first}");
    let cluster = |all: &[(String, String, String)]| {
        all.iter().filter(|(_, name, _)| name == "Kystklynga").cloned().collect::<Vec<_>>()
    };
    // One line for a thing, however much happened to it, and nothing of what one did oneself.
    let told = cluster(&news(&people.voss_contact).await.1);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "cluster");
    assert!(cluster(&news(&people.bodo_contact).await.1).is_empty(), "it concerns her not");

    // Asking marks nothing; saying that it was shown does, once and for all.
    assert!(!news(&people.voss_contact).await.1.is_empty());
    let seen = json!({ "syncToken": first["syncToken"] });
    people.voss_contact.post("/me/news/seen").json(&seen).await.expect(204);
    let (second, none) = news(&people.voss_contact).await;
    assert!(none.is_empty(), "{none:?}");
    assert_eq!(second["first"], false);
    people.voss_contact.post("/me/news/seen").json(&seen).await.expect(204);

    // What happens after that is told.
    let drafted = json!({ "title": "Samarbeidsavtale" });
    story.then(&people.austrheim_contact, "agreements", &drafted).await;
    let told = cluster(&news(&people.voss_contact).await.1);
    assert_eq!(told.len(), 1);
    let own = news(&people.austrheim_contact).await.1;
    assert!(
        own.iter().all(|(_, _, kind)| kind != "cluster.agreement_drafted"),
        "one's own is no news: {own:?}"
    );
}

#[tokio::test]
async fn what_is_no_token_marks_nothing() {
    let (_app, people) = TestApp::start().await;
    let seen = json!({ "syncToken": "x" });
    people.voss_contact.post("/me/news/seen").json(&seen).await.refused(Code::InvalidSyncToken);
    let empty = json!({ "syncToken": "" });
    people.voss_contact.post("/me/news/seen").json(&empty).await.refused(Code::ValidationFailed);
    assert_eq!(news(&people.voss_contact).await.0["first"], true);
}

#[tokio::test]
async fn a_need_that_others_sent_in_is_told_by_its_title_and_a_draft_to_nobody() {
    let (_app, people) = TestApp::start().await;
    let title = "Kven ser til dei om natta?";
    let mut body = test_support::a_need();
    body["title"] = json!(title);
    let draft = Story::draft(&people.voss_contact, &body).await;
    let (_, before) = news(&people.kkhov_coordinator).await;
    assert!(before.iter().all(|(resource, ..)| resource != "need"), "{before:?}");
    let own = people.voss_contact.get("/needs?own=true&process=draft").await.ok();
    assert_eq!(own["items"].as_array().unwrap().len(), 1);
    assert_eq!(people.voss_contact.get("/needs?own=false&process=draft").await.ok()["items"], json!([]));
    draft.then(&people.voss_contact, "submit", &json!({})).await;
    let (_, after) = news(&people.kkhov_coordinator).await;
    let need = ("need".to_owned(), title.to_owned(), "need.submitted".to_owned());
    assert!(after.contains(&need), "{after:?}");
    assert!(!news(&people.bodo_contact).await.1.contains(&need));
    assert!(!news(&people.voss_contact).await.1.contains(&need), "her own");
}
