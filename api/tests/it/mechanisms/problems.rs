//! Everything that can go wrong wears the same coat, in the caller's language, the framework's own errors too.

use contract::problem::{Code, Problem};
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeSet;
use test_support::{Answer, Call, People, Story, TestApp, a_need};

/// A request that fails, what it fails with, and the path it names.
type Failing<'a> = (Code, String, Box<dyn Fn() -> Call + 'a>);

fn failing<'a>(people: &'a People, draft: &'a Story) -> Vec<Failing<'a>> {
    let (anonymous, contact) = (&people.anonymous, &people.voss_contact);
    let at = |path: &str| format!("/api/v1{path}");
    vec![
        (Code::BadRequest, at("/needs"), Box::new(|| contact.post("/needs").body("application/json", "{"))),
        (Code::UnknownParameter, at("/needs"), Box::new(|| anonymous.get("/needs?proces=submitted"))),
        (Code::InvalidParameter, at("/needs"), Box::new(|| anonymous.get("/needs?limit=x"))),
        (Code::InvalidCursor, at("/needs"), Box::new(|| anonymous.get("/needs?cursor=x"))),
        (Code::InvalidSyncToken, at("/changes"), Box::new(|| anonymous.get("/changes?syncToken=x"))),
        (Code::Unauthenticated, at("/me"), Box::new(|| anonymous.get("/me"))),
        (Code::Forbidden, at("/users"), Box::new(|| contact.get("/users"))),
        (Code::NotFound, at("/needs/x"), Box::new(|| anonymous.get("/needs/x"))),
        (Code::NotFound, at("/nothing/here"), Box::new(|| anonymous.get("/nothing/here"))),
        (Code::NotFound, "/api".to_owned(), Box::new(|| anonymous.at(Method::GET, "/api"))),
        (Code::NotFound, "/no.js".to_owned(), Box::new(|| anonymous.at(Method::GET, "/no.js"))),
        (Code::MethodNotAllowed, at("/needs"), Box::new(|| anonymous.call(Method::PUT, "/needs"))),
        (Code::NotAcceptable, at("/meta"), Box::new(|| anonymous.get("/meta").header("accept", "text/html"))),
        (
            Code::NotAcceptable,
            at("/needs"),
            Box::new(|| anonymous.get("/needs").header("accept", "image/png")),
        ),
        (
            Code::PayloadTooLarge,
            at("/needs"),
            Box::new(|| contact.post("/needs").body("application/json", " ".repeat(256 * 1024 + 1))),
        ),
        (
            Code::UnsupportedMediaType,
            at("/needs"),
            Box::new(|| contact.post("/needs").body("text/plain", a_need().to_string())),
        ),
        (
            Code::UnsupportedMediaType,
            at("/needs"),
            Box::new(|| {
                contact.post("/needs").body("application/json; charset=latin1", a_need().to_string())
            }),
        ),
        (
            Code::ValidationFailed,
            at("/needs"),
            Box::new(|| contact.post("/needs").json(&json!({ "title": "a", "problem": "b" }))),
        ),
        (Code::VersionRequired, at(&draft.path), Box::new(|| contact.delete(&draft.path))),
        (
            Code::VersionMismatch,
            at(&draft.path),
            Box::new(|| contact.delete(&draft.path).if_match("\"7.x\"")),
        ),
    ]
}

/// What an answer says in words.
fn words(answer: &Answer) -> Vec<String> {
    let problem: Problem = answer.read();
    let fields = problem.errors.into_iter().map(|field| field.detail);
    [problem.title, problem.detail].into_iter().chain(fields).collect()
}

#[tokio::test]
async fn each_failure_is_a_problem_with_code_place_and_number_in_the_callers_language() {
    let (_app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let mut numbers = BTreeSet::new();
    for (code, path, call) in failing(&people, &draft) {
        let mut said = Vec::new();
        for (header, language) in
            [("nb", "nb"), ("nn-NO, nb;q=0.5", "nn"), ("en-GB", "en"), ("fr", "nb"), ("no", "nb")]
        {
            let answer = call().header("accept-language", header).await;
            assert_eq!(answer.header("content-language"), language, "{code:?} {path}");
            assert!(answer.header("vary").contains("Accept-Language"), "{code:?}: {}", answer.header("vary"));
            said.push(words(&answer));
            let problem = answer.refused(code);
            assert_eq!(problem.instance, path, "{code:?}");
            assert!(numbers.insert(problem.error_id), "each failure has a number of its own");
        }
        // The wordings of this code differ; an unknown language, and Norwegian as such, are bokmål.
        assert_eq!((&said[0], &said[0]), (&said[3], &said[4]), "{code:?}");
        assert!(said[0] != said[2] && said[1] != said[2], "{code:?}: {said:?}");
        assert!(
            !said.concat().iter().any(|text| text.is_empty() || text.contains('{')),
            "{code:?}: {said:?}"
        );
    }
}

#[tokio::test]
async fn a_method_that_an_address_lacks_is_answered_with_those_it_has() {
    let (_app, people) = TestApp::start().await;
    for (method, path, allowed) in [
        (Method::PUT, "/needs", "GET, HEAD, POST"),
        (Method::DELETE, "/meta", "GET, HEAD"),
        (Method::PUT, "/needs/019bc0e2-1280-7000-8000-000000000001", "DELETE, GET, HEAD, PATCH"),
        (Method::GET, "/auth/login", "POST"),
        (Method::from_bytes(b"BREW").unwrap(), "/needs", "GET, HEAD, POST"),
    ] {
        let answer = people.anonymous.call(method, path).await;
        assert_eq!(answer.header("allow"), allowed, "{path}");
        answer.refused(Code::MethodNotAllowed);
    }
}

#[tokio::test]
async fn a_failure_of_ours_is_told_by_its_number_and_nothing_of_its_cause() {
    let (app, people) = TestApp::start().await;
    app.database.run("ALTER TABLE municipalities RENAME COLUMN website TO heading").await;
    let answer = people.anonymous.get("/municipalities").await;
    let whole = answer.whole();
    answer.refused(Code::Internal);
    for inside in ["column", "website\" does", "SELECT", "diesel", "postgres", "heading"] {
        assert!(!whole.contains(inside), "{inside} in {whole}");
    }
}
