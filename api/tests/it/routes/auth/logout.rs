use super::{COOKIE, refresh, sign_in, with_cookie};
use contract::problem::Code;
use test_support::TestApp;

#[tokio::test]
async fn signing_out_ends_access_tokens_at_once_and_removes_the_cookie() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let signed = sign_in(anyone, "voss_contact").await;
    let other_device = sign_in(anyone, "voss_contact").await;
    let answer = with_cookie(anyone, "/auth/logout", &signed.cookie).await.expect(204);
    let removal = answer.headers("set-cookie").concat();
    assert!(removal.starts_with(&format!("{COOKIE}=;")) && removal.contains("Max-Age=0"), "{removal}");
    signed.me(anyone).await.refused(Code::TokenExpired);
    refresh(anyone, &signed.cookie).await.refused(Code::TokenExpired);
    other_device.me(anyone).await.ok();
}

#[tokio::test]
async fn an_access_token_alone_signs_its_session_out() {
    let (_app, people) = TestApp::start().await;
    let signed = sign_in(&people.anonymous, "voss_contact").await;
    let logout =
        people.anonymous.post("/auth/logout").header("authorization", format!("Bearer {}", signed.token));
    logout.await.expect(204);
    signed.me(&people.anonymous).await.refused(Code::TokenExpired);
    refresh(&people.anonymous, &signed.cookie).await.refused(Code::TokenExpired);
}

#[tokio::test]
async fn whoever_is_not_signed_in_may_sign_out() {
    let (_app, people) = TestApp::start().await;
    people.anonymous.post("/auth/logout").await.expect(204);
    with_cookie(&people.anonymous, "/auth/logout", "unknown").await.expect(204);
}

#[tokio::test]
async fn a_page_of_somebody_elses_cannot_sign_a_browser_out() {
    let (_app, people) = TestApp::start().await;
    let signed = sign_in(&people.anonymous, "voss_contact").await;
    let forged = with_cookie(&people.anonymous, "/auth/logout", &signed.cookie)
        .header("origin", "https://evil.example");
    forged.await.refused(Code::Forbidden);
    signed.me(&people.anonymous).await.ok();
}

#[tokio::test]
async fn an_access_token_that_is_over_does_not_keep_the_session_alive() {
    let (app, people) = TestApp::start().await;
    let signed = sign_in(&people.anonymous, "voss_contact").await;
    app.clock.advance(time::Duration::minutes(11));
    let logout = with_cookie(&people.anonymous, "/auth/logout", &signed.cookie)
        .header("authorization", format!("Bearer {}", signed.token));
    logout.await.expect(204);
    refresh(&people.anonymous, &signed.cookie).await.refused(Code::TokenExpired);
}
