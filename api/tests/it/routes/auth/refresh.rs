use super::{Signed, refresh, sign_in, with_cookie};
use contract::problem::Code;
use test_support::{Person, TestApp};

#[tokio::test]
async fn a_browser_renews_its_access_token_and_its_cookie() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let first = sign_in(anyone, "voss_contact").await;
    app.clock.advance(time::Duration::minutes(10));
    first.me(anyone).await.refused(Code::TokenExpired);
    let second = Signed::of(&refresh(anyone, &first.cookie).await);
    assert_ne!(first.cookie, second.cookie);
    second.me(anyone).await.ok();
}

#[tokio::test]
async fn two_tabs_that_renew_with_the_same_cookie_both_go_on() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let first = sign_in(anyone, "voss_contact").await;
    let one_tab = Signed::of(&refresh(anyone, &first.cookie).await);
    let other_tab = Signed::of(&refresh(anyone, &first.cookie).await);
    one_tab.me(anyone).await.ok();
    other_tab.me(anyone).await.ok();
    // The browser holds the cookie of the answer that came last.
    let next = Signed::of(&refresh(anyone, &other_tab.cookie).await);
    next.me(anyone).await.ok();
    refresh(anyone, &one_tab.cookie).await.refused(Code::TokenExpired);
}

#[tokio::test]
async fn two_renewals_at_once_leave_one_branch() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let first = sign_in(anyone, "voss_contact").await;
    let (one, other) = tokio::join!(refresh(anyone, &first.cookie), refresh(anyone, &first.cookie));
    let branches = [Signed::of(&one), Signed::of(&other)];
    let mut alive = 0;
    for branch in &branches {
        if refresh(anyone, &branch.cookie).await.status == 200 {
            alive += 1;
        }
    }
    assert_eq!(alive, 1);
}

#[tokio::test]
async fn a_cookie_replayed_after_its_successor_was_used_ends_the_session_for_everyone() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let stolen = sign_in(anyone, "voss_contact").await;
    let second = Signed::of(&refresh(anyone, &stolen.cookie).await);
    let third = Signed::of(&refresh(anyone, &second.cookie).await);
    refresh(anyone, &stolen.cookie).await.refused(Code::TokenExpired);
    refresh(anyone, &third.cookie).await.refused(Code::TokenExpired);
    third.me(anyone).await.refused(Code::TokenExpired);
    sign_in(anyone, "voss_contact").await.me(anyone).await.ok();
}

#[tokio::test]
async fn a_session_lives_as_long_as_it_is_used_and_two_weeks_more() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let mut signed = sign_in(anyone, "voss_contact").await;
    for _ in 0..3 {
        app.clock.advance(time::Duration::days(13));
        signed = Signed::of(&refresh(anyone, &signed.cookie).await);
    }
    app.clock.advance(time::Duration::days(14));
    refresh(anyone, &signed.cookie).await.refused(Code::TokenExpired);
}

#[tokio::test]
async fn without_a_cookie_with_an_unknown_one_or_from_another_page_nothing_is_renewed() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    anyone.post("/auth/refresh").await.refused(Code::Unauthenticated);
    for odd in ["", "x", "%00", &"a".repeat(4000)] {
        let answer = refresh(anyone, odd).await;
        assert_eq!(answer.status, 401, "{odd}");
    }
    let signed = sign_in(anyone, "voss_contact").await;
    for (name, value) in
        [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
    {
        let forged = with_cookie(anyone, "/auth/refresh", &signed.cookie).header(name, value);
        forged.await.refused(Code::Forbidden);
    }
    Signed::of(&refresh(anyone, &signed.cookie).await);
}

#[tokio::test]
async fn a_closed_account_is_not_renewed() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let signed = sign_in(anyone, "voss_contact").await;
    let user = Person::named("voss_contact").user;
    app.database
        .run(&format!("UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{user}'"))
        .await;
    signed.me(anyone).await.refused(Code::TokenExpired);
    assert_eq!(refresh(anyone, &signed.cookie).await.status, 401);
}

#[tokio::test]
async fn a_session_ends_after_ninety_days_and_keeps_few_tokens() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let mut signed = sign_in(anyone, "voss_contact").await;
    for _ in 0..8 {
        app.clock.advance(time::Duration::days(11));
        signed = Signed::of(&refresh(anyone, &signed.cookie).await);
    }
    assert_eq!(app.database.count("refresh_tokens").await, 3);
    app.clock.advance(time::Duration::days(2));
    refresh(anyone, &signed.cookie).await.refused(Code::TokenExpired);
}
