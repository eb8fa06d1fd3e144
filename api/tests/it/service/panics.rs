use contract::problem::Code;
use std::io::{Read, Write};
use std::net::TcpStream;
use test_support::TestApp;

#[tokio::test]
async fn a_panic_is_the_failure_of_its_request_alone() {
    let (app, people) = TestApp::start().await;
    app.clock.break_once();
    let answer = people.anonymous.get("/needs").await;
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(!answer.whole().contains("clock"), "the cause is for the log alone: {answer:?}");
    answer.refused(Code::Internal);
    people.anonymous.get("/needs").await.ok();
    let metrics = people.anonymous.at(reqwest::Method::GET, "/metrics").await.expect(200).body;
    assert!(metrics.contains("{operation=\"list_needs\",status=\"500\"} 1"), "{metrics}");
}

#[tokio::test]
async fn the_connection_of_a_request_that_panicked_carries_the_next() {
    let (app, _people) = TestApp::start().await;
    let mut connection = TcpStream::connect(app.origin.strip_prefix("http://").unwrap()).unwrap();
    app.clock.break_once();
    write!(connection, "GET /api/v1/needs HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    write!(connection, "GET /api/v1/meta HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answers = String::new();
    connection.read_to_string(&mut answers).unwrap();
    assert!(answers.starts_with("HTTP/1.1 500 ") && answers.contains("HTTP/1.1 200 OK"), "{answers}");
}
