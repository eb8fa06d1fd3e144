//! Pages by keyset: what a cursor is good for, and what happens when rows change between two pages.

use super::{each, sent};
use contract::problem::Code;
use serde_json::json;
use test_support::TestApp;

#[tokio::test]
async fn whoever_turns_pages_while_needs_come_and_go_meets_each_that_stays_once() {
    let (_app, people) = TestApp::start().await;
    let contact = &people.voss_contact;
    let mut needs = Vec::new();
    for title in ["Bad", "Dusj", "Fall", "Heis", "Jul"] {
        needs.push(sent(contact, title).await);
    }
    let first = contact.get("/needs?sort=title&limit=2&count=true").await.expect(200);
    let page = first.json();
    assert_eq!(
        (each(&page, "title"), &page["total"]),
        (vec!["Bad".to_owned(), "Dusj".to_owned()], &json!(5))
    );
    let cursor = page["nextCursor"].as_str().unwrap();
    assert_eq!(
        first.header("link"),
        format!("</api/v1/needs?sort=title&limit=2&count=true&cursor={cursor}>; rel=\"next\"")
    );
    // One before and one after the place, one moved from after to before, and the one the cursor stands on gone.
    sent(contact, "Alarm").await;
    sent(contact, "Gange").await;
    needs.remove(4).edited(contact, &json!({ "title": "Arbeid" })).await;
    needs.remove(1).edited(contact, &json!({ "title": "Yngre" })).await;
    let mut seen = Vec::new();
    let mut next = Some(cursor.to_owned());
    while let Some(cursor) = next {
        let page = contact.get(&format!("/needs?sort=title&limit=2&cursor={cursor}")).await.ok();
        seen.extend(each(&page, "title"));
        next = page["nextCursor"].as_str().map(str::to_owned);
    }
    assert_eq!(seen, ["Fall", "Gange", "Heis", "Yngre"]);
}

#[tokio::test]
async fn a_cursor_goes_on_only_with_the_query_that_gave_it() {
    let (_app, people) = TestApp::start().await;
    for title in ["Bad", "Dusj", "Fall"] {
        sent(&people.voss_contact, title).await;
    }
    let page = people.voss_contact.get("/needs?sort=title&level=mine&limit=1").await.ok();
    let cursor = page["nextCursor"].as_str().unwrap();
    let with = |path: &str| people.voss_contact.get(&format!("{path}cursor={cursor}"));
    for other in [
        "/needs?",
        "/needs?sort=title&",
        "/needs?sort=-title&level=mine&",
        "/needs?sort=title&level=cluster&",
        "/needs?sort=title&level=mine&q=bad&",
        "/municipalities?",
    ] {
        with(other).await.refused(Code::InvalidCursor);
    }
    // How many at a time, how they are written and in which order the query is said is no other query.
    for same in [
        "/needs?sort=title&level=mine&",
        "/needs?level=mine&sort=title&limit=200&",
        "/needs?sort=title&level=mine&count=true&",
    ] {
        assert_eq!(each(&with(same).await.ok(), "title")[0], "Dusj", "{same}");
    }
    let rest = with("/needs?sort=title&level=mine&format=ndjson&").await.expect(200);
    assert_eq!(rest.body.lines().count(), 2);
    let turned = cursor.chars().rev().collect::<String>();
    for forged in [turned.as_str(), "", "AAAA", "%00"] {
        let path = format!("/needs?sort=title&level=mine&cursor={forged}");
        let answer = people.voss_contact.get(&path).await;
        assert_eq!(answer.status, 400, "{forged}: {}", answer.body);
    }
}

#[tokio::test]
async fn every_list_has_the_same_bounds_and_the_same_words() {
    let (_app, people) = TestApp::start().await;
    let lists = contract::endpoints::ALL
        .iter()
        .filter(|endpoint| endpoint.id.starts_with("list_") && endpoint.id != "list_changes");
    let mut count = 0;
    for list in lists.filter(|list| !list.path.contains('{')) {
        count += 1;
        let caller = if list.id == "list_introductions" { &people.national } else { &people.admin };
        let get = |query: &str| caller.get(&format!("{}{query}", list.path));
        for odd in ["0", "201", "-1", "x", "65536", ""] {
            get(&format!("?limit={odd}")).await.refused(Code::InvalidParameter);
        }
        let page = get("?limit=200&count=true").await.ok();
        let items = page["items"].as_array().unwrap();
        assert_eq!(page["total"], items.len(), "{}", list.path);
        assert_eq!(
            get("").await.ok().get("total"),
            None,
            "{}: a count is made when it is asked for",
            list.path
        );
        let nearest = get("?limt=1").await.refused(Code::UnknownParameter);
        assert!(nearest.detail.contains("limit"), "{}: {}", list.path, nearest.detail);
        let nearest = get("?format=jsn").await.refused(Code::InvalidParameter);
        assert!(nearest.detail.contains("json"), "{}: {}", list.path, nearest.detail);
        if items.len() > 1 {
            let one = get("?limit=1").await;
            assert!(one.header("link").ends_with("rel=\"next\""), "{}", list.path);
            assert_eq!(one.json()["items"].as_array().unwrap().len(), 1);
        }
    }
    assert!(count >= 9, "{count}");
}
