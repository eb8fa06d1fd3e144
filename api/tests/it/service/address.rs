//! Where a request comes from: only what our own proxy says is believed.

use contract::problem::Code;
use reqwest::Method;
use serde_json::json;
use test_support::{AppOptions, Call, People, TestApp};

async fn behind_a_proxy() -> (TestApp, People) {
    TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await
}

/// One guess at a password. Ten are free; a slow machine may be given another meanwhile.
fn guess(people: &People) -> Call {
    let body = json!({ "email": "nobody@example.org", "password": "gjettar berre" });
    people.anonymous.post("/auth/login").json(&body)
}

/// The budget is empty within ten more guesses, whatever number they carry.
async fn refused_in_the_end(guess: impl Fn(usize) -> Call) {
    for number in 10..20 {
        let answer = guess(number).await;
        if answer.status == 429 {
            answer.refused(Code::TooManyRequests);
            return;
        }
    }
    panic!("nobody stopped the guesser");
}

#[tokio::test]
async fn a_guesser_who_invents_addresses_is_still_the_one_the_proxy_saw() {
    let (_app, people) = behind_a_proxy().await;
    let guess = |number: usize| {
        guess(&people)
            .header("forwarded", format!("for=203.0.113.{number}"))
            .header("x-real-ip", format!("203.0.113.{number}"))
            .header("x-forwarded-for", format!("203.0.113.{number}, 198.51.100.7"))
    };
    for number in 0..10 {
        guess(number).await.refused(Code::InvalidCredentials);
    }
    refused_in_the_end(guess).await;
}

#[tokio::test]
async fn a_guesser_with_a_whole_ipv6_network_has_one_budget() {
    let (_app, people) = behind_a_proxy().await;
    let guess = |address: String| guess(&people).header("x-forwarded-for", address);
    for number in 0..10 {
        guess(format!("2001:db8:1:2::{number}")).await.refused(Code::InvalidCredentials);
    }
    refused_in_the_end(|number| guess(format!("2001:db8:1:2:ffff::{number}"))).await;
    guess("2001:db8:1:3::1".to_owned()).await.refused(Code::InvalidCredentials);
}

#[tokio::test]
async fn without_a_proxy_no_header_says_where_a_request_comes_from() {
    let (_app, people) = TestApp::start().await;
    let answer = people.anonymous.get("/meta").header("x-forwarded-proto", "https").await.expect(200);
    assert_eq!(answer.header("strict-transport-security"), "");
}

#[tokio::test]
async fn browsers_are_told_to_stay_with_tls_when_the_proxy_has_it_and_not_when_a_client_says_so() {
    let (_app, people) = behind_a_proxy().await;
    for (name, value, told) in [
        ("x-forwarded-proto", "https", true),
        ("x-forwarded-proto", "http, https", true),
        ("x-forwarded-proto", "https, http", false),
        ("forwarded", "proto=https", false),
    ] {
        let answer = people.anonymous.at(Method::GET, "/health/live").header(name, value).await.expect(200);
        assert_eq!(!answer.header("strict-transport-security").is_empty(), told, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_page_elsewhere_cannot_pass_for_ours_by_naming_its_host_in_another_header() {
    let (_app, people) = behind_a_proxy().await;
    for (name, value) in [("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example")] {
        let answer = guess(&people).header("origin", "https://evil.example").header(name, value).await;
        answer.refused(Code::Forbidden);
    }
}
