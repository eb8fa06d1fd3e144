use serde_json::json;
use test_support::{ClusterStory, TestApp};

#[tokio::test]
async fn history_tells_who_did_what_for_whom_and_from_when_and_names_persons_inside_ksf_alone() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 2).await;
    let path = format!("{}/history", story.path);
    let inside = people.oslo_contact.get(&path).await.ok();
    let kinds: Vec<_> = inside["items"].as_array().unwrap().iter().map(|e| e["kind"].clone()).collect();
    assert_eq!(kinds, ["cluster.member_joined", "cluster.proposed", "cluster.founded"]);
    let joined = &inside["items"][0];
    assert_eq!((&joined["actor"], &joined["onBehalfOf"]), (&json!("FoU-kontakt i Alver"), &json!("Alver")));
    assert_eq!(
        (&joined["municipality"]["name"], &joined["effectiveOn"]),
        (&json!("Alver"), &json!("2026-01-15"))
    );
    let outside = people.anonymous.get(&path).await.ok();
    let told = outside["items"].as_array().unwrap();
    assert_eq!(told.len(), 2, "who was asked is not told outside KSF");
    assert!(told.iter().all(|event| event.get("actor").is_none()));
    people.anonymous.get("/clusters/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44/history").await.expect(404);
}

#[tokio::test]
async fn the_change_feed_tells_of_clusters() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await;
    let feed = people.anonymous.get("/changes").await.ok();
    let told = &feed["events"][0];
    assert_eq!((&told["resource"], &told["id"]), (&json!("cluster"), &json!(story.id)));
}
