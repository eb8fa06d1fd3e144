use contract::problem::Code;
use serde_json::json;
use test_support::{Caller, Story, TestApp};

/// Reads the feed to its end from a token.
async fn follow(caller: &Caller, token: Option<&str>) -> (Vec<(String, String)>, String) {
    let mut token = token.map(str::to_owned);
    let mut seen = Vec::new();
    loop {
        let query = token.as_ref().map_or_else(String::new, |token| format!("&syncToken={token}"));
        let page = caller.get(&format!("/changes?limit=2{query}")).await.ok();
        for event in page["events"].as_array().unwrap() {
            seen.push((
                event["id"].as_str().unwrap().to_owned(),
                event["changeType"].as_str().unwrap().to_owned(),
            ));
        }
        let next = page["syncToken"].as_str().unwrap().to_owned();
        if page["hasMore"] == json!(false) {
            return (seen, next);
        }
        token = Some(next);
    }
}

fn of(story: &Story, kinds: &[&str]) -> Vec<(String, String)> {
    kinds.iter().map(|kind| (story.id.to_string(), (*kind).to_owned())).collect()
}

#[tokio::test]
async fn each_caller_follows_what_she_may_see_and_is_told_to_forget_what_she_no_longer_may() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let story = story.then(&people.voss_contact, "publish", &json!({ "withName": true })).await;
    let story = story.then(&people.voss_contact, "unpublish", &json!({})).await;
    let story = story.then(&people.kkhov_coordinator, "qualify", &json!({})).await;
    let story = story.then(&people.kkhov_coordinator, "reject", &json!({ "reason": "Opplæring" })).await;
    assert_eq!(
        follow(&people.voss_contact, None).await.0,
        of(&story, &["sync", "sync", "sync", "sync", "sync"])
    );
    assert_eq!(
        follow(&people.masfjorden_contact, None).await.0,
        of(&story, &["sync", "sync", "sync", "sync", "delete"])
    );
    for outsider in [&people.anonymous, &people.bodo_contact, &people.national, &people.admin] {
        assert_eq!(follow(outsider, None).await.0, of(&story, &["sync", "delete"]), "{outsider:?}");
    }
}

#[tokio::test]
async fn a_reader_goes_on_where_she_stopped_and_hears_nothing_twice() {
    let (_app, people) = TestApp::start().await;
    let (seen, token) = follow(&people.voss_contact, None).await;
    assert!(seen.is_empty());
    let first = Story::submitted(&people.voss_contact).await;
    let (seen, token) = follow(&people.voss_contact, Some(&token)).await;
    assert_eq!(seen, of(&first, &["sync"]));
    assert_eq!(follow(&people.voss_contact, Some(&token)).await, (Vec::new(), token.clone()));
    // What others do moves the token on, but says nothing.
    Story::submitted(&people.bodo_contact).await;
    let (seen, moved) = follow(&people.voss_contact, Some(&token)).await;
    assert!(seen.is_empty() && moved != token);
}

#[tokio::test]
async fn an_event_says_what_and_when_and_nothing_of_its_content() {
    let (_app, people) = TestApp::start().await;
    let story = Story::published(&people, false).await;
    let page = people.anonymous.get("/changes").await.ok();
    let expected = json!({ "id": story.id, "changeType": "sync", "timestamp": "2026-01-15T09:00:00Z", "resource": "need" });
    assert_eq!(page["events"], json!([expected]));
}

#[tokio::test]
async fn accounts_change_for_administrators_alone() {
    let (_app, people) = TestApp::start().await;
    let body = json!({ "email": "ny@example.org", "displayName": "Ny kontakt" });
    let id = people.admin.post("/users").json(&body).await.expect(201).json()["id"].clone();
    let page = people.admin.get("/changes").await.ok();
    assert_eq!((&page["events"][0]["id"], &page["events"][0]["resource"]), (&id, &json!("user")));
    for other in [&people.national, &people.analyst, &people.anonymous] {
        assert_eq!(other.get("/changes").await.ok()["events"], json!([]));
    }
}

#[tokio::test]
async fn a_token_of_a_log_that_went_another_way_asks_the_reader_to_start_over() {
    let (app, people) = TestApp::start().await;
    Story::submitted(&people.voss_contact).await;
    let (_, before) = follow(&people.voss_contact, None).await;
    Story::submitted(&people.voss_contact).await;
    let (_, after) = follow(&people.voss_contact, None).await;
    // As after a restore of an older dump: the last event is gone, and something else happens in its place.
    let forget = "ALTER TABLE events DISABLE TRIGGER USER; DELETE FROM events WHERE position = 2; \
                  ALTER TABLE events ENABLE TRIGGER USER; UPDATE event_counter SET last = 1;";
    app.database.run(forget).await;
    let call = |token: &str| people.voss_contact.get(&format!("/changes?syncToken={token}"));
    call(&after).await.refused(Code::GoneResync);
    call(&before).await.ok();
    let other = Story::submitted(&people.voss_contact).await;
    call(&after).await.refused(Code::GoneResync);
    assert_eq!(follow(&people.voss_contact, Some(&before)).await.0, of(&other, &["sync"]));
}

#[tokio::test]
async fn a_token_that_nobody_gave_is_refused() {
    let (_app, people) = TestApp::start().await;
    Story::submitted(&people.voss_contact).await;
    let made_up = |position: i64| {
        use base64::Engine;
        let bytes = [&[0; 8], &position.to_be_bytes()[..], &[0; 16]].concat();
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
    };
    for garbage in [
        "x",
        "AAAA",
        "%C3%A5",
        "____________________________________",
        &made_up(1),
        &made_up(i64::MAX),
        &made_up(-1),
    ] {
        people
            .voss_contact
            .get(&format!("/changes?syncToken={garbage}"))
            .await
            .refused(Code::InvalidSyncToken);
    }
    // Of the right form, but for somebody who reaches elsewhere.
    people.voss_contact.get(&format!("/changes?syncToken={}", made_up(0))).await.refused(Code::GoneResync);
}

#[tokio::test]
async fn the_limit_has_bounds() {
    let (_app, people) = TestApp::start().await;
    for odd in ["0", "201", "-1", "x", "65536"] {
        people.anonymous.get(&format!("/changes?limit={odd}")).await.refused(Code::InvalidParameter);
    }
    people.anonymous.get("/changes?limit=200").await.ok();
}

#[tokio::test]
async fn a_need_from_outside_every_cluster_stands_in_nobodys_way() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.bodo_contact).await;
    let story = story.then(&people.bodo_contact, "publish", &json!({ "withName": true })).await;
    let story = story.then(&people.bodo_contact, "unpublish", &json!({})).await;
    let oslo = Story::submitted(&people.oslo_contact).await;
    for (who, caller) in people.all() {
        let (seen, _) = follow(caller, None).await;
        let own = seen.iter().filter(|(id, _)| *id == oslo.id.to_string()).count();
        let nordic: Vec<_> = seen.into_iter().filter(|(id, _)| *id == story.id.to_string()).collect();
        let expected: &[&str] = match who {
            "bodo_contact" | "nord_coordinator" | "analyst" => &["sync", "sync", "sync"],
            _ => &["sync", "delete"],
        };
        assert_eq!(nordic, of(&story, expected), "{who}");
        // Oslo is in no region: its need lies with the nation, where all of KSF sees it.
        assert_eq!(own == 0, ["anonymous", "researcher", "admin"].contains(&who), "{who}");
    }
}

#[tokio::test]
async fn whoever_reaches_elsewhere_than_before_starts_over() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let (seen, token) = follow(&people.bodo_contact, None).await;
    assert!(seen.is_empty());
    app.database
        .run(
            "INSERT INTO role_assignments (id, user_id, role, cluster_id, valid, decided_by, created_at) \
             SELECT gen_random_uuid(), u.id, 'cluster_coordinator', c.id, daterange('2025-01-01', NULL), 'test', \
             '2025-01-01Z' FROM users u, clusters c WHERE u.email = 'bodo_contact@example.org' AND c.key = 'kkhov'",
        )
        .await;
    let path = format!("/changes?syncToken={token}");
    people.bodo_contact.get(&path).await.refused(Code::GoneResync);
    assert_eq!(follow(&people.bodo_contact, None).await.0, of(&story, &["sync"]));
    // Nor is a token for anybody but whoever reaches as far.
    people.national.get(&path).await.refused(Code::GoneResync);
}

#[tokio::test]
async fn the_log_can_be_neither_changed_nor_emptied() {
    let (app, people) = TestApp::start().await;
    Story::submitted(&people.voss_contact).await;
    let connection = app.database.connect().await;
    for attempt in ["UPDATE events SET reason = 'x'", "DELETE FROM events", "TRUNCATE events"] {
        let refused = connection.batch_execute(attempt).await.unwrap_err();
        assert!(format!("{refused:?}").contains("append-only"), "{attempt}: {refused:?}");
    }
    assert_eq!(app.database.count("events").await, 1);
}
