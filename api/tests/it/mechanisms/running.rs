//! What takes too long, and how the program ends.

use super::Held;
use super::headers::on_every_answer;
use contract::problem::Code;
use serde_json::json;
use std::net::TcpListener;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;
use test_support::{AppOptions, Database, PASSWORD, Person, Template, TestApp, a_need};

#[tokio::test]
async fn a_request_that_takes_too_long_is_answered_and_does_nothing() {
    let request_timeout = Some(Duration::from_millis(300));
    let (app, people) = TestApp::start_with(AppOptions { request_timeout, ..AppOptions::default() }).await;
    let held = Held::by(&app.database, "LOCK TABLE needs IN SHARE MODE").await;
    let answer = people.voss_contact.post("/needs").json(&a_need()).await;
    assert_eq!(answer.header("retry-after"), "2");
    on_every_answer(&answer);
    answer.refused(Code::Unavailable);
    held.let_go().await;
    // The connection it used is not left in the middle of something.
    people.voss_contact.get("/needs").await.ok();
    assert_eq!(app.database.count("needs").await, 0);
}

#[tokio::test]
async fn a_client_that_asks_for_too_much_is_told_when_to_come_back_and_others_are_not_held_up() {
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    let from = |address: &'static str| people.anonymous.get("/meta").header("x-forwarded-for", address);
    let first = from("198.51.100.7").await.expect(200);
    assert_eq!(first.header("ratelimit-policy"), "\"default\";q=600;w=30");
    assert!(first.header("ratelimit").starts_with("\"default\";r=5"), "{}", first.header("ratelimit"));
    let mut refused = None;
    for _ in 0..2000 {
        let answer = from("198.51.100.7").await;
        if answer.status != 200 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("nobody may ask for ever");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    assert!(refused.header("ratelimit").contains(";r=0;"), "{}", refused.header("ratelimit"));
    refused.refused(Code::TooManyRequests);
    from("203.0.113.5").await.expect(200);
}

/// The program itself, serving on a port of its own.
struct Program {
    child: Child,
    origin: String,
}

impl Program {
    fn serve(database: &Database) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(env!("CARGO_BIN_EXE_api"))
            .arg("serve")
            .env("DATABASE_URL", &database.url)
            .env("SECRET_KEY", "of the tests, which is no secret at all")
            .env("BIND", "127.0.0.1")
            .env("PORT", port.to_string())
            .env("LOG", "warn")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, origin: format!("http://127.0.0.1:{port}") }
    }

    /// Whether a new caller finds it ready.
    async fn is_ready(&self) -> bool {
        let answer = reqwest::Client::new().get(format!("{}/health/ready", self.origin)).send().await;
        answer.is_ok_and(|answer| answer.status() == 200)
    }

    fn terminate(&self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    async fn ended(mut self) -> ExitStatus {
        tokio::task::spawn_blocking(move || self.child.wait().unwrap()).await.unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it has mostly ended by itself
    }
}

#[tokio::test]
async fn told_to_stop_the_program_takes_no_more_and_finishes_what_is_under_way() {
    let database = Database::of(Template::Country).await;
    let program = Program::serve(&database);
    while !program.is_ready().await {
        tokio::task::yield_now().await;
    }
    let http = reqwest::Client::new();
    let login = json!({ "email": Person::named("voss_contact").email, "password": PASSWORD });
    let signed =
        http.post(format!("{}/api/v1/auth/login", program.origin)).json(&login).send().await.unwrap();
    let token = signed.json::<serde_json::Value>().await.unwrap()["accessToken"].as_str().unwrap().to_owned();
    let held = Held::by(&database, "LOCK TABLE needs IN SHARE MODE").await;
    let create =
        http.post(format!("{}/api/v1/needs", program.origin)).bearer_auth(token).json(&a_need()).send();
    let under_way = tokio::spawn(create);
    held.has_waiting(1).await;
    program.terminate();
    while program.is_ready().await {
        tokio::task::yield_now().await;
    }
    assert!(!under_way.is_finished());
    held.let_go().await;
    assert_eq!(under_way.await.unwrap().unwrap().status(), 201);
    assert_eq!(database.count("needs").await, 1);
    assert!(program.ended().await.success());
}
