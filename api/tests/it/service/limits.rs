//! What answers say of the caller's budget.

use contract::problem::Code;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use test_support::{AppOptions, TestApp};

#[tokio::test]
async fn every_answer_of_the_api_says_what_is_left_problems_too() {
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    for (path, status) in [("/meta", 200), ("/needs/not-an-id", 404), ("/users", 401), ("/meta?x=1", 400)] {
        let answer = people.anonymous.get(path).await.expect(status);
        assert_eq!(answer.headers("ratelimit-policy"), ["\"default\";q=600;w=30"], "{path}");
        let left = answer.header("ratelimit");
        assert!(left.starts_with("\"default\";r=59") && !left.ends_with("t=0"), "{path}: {left}");
    }
}

#[tokio::test]
async fn whoever_guesses_too_often_is_told_of_the_budget_that_is_empty() {
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    let body = json!({ "email": "nobody@example.org", "password": "gjettar berre" });
    let mut answer = people.anonymous.post("/auth/login").json(&body).await;
    // Ten are free; a slow machine may be given another meanwhile.
    for _ in 0..20 {
        if answer.status == 429 {
            break;
        }
        answer.refused(Code::InvalidCredentials);
        answer = people.anonymous.post("/auth/login").json(&body).await;
    }
    assert_eq!(answer.headers("ratelimit-policy"), ["\"account\";q=10;w=120"]);
    assert_eq!(answer.headers("ratelimit"), ["\"account\";r=0;t=120"]);
    assert!((1..=12).contains(&answer.header("retry-after").parse::<u64>().unwrap()));
    answer.refused(Code::TooManyRequests);
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_answered_in_the_same_coat_as_others() {
    let request_timeout = Some(Duration::ZERO);
    let (_app, people) = TestApp::start_with(AppOptions { request_timeout, ..AppOptions::default() }).await;
    let answer = people.anonymous.get("/needs").await;
    assert_eq!(answer.headers("ratelimit-policy"), ["\"default\";q=600;w=30"]);
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    answer.refused(Code::Unavailable);
}

#[tokio::test]
async fn a_service_whose_connections_are_all_in_use_says_it_is_busy_and_not_that_its_database_is_away() {
    let (app, people) = TestApp::start().await;
    let mut taken = Vec::new();
    while taken.len() < app.state.pool.capacity() {
        taken.push(app.state.pool.get().await.unwrap());
    }
    let ready = || people.anonymous.at(Method::GET, "/health/ready");
    assert_eq!(ready().await.expect(503).body, "busy\n");
    taken.clear();
    assert_eq!(ready().await.expect(200).body, "ready\n");
}
