use super::last_event;
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::{ClusterStory, TestApp};

#[tokio::test]
async fn those_who_drive_a_cluster_change_what_is_said_of_it() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await;
    let body = json!({ "name": "Havklynga", "fundingModel": "member_fee", "coordinatorPercent": 40, "commonNeed": null });
    people.bodo_contact.patch(&story.path, &body).if_match(&story.etag).await.refused(Code::Forbidden);
    people.austrheim_contact.patch(&story.path, &body).await.refused(Code::VersionRequired);
    let changed = people.austrheim_contact.patch(&story.path, &body).if_match(&story.etag).await.ok();
    assert_eq!((&changed["name"], &changed["coordinatorPercent"]), (&json!("Havklynga"), &json!(40)));
    assert_eq!((changed.get("commonNeed"), &changed["version"]), (None, &json!(2)));
    let event = last_event(&app, &story).await;
    assert_eq!(
        (&event["data"]["from"]["title"], &event["data"]["to"]["title"]),
        (&json!("Kystklynga"), &json!("Havklynga"))
    );
    people
        .austrheim_contact
        .patch(&story.path, &body)
        .if_match(&story.etag)
        .await
        .refused(Code::VersionMismatch);
    let wrong = json!({ "members": [] });
    let etag = ClusterStory::existing(&people.austrheim_contact, story.id).await.etag;
    let refused = people.austrheim_contact.patch(&story.path, &wrong).if_match(&etag).await;
    refused.refused_at("/members", FieldCode::UnknownField);
}
