use super::each;
use contract::problem::Code;
use serde_json::json;
use test_support::{HVL, TestApp};

#[tokio::test]
async fn anyone_reads_cooperation_that_exists_with_its_parties_and_source() {
    let (_app, people) = TestApp::start().await;
    let page = people.anonymous.get("/cooperations?count=true").await.ok();
    assert_eq!(page["total"], 1);
    let council = people
        .anonymous
        .get(&format!("/cooperations/{}", page["items"][0]["id"].as_str().unwrap()))
        .await
        .ok();
    assert_eq!(
        (&council["name"], &council["sourceUrl"]),
        (&json!("Regionrådet"), &json!("https://example.org/regionraad"))
    );
    assert_eq!(council["members"][0]["municipality"]["number"], "4631");
    let hvl = &council["members"][1];
    assert_eq!(
        (&hvl["organisation"]["id"], &hvl["inferred"]),
        (&json!(HVL), &json!(true)),
        "an inferred party is marked"
    );
}

#[tokio::test]
async fn cooperation_is_narrowed_by_a_municipality_that_takes_part() {
    let (_app, people) = TestApp::start().await;
    assert_eq!(each(&people.anonymous, "/cooperations?municipality=4631", "name").await, ["Regionrådet"]);
    assert_eq!(
        each(&people.anonymous, "/cooperations?municipality=4621", "name").await,
        Vec::<serde_json::Value>::new()
    );
    people.anonymous.get("/cooperations/1").await.refused(Code::NotFound);
}
