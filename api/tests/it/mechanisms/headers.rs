//! What stands on every answer, the service's and the app's, and how the app's files are sent.

use contract::problem::Code;
use reqwest::Method;
use std::path::{Path, PathBuf};
use test_support::{Answer, AppOptions, TestApp};

/// A built app of three files, gone with the value.
struct Dist(PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        std::fs::write(folder.join("index.html"), "<!doctype html><title>KSF</title>").unwrap();
        std::fs::write(folder.join("assets/app-1a2b.js"), "plain").unwrap();
        std::fs::write(folder.join("assets/app-1a2b.js.br"), "by brotli").unwrap();
        std::fs::write(folder.join("assets/app-1a2b.js.gz"), "by gzip").unwrap();
        Self(folder)
    }

    fn options(&self) -> AppOptions {
        AppOptions { dist: Some(self.0.clone()), ..AppOptions::default() }
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

pub(super) fn on_every_answer(answer: &Answer) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.headers(name), [value], "{name}");
    }
    let policy = answer.headers("content-security-policy");
    assert_eq!(policy.len(), 1);
    assert!(policy[0].starts_with("default-src 'none'; ") && policy[0].contains("frame-ancestors 'none'"));
    for lax in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
        assert!(!policy[0].contains(lax), "{lax} in {}", policy[0]);
    }
    for telling in ["server", "x-powered-by", "access-control-allow-origin"] {
        assert_eq!(answer.header(telling), "", "{telling}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_whoever_gives_it() {
    let dist = Dist::new("every-answer");
    let (_app, people) = TestApp::start_with(dist.options()).await;
    let get = |path: &'static str| people.anonymous.at(Method::GET, path);
    for (path, status) in [
        ("/api/v1/meta", 200),
        ("/api/v1/municipalities?format=csv", 200),
        ("/api/v1/nothing", 404),
        ("/api/v1/me", 401),
        ("/api/v1/needs?x=1", 400),
        ("/api/docs", 200),
        ("/health/live", 200),
        ("/metrics", 200),
        ("/", 200),
        ("/behov/019bc0e2", 200),
        ("/assets/app-1a2b.js", 200),
        ("/assets/gone.js", 404),
    ] {
        on_every_answer(&get(path).await.expect(status));
    }
    on_every_answer(&people.anonymous.call(Method::PUT, "/needs").await.expect(405));
    let page = get("/").await;
    let policy = page.header("content-security-policy").to_owned();
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval'") && policy.contains("connect-src 'self'"),
        "{policy}"
    );
    let data = get("/api/v1/meta").await;
    assert_eq!(data.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
}

#[tokio::test]
async fn only_over_https_is_https_demanded() {
    let (_app, people) = TestApp::start().await;
    let claimed = people.anonymous.get("/meta").header("x-forwarded-proto", "https").await;
    assert_eq!(claimed.header("strict-transport-security"), "", "nobody's word but a proxy's");
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    assert_eq!(people.anonymous.get("/meta").await.header("strict-transport-security"), "");
    let secure = people.anonymous.get("/meta").header("x-forwarded-proto", "https").await;
    assert_eq!(secure.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
}

#[tokio::test]
async fn the_apps_files_come_as_they_were_packed_and_its_routes_are_its_page() {
    let dist = Dist::new("files");
    let (_app, people) = TestApp::start_with(dist.options()).await;
    let get = |path: &'static str, encoding: &'static str| {
        people.anonymous.at(Method::GET, path).header("accept-encoding", encoding)
    };
    let file = "/assets/app-1a2b.js";
    for (accepted, coding, body) in [
        ("br, gzip", "br", "by brotli"),
        ("gzip", "gzip", "by gzip"),
        ("gzip, br;q=0", "gzip", "by gzip"),
        ("identity", "", "plain"),
        ("", "", "plain"),
    ] {
        let answer = get(file, accepted).await.expect(200);
        assert_eq!((answer.header("content-encoding"), answer.body.as_str()), (coding, body), "{accepted}");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        get(file, accepted).header("if-none-match", answer.etag()).await.expect(304);
    }
    for route in ["/", "/behov", "/behov/019bc0e2/rediger"] {
        let answer = get(route, "identity").await;
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-cache"), "{route}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    for nothing in ["/assets/old-9z.js", "/favicon.ico", "/api/v2/needs", "/api"] {
        get(nothing, "identity").await.refused(Code::NotFound);
    }
}
