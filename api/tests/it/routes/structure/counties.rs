use super::each;
use contract::problem::Code;
use serde_json::json;
use test_support::TestApp;

#[tokio::test]
async fn anyone_lists_counties_with_their_municipalities_and_inhabitants() {
    let (_app, people) = TestApp::start().await;
    assert_eq!(each(&people.anonymous, "/counties", "number").await, ["03", "18", "42", "46"]);
    let county = people.anonymous.get("/counties/46").await.ok();
    assert_eq!((&county["name"], &county["municipalities"]), (&json!("Vestland"), &json!(6)));
    assert_eq!(county["population"], 294_029 + 16_366 + 1_672);
    let nordland = people.anonymous.get("/counties/18").await.ok();
    assert_eq!(nordland["parallelNames"], json!({ "sami": "Nordlánnda", "samiLanguage": "smj" }));
}

#[tokio::test]
async fn a_county_is_shown_as_it_was_on_a_day() {
    let (_app, people) = TestApp::start().await;
    let before = people.anonymous.get("/counties/46?asOf=2019-12-31").await.ok();
    assert_eq!(before["municipalities"], 0, "its municipalities begin in 2020");
    people.anonymous.get("/counties/46?asOf=2019-13-31").await.refused(Code::InvalidParameter);
    people.anonymous.get("/counties/99").await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_short_list_has_pages_too() {
    let (_app, people) = TestApp::start().await;
    let first = people.anonymous.get("/counties?limit=3&count=true").await.ok();
    assert_eq!((first["items"].as_array().unwrap().len(), &first["total"]), (3, &json!(4)));
    let cursor = first["nextCursor"].as_str().unwrap();
    let rest = people.anonymous.get(&format!("/counties?limit=3&cursor={cursor}")).await.ok();
    assert_eq!((&rest["items"][0]["number"], rest["nextCursor"].is_null()), (&json!("46"), true));
}
