//! Whose data an export is: open data says so, persons and what is not published are nobody else's.

use test_support::TestApp;

#[tokio::test]
async fn only_what_is_open_carries_a_licence() {
    let (_app, people) = TestApp::start().await;
    for (caller, path, open) in [
        (&people.anonymous, "/municipalities", true),
        (&people.voss_contact, "/clusters", true),
        (&people.anonymous, "/needs", true),
        (&people.voss_contact, "/needs", false),
        (&people.admin, "/users", false),
        (&people.national, "/role-assignments", false),
    ] {
        let export = caller.get(&format!("{path}?format=csv")).await.expect(200);
        assert_eq!(export.header("link").contains("creativecommons.org/licenses/by/4.0"), open, "{path}");
        let attribution = export.header("x-attribution");
        assert_eq!(attribution.contains("Kartverket"), open, "{path}");
        assert!(
            attribution.is_ascii() && (!open || attribution.contains("sentralbyr%C3%A5")),
            "{attribution}"
        );
    }
}
