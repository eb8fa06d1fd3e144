//! Many at once: one wins, every other gets a clear answer, and the periods hold.

use futures_util::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::future::IntoFuture;
use test_support::{Answer, ClusterStory, TestApp};

/// Whoever loses is told that somebody was first, or the field or rule that stands in the way.
fn told_why(answer: &Answer) {
    let problem: Value = serde_json::from_str(&answer.body).unwrap();
    match answer.status {
        200 => {}
        409 | 412 => assert!(problem["code"].is_string() && problem["title"].is_string(), "{problem}"),
        _ => assert!(
            problem["rule"]["id"] == "KSF-R08" || problem["errors"][0]["code"].is_string(),
            "{problem}"
        ),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_who_appoint_a_motor_at_once_one_does() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 5).await;
    let attempts = (0..50).map(|number| {
        let body =
            json!({ "municipality": if number % 2 == 0 { "4631" } else { "4621" }, "reason": "Vil drive" });
        // Half of them come with any version, half with the one they have seen.
        let etag = if number % 4 < 2 { "*".to_owned() } else { story.etag.clone() };
        people
            .austrheim_contact
            .post(&format!("{}/motor-proposals", story.path))
            .if_match(etag)
            .json(&body)
            .into_future()
    });
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    for answer in join_all(attempts).await {
        *statuses.entry(answer.status).or_default() += 1;
        told_why(&answer);
    }
    assert_eq!(statuses.get(&200), Some(&1), "{statuses:?}");
    assert!(statuses.keys().all(|status| [200, 409, 412].contains(status)), "{statuses:?}");
    assert_eq!(app.database.count("cluster_proposals WHERE kind = 'motor' AND status = 'open'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_last_consents_at_once_one_rotates_the_motor() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let body =
        json!({ "municipality": "4631", "validFrom": "2026-09-01", "reason": "Koordinatoren sluttar" });
    let story = story.then(&people.austrheim_contact, "motor-proposals", &body).await;
    let story = story.answered(&people, "4631", true).await;
    let path = format!("{}/{}/answer", story.path, story.proposal());
    let attempts = (0..50).map(|_| {
        people.austrheim_contact.post(&path).if_match("*").json(&json!({ "agrees": true })).into_future()
    });
    let mut won = 0;
    for answer in join_all(attempts).await {
        assert!([200, 409, 422].contains(&answer.status), "{} {}", answer.status, answer.body);
        told_why(&answer);
        won += usize::from(answer.status == 200);
    }
    assert_eq!(won, 1);
    let motors = format!("cluster_motors WHERE cluster_id = '{}'", story.id);
    assert_eq!(app.database.count(&motors).await, 2);
}
