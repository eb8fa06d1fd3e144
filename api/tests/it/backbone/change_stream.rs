//! The change feed as it happens: each is told what they see, nobody more, and nothing is missed between two streams.

use client::{ChangeStream, Told};
use contract::changes::{ChangeType, StreamFilter};
use contract::problem::Code;
use std::sync::atomic::Ordering;
use std::time::Duration;
use test_support::{Caller, Story, TestApp};
use tokio::time::timeout;

/// Longer than it may take on a busy machine; what is waited for comes within a second or two.
const LONG: Duration = Duration::from_secs(30);

async fn stream(caller: &Caller, after: Option<&str>) -> ChangeStream {
    let filter = StreamFilter { sync_token: after.map(str::to_owned) };
    caller.client().stream_changes(&filter).await.unwrap()
}

/// What is told next, within that time, but for where the stream has come to; `None` when it has ended.
async fn next(stream: &mut ChangeStream) -> Option<Told> {
    loop {
        match timeout(LONG, stream.next()).await.unwrap().map(Result::unwrap) {
            Some(Told::Mark { .. }) => {}
            told => return told,
        }
    }
}

/// The next change: of which resource, what became of it, and the token after it.
async fn change(stream: &mut ChangeStream) -> (String, ChangeType, String) {
    match next(stream).await {
        Some(Told::Change { change, sync_token }) => {
            (format!("{} {}", change.resource, change.id), change.change_type, sync_token)
        }
        other => panic!("a change was awaited, not {other:?}"),
    }
}

#[tokio::test]
async fn whoever_sees_it_is_told_at_once_and_nobody_else_and_the_next_stream_goes_on() {
    let (_app, people) = TestApp::start().await;
    let mut voss = stream(&people.voss_contact, None).await;
    let mut bodo = stream(&people.bodo_contact, None).await;
    let mut anyone = stream(&people.anonymous, None).await;

    let first = Story::submitted(&people.voss_contact).await;
    let (told, kind, after_first) = change(&mut voss).await;
    assert_eq!((told, kind), (format!("need {}", first.id), ChangeType::Sync));
    drop(voss);
    // Whoever has heard of nothing yet knows where to go on from all the same.
    let mut quiet = stream(&people.voss_contact, Some(&after_first)).await;
    let Some(Ok(Told::Mark { sync_token })) = timeout(LONG, quiet.next()).await.unwrap() else {
        panic!("a stream begins with where it is");
    };
    assert_eq!(sync_token, after_first);
    drop(quiet);

    let second = Story::submitted(&people.voss_contact).await;
    let mut again = stream(&people.voss_contact, Some(&after_first)).await;
    assert_eq!(change(&mut again).await.0, format!("need {}", second.id), "what came between is told");

    // The others hear of what is theirs to see, and that is the first thing they hear.
    let theirs = Story::submitted(&people.bodo_contact).await;
    assert_eq!(change(&mut bodo).await.0, format!("need {}", theirs.id));
    let open = Story::published(&people, true).await;
    assert_eq!(change(&mut anyone).await.0, format!("need {}", open.id));
}

#[tokio::test]
async fn whoever_reaches_elsewhere_begins_anew_and_a_session_that_has_ended_hears_nothing() {
    let (app, people) = TestApp::start().await;
    let mut contact = stream(&people.voss_contact, None).await;
    let mut coordinator = stream(&people.vest_coordinator, None).await;
    let (contacts, coordinators) = (people.voss_contact.user(), people.vest_coordinator.user());
    let gone = "SET revoked_at = '2026-01-15 09:00Z' WHERE user_id";
    app.database.run(&format!("UPDATE role_assignments {gone} = '{contacts}'")).await;
    app.database.run(&format!("UPDATE sessions {gone} = '{coordinators}'")).await;
    // Something that both would have been told of.
    Story::submitted(&people.bodo_contact).await;
    assert_eq!(next(&mut contact).await, Some(Told::Resync));
    assert_eq!(next(&mut contact).await, None, "and the stream ends");
    assert_eq!(next(&mut coordinator).await, None);
}

#[tokio::test]
async fn what_cannot_be_followed_is_refused_with_a_reason() {
    let (_app, people) = TestApp::start().await;
    let path = "/changes/stream";
    people.anonymous.get(path).header("accept", "application/json").await.refused(Code::NotAcceptable);
    people.anonymous.get(&format!("{path}?syncToken=x")).await.refused(Code::InvalidSyncToken);
    people.anonymous.get(path).header("last-event-id", "x").await.refused(Code::InvalidSyncToken);
    let token = people.voss_contact.get("/changes").await.ok()["syncToken"].as_str().unwrap().to_owned();
    people.vest_coordinator.get(&format!("{path}?syncToken={token}")).await.refused(Code::GoneResync);
}

#[tokio::test]
async fn it_is_sent_as_it_comes_and_ends_when_the_service_stops() {
    let (app, people) = TestApp::start().await;
    let answer =
        people.voss_contact.get("/changes/stream").header("accept-encoding", "br, gzip").unread().await;
    let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("content-type").as_deref(), Some("text/event-stream"));
    assert_eq!(header("content-encoding"), None, "a coding would hold it back");
    assert_eq!(header("x-accel-buffering").as_deref(), Some("no"));
    app.state.stopping.store(true, Ordering::Relaxed);
    let whole = timeout(LONG, answer.text()).await.expect("the stream ends").unwrap();
    assert!(whole.starts_with("retry: 2000\nid: ") && whole.contains("\nevent: mark\n"), "{whole}");
}

#[tokio::test]
async fn one_person_has_so_many_streams_and_no_more() {
    let (_app, people) = TestApp::start().await;
    let mut open = Vec::new();
    for _ in 0..20 {
        open.push(stream(&people.voss_contact, None).await);
    }
    people.voss_contact.get("/changes/stream").await.refused(Code::TooManyRequests);
    stream(&people.bodo_contact, None).await;
}
