use contract::problem::Code;
use reqwest::Method;
use std::sync::atomic::Ordering;
use test_support::TestApp;

#[tokio::test]
async fn the_service_is_live_and_ready_until_it_is_told_to_stop() {
    let (app, people) = TestApp::start().await;
    let get = |path: &'static str| people.anonymous.at(Method::GET, path);
    assert_eq!(get("/health/live").await.expect(200).body, "live\n");
    assert_eq!(get("/health/ready").await.expect(200).body, "ready\n");
    app.state.stopping.store(true, Ordering::Relaxed);
    assert_eq!(get("/health/ready").await.expect(503).body, "stopping\n");
    assert_eq!(get("/health/live").await.expect(200).body, "live\n");
}

#[tokio::test]
async fn without_its_database_the_service_is_not_ready_and_says_so_to_every_caller() {
    let (app, people) = TestApp::start().await;
    app.state.pool.close();
    assert_eq!(people.anonymous.at(Method::GET, "/health/ready").await.expect(503).body, "no database\n");
    let answer = people.anonymous.get("/needs").await;
    assert_eq!(answer.header("retry-after"), "2");
    answer.refused(Code::Unavailable);
    people.anonymous.get("/meta").await.ok();
}

#[tokio::test]
async fn requests_are_counted_by_operation_and_never_by_address() {
    let (_app, people) = TestApp::start().await;
    people.anonymous.get("/municipalities/4621").await.ok();
    people.anonymous.get("/municipalities/9999").await.refused(Code::NotFound);
    people.anonymous.get("/nothing/here").await.refused(Code::NotFound);
    let metrics = people.anonymous.at(Method::GET, "/metrics").await.expect(200);
    assert_eq!(metrics.header("content-type"), "text/plain; version=0.0.4");
    for line in [
        "ksf_http_requests_total{operation=\"get_municipality\",status=\"200\"} 1",
        "ksf_http_requests_total{operation=\"get_municipality\",status=\"404\"} 1",
        "ksf_http_requests_total{operation=\"other\",status=\"404\"} 1",
    ] {
        assert!(metrics.body.contains(line), "{line} in\n{}", metrics.body);
    }
    assert!(!metrics.body.contains("4621") && !metrics.body.contains("nothing"));
}

#[tokio::test]
async fn whoever_finds_a_hole_finds_whom_to_tell() {
    let (_app, people) = TestApp::start().await;
    let text = people.anonymous.at(Method::GET, "/.well-known/security.txt").await.expect(200).body;
    assert!(text.contains("Contact: ") && text.contains("Expires: "), "{text}");
}
