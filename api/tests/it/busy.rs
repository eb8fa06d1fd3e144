//! A database that is busy: waiting has an end, and the caller is told to come back.

use contract::problem::Code;
use serde_json::json;
use test_support::{Story, TestApp, a_need};

#[tokio::test]
async fn whoever_waits_for_a_lock_too_long_is_told_to_come_back() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let other = app.database.connect().await;
    other.batch_execute("BEGIN; SELECT 1 FROM needs FOR UPDATE").await.unwrap();
    let answer = draft.ask(&people.voss_contact, "submit", &json!({})).await;
    assert_eq!(answer.header("retry-after"), "2");
    answer.refused(Code::Unavailable);
    other.batch_execute("ROLLBACK").await.unwrap();
    draft.ask(&people.voss_contact, "submit", &json!({})).await.ok();
}
