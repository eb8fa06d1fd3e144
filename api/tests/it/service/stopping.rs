use actix_web::web;
use api::spa::Spa;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use test_support::{AppOptions, TestApp};
use tokio::sync::mpsc;

/// Asks on a connection of its own and reads the whole answer.
fn ask(service: SocketAddr, path: &str) -> String {
    let mut connection = TcpStream::connect(service).unwrap();
    write!(connection, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test]
async fn a_service_told_to_stop_says_so_still_serves_and_finishes_what_is_under_way() {
    // Longer than the test may take: what is answered after the first word is answered in this while.
    let stop_delay = Duration::from_hours(1);
    let (app, _people) = TestApp::start_with(AppOptions { stop_delay, ..AppOptions::default() }).await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let service = listener.local_addr().unwrap();
    let (tell, told) = mpsc::channel(1);
    let state = web::Data::from(Arc::clone(&app.state));
    let running = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(api::server::run(state, Spa::default(), listener, told))
    });
    assert!(ask(service, "/health/ready").ends_with("ready\n"));

    // Under way for certain: the service has said that it wants the body.
    let mut slow = BufReader::new(TcpStream::connect(service).unwrap());
    let body = r#"{"email":"nobody@example.org","password":"gjettar berre"}"#;
    write!(
        slow.get_mut(),
        "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    let mut line = String::new();
    slow.read_line(&mut line).unwrap();
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");

    tell.send(()).await.unwrap();
    // There is room for the second word when the first has been heard.
    let again = tell.reserve().await.unwrap();
    // It is heard before it is acted on; the moment between the two is the service's own.
    let mut ready = ask(service, "/health/ready");
    for _ in 0..100 {
        if ready.starts_with("HTTP/1.1 503 ") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        ready = ask(service, "/health/ready");
    }
    assert!(ready.starts_with("HTTP/1.1 503 ") && ready.ends_with("stopping\n"), "{ready}");
    assert!(ask(service, "/api/v1/meta").starts_with("HTTP/1.1 200 "));

    again.send(());
    // The listener goes before what is under way does.
    while TcpStream::connect(service).is_ok() {}
    slow.get_mut().write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("HTTP/1.1 401 ") && answer.contains("invalid_credentials"), "{answer}");
    running.join().unwrap().unwrap();
}
