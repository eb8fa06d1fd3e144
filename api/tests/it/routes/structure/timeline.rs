//! The timeline of the structure.

use super::each;
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{KKHOV, TestApp};

#[tokio::test]
async fn anyone_reads_what_happened_newest_first_and_narrows_it() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let page = anyone.get("/structure-timeline?count=true&limit=200").await.ok();
    let days: Vec<&str> =
        page["items"].as_array().unwrap().iter().map(|f| f["on"].as_str().unwrap()).collect();
    assert!(days.is_sorted_by(|a, b| a >= b) && page["total"] == days.len(), "{days:?}");
    assert_eq!(days.first(), Some(&"2027-01-01"), "what is planned too");
    let kinds = async |query: &str| {
        let mut all = each(anyone, &format!("/structure-timeline{query}"), "kind").await;
        all.dedup();
        all
    };
    assert_eq!(
        kinds(&format!("?cluster={KKHOV}")).await,
        ["subcluster_ended", "subcluster_began", "motor_began", "member_joined", "cluster_status"]
    );
    assert_eq!(kinds("?municipality=4621").await, ["region_joined", "member_joined"]);
    assert_eq!(kinds("?kind=host_began").await, ["host_began"]);
    assert_eq!(kinds("?region=nord").await, ["region_status", "region_joined"]);
    assert_eq!(kinds("?from=2025-01-01&to=2026-12-31").await, ["subcluster_began"]);
    anyone.get("/structure-timeline?from=2025").await.refused(Code::InvalidParameter);
    anyone.get("/structure-timeline?kind=danced").await.refused(Code::InvalidParameter);
}

#[tokio::test]
async fn its_pages_meet_and_its_export_is_the_same() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let whole = anyone.get("/structure-timeline?limit=200").await.ok()["items"].clone();
    let mut paged: Vec<Value> = Vec::new();
    let mut path = "/structure-timeline?limit=7".to_owned();
    loop {
        let page = anyone.get(&path).await.ok();
        paged.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(cursor) = page["nextCursor"].as_str() else { break };
        path = format!("/structure-timeline?limit=7&cursor={cursor}");
    }
    assert_eq!(json!(paged), whole);
    let csv = anyone.get("/structure-timeline?format=csv").await.expect(200).body;
    assert_eq!(csv.trim_end().lines().count(), paged.len() + 1);
}
