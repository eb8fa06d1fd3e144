//! Methods that an address does not have are refused alike everywhere, and HEAD goes wherever GET goes.

use contract::problem::Code;
use reqwest::Method;
use std::path::{Path, PathBuf};
use test_support::{AppOptions, People, TestApp};

/// A built app of one page.
fn dist() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dist-of-one-page");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), "<!doctype html><title>KSF</title>").unwrap();
    folder
}

async fn with_pages() -> (TestApp, People) {
    TestApp::start_with(AppOptions { dist: Some(dist()), ..AppOptions::default() }).await
}

#[tokio::test]
async fn whoever_writes_where_one_only_reads_is_refused_and_told_what_there_is() {
    let (_app, people) = with_pages().await;
    let paths = [
        "/",
        "/register",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/.well-known/security.txt",
        "/api/docs",
        "/api/docs/",
    ];
    for path in paths {
        for method in
            [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::TRACE]
        {
            let answer = people.anonymous.at(method.clone(), path).await;
            assert_eq!(answer.header("allow"), "GET, HEAD", "{method} {path}");
            answer.refused(Code::MethodNotAllowed);
        }
        let answer = people.anonymous.at(Method::HEAD, path).await.expect(200);
        assert_eq!(answer.body, "", "{path}");
    }
    people.anonymous.at(Method::POST, "/assets/none.js").await.refused(Code::NotFound);
}

#[tokio::test]
async fn whoever_asks_for_the_head_of_an_address_of_the_api_gets_what_get_says_without_its_body() {
    let (_app, people) = TestApp::start().await;
    for path in ["/meta", "/openapi.json", "/municipalities", "/municipalities/4621", "/needs"] {
        let whole = people.anonymous.get(path).await.expect(200);
        let head = people.anonymous.call(Method::HEAD, path).await.expect(200);
        assert_eq!(head.body, "", "{path}");
        for name in ["content-type", "etag", "cache-control", "vary", "link", "content-security-policy"] {
            assert_eq!(head.header(name), whole.header(name), "{name} of {path}");
        }
        assert_eq!(head.header("content-length"), whole.body.len().to_string(), "{path}");
    }
    let export = people.anonymous.call(Method::HEAD, "/needs").header("accept", "text/csv").await.expect(200);
    assert!(export.body.is_empty() && export.header("content-type").starts_with("text/csv"), "{export:?}");
    people.anonymous.call(Method::HEAD, "/users").await.expect(401);
    people.anonymous.call(Method::HEAD, "/nothing/here").await.expect(404);
    let login = people.anonymous.call(Method::HEAD, "/auth/login").await.expect(405);
    assert_eq!(login.header("allow"), "POST");
    let needs = people.anonymous.call(Method::PUT, "/needs").await;
    assert_eq!(needs.header("allow"), "GET, HEAD, POST");
    needs.refused(Code::MethodNotAllowed);
}
