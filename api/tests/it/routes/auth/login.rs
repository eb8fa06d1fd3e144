use super::{COOKIE, Signed, credentials, sign_in};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{AppOptions, PASSWORD, Person, TestApp};

#[tokio::test]
async fn a_person_signs_in_and_is_known() {
    let (_app, people) = TestApp::start().await;
    let answer = people.anonymous.post("/auth/login").json(&credentials("voss_contact")).await.expect(200);
    let token = answer.json();
    assert_eq!((&token["tokenType"], &token["expiresIn"]), (&json!("Bearer"), &json!(600)));
    assert_eq!(answer.header("cache-control"), "no-store");
    let cookie = answer.headers("set-cookie").concat();
    assert!(cookie.starts_with(&format!("{COOKIE}=")), "{cookie}");
    for attribute in ["; HttpOnly", "; Secure", "; SameSite=Strict", "; Path=/", "; Max-Age=1209600"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let me = Signed::of(&answer).me(&people.anonymous).await.ok();
    assert_eq!(me["displayName"], "FoU-kontakt på Voss");
}

#[tokio::test]
async fn the_address_may_be_typed_with_capitals_and_spaces() {
    let (_app, people) = TestApp::start().await;
    let body = json!({ "email": " Voss_Contact@Example.ORG ", "password": PASSWORD });
    people.anonymous.post("/auth/login").json(&body).await.ok();
}

#[tokio::test]
async fn a_wrong_password_an_unknown_a_closed_and_a_passwordless_account_all_look_the_same() {
    let (app, people) = TestApp::start().await;
    let (closed, fresh) = (Person::named("alver_contact"), Person::named("kvam_contact"));
    app.database
        .run(&format!(
            "UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{}'",
            closed.user
        ))
        .await;
    app.database.run(&format!("UPDATE users SET password_hash = NULL WHERE id = '{}'", fresh.user)).await;
    let mut answers = Vec::new();
    for (email, password) in [
        (Person::named("voss_contact").email, "eit heilt anna passord"),
        ("nobody@example.org", PASSWORD),
        ("no address at all", PASSWORD),
        (closed.email, PASSWORD),
        (fresh.email, PASSWORD),
        (Person::named("voss_contact").email, ""),
    ] {
        let answer =
            people.anonymous.post("/auth/login").json(&json!({ "email": email, "password": password })).await;
        assert!(answer.headers("set-cookie").is_empty());
        let mut body = answer.json();
        answer.refused(Code::InvalidCredentials);
        body["errorId"] = Value::Null;
        answers.push(body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(app.database.count("refresh_tokens").await, 0);
}

#[tokio::test]
async fn a_body_that_is_no_sign_in_is_refused() {
    let (_app, people) = TestApp::start().await;
    let login = || people.anonymous.post("/auth/login");
    login().json(&json!({ "email": "a@b.no" })).await.refused_at("/password", FieldCode::Required);
    let extra = json!({ "email": "a@b.no", "password": "x", "remember": true });
    login().json(&extra).await.refused_at("/remember", FieldCode::UnknownField);
    login().await.refused(Code::BadRequest);
    let form = login().body("application/x-www-form-urlencoded", "email=a@b.no&password=x");
    form.await.refused(Code::UnsupportedMediaType);
}

#[tokio::test]
async fn a_page_of_somebody_elses_cannot_sign_a_browser_in() {
    let (_app, people) = TestApp::start().await;
    let login = || people.anonymous.post("/auth/login").json(&credentials("voss_contact"));
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        login().header(name, value).await.refused(Code::Forbidden);
    }
    login().header("sec-fetch-site", "same-origin").await.ok();
}

#[tokio::test]
async fn guessing_is_throttled_by_address_and_account_and_never_locks_the_owner_out() {
    let (_app, people) = TestApp::start_with(AppOptions { throttle: true, ..AppOptions::default() }).await;
    let guess = |address: &'static str, person: &str, password: &str| {
        let body = json!({ "email": Person::named(person).email, "password": password });
        people.anonymous.post("/auth/login").header("x-forwarded-for", address).json(&body)
    };
    for _ in 0..10 {
        guess("198.51.100.7", "voss_contact", "gjettar berre").await.refused(Code::InvalidCredentials);
    }
    let answer = guess("198.51.100.7", "voss_contact", PASSWORD).await;
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    answer.refused(Code::TooManyRequests);
    guess("203.0.113.5", "voss_contact", PASSWORD).await.ok();
    guess("198.51.100.7", "masfjorden_contact", PASSWORD).await.ok();
}

#[tokio::test]
async fn an_access_token_works_for_ten_minutes() {
    let (app, people) = TestApp::start().await;
    let signed = sign_in(&people.anonymous, "voss_contact").await;
    app.clock.advance(time::Duration::seconds(599));
    signed.me(&people.anonymous).await.ok();
    app.clock.advance(time::Duration::seconds(1));
    signed.me(&people.anonymous).await.refused(Code::TokenExpired);
}

#[tokio::test]
async fn what_is_too_long_to_be_an_address_or_a_password_is_told_so() {
    let (_app, people) = TestApp::start().await;
    let body = json!({ "email": "a".repeat(255), "password": "b".repeat(201) });
    let problem = people.anonymous.post("/auth/login").json(&body).await.refused(Code::ValidationFailed);
    let pointers: Vec<&str> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/email", "/password"]);
    assert!(problem.errors.iter().all(|error| error.code == FieldCode::TooLong));
}

#[tokio::test]
async fn a_password_set_while_the_old_one_was_checked_counts() {
    let (app, _people) = TestApp::start().await;
    let email = domain::text::Email::parse("voss_contact@example.org").unwrap();
    let mut connection = app.state.pool.get().await.unwrap();
    let read = store::users::credentials(&mut connection, &email).await.unwrap().unwrap();
    assert!(store::users::still_fits(&mut connection, &read).await.unwrap());
    store::users::set_password(&mut connection, read.user, "another hash").await.unwrap();
    assert!(!store::users::still_fits(&mut connection, &read).await.unwrap());
}
