use super::each;
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{KKHOV, Story, TestApp};

const MAP: &str = "/insight/equal-voice";
const LIST: &str = "/insight/equal-voice/municipalities";

fn of<'a>(map: &'a Value, number: &str) -> &'a Value {
    map["municipalities"].as_array().unwrap().iter().find(|voice| voice["number"] == number).unwrap()
}

#[tokio::test]
async fn anyone_reads_every_municipality_in_one_answer() {
    let (_app, people) = TestApp::start().await;
    let map = people.anonymous.get(MAP).await.ok();
    assert_eq!(map["municipalities"].as_array().unwrap().len(), 10);
    let bergen = of(&map, "4601");
    assert_eq!(
        (&bergen["name"], &bergen["county"]),
        (&json!("Bergen"), &json!({ "number": "46", "name": "Vestland" }))
    );
    assert_eq!((&bergen["region"]["slug"], &bergen["clusters"][0]["id"]), (&json!("vest"), &json!(KKHOV)));
    assert_eq!((&bergen["sizeClass"], &bergen["population"]), (&json!("large"), &json!(294_029)));
    assert_eq!(
        (&of(&map, "4621")["contactNamed"], &of(&map, "4621")["publishedNeeds"]),
        (&json!(true), &json!(0))
    );
    assert_eq!(of(&map, "0301").get("region"), None);
    assert_eq!(of(&map, "1804")["parallelNames"]["sami"], "Bådåddjo");
}

#[tokio::test]
async fn only_needs_that_everyone_may_read_with_the_name_on_are_counted_for_anybody() {
    let (_app, people) = TestApp::start().await;
    Story::submitted(&people.voss_contact).await;
    Story::published(&people, false).await;
    for reader in [&people.anonymous, &people.voss_contact, &people.analyst] {
        assert_eq!(
            of(&reader.get(MAP).await.ok(), "4621")["publishedNeeds"],
            0,
            "not without consent or name"
        );
    }
    Story::published(&people, true).await;
    assert_eq!(of(&people.anonymous.get(MAP).await.ok(), "4621")["publishedNeeds"], 1);
    let before = people.anonymous.get(&format!("{MAP}?asOf=2025-01-01")).await.ok();
    assert_eq!(of(&before, "4621")["publishedNeeds"], 0, "it had not been sent in by then");
}

#[tokio::test]
async fn the_map_is_known_again_and_shown_as_of_a_day() {
    let (_app, people) = TestApp::start().await;
    let answer = people.anonymous.get(MAP).await.expect(200);
    let tag = answer.etag();
    people.anonymous.get(MAP).header("If-None-Match", &tag).await.expect(304);
    let before = people.anonymous.get(&format!("{MAP}?asOf=2023-06-30")).await.ok();
    assert_eq!((&before["on"], of(&before, "4601").get("region")), (&json!("2023-06-30"), None));
    people.anonymous.get(&format!("{MAP}?asOf=i%20dag")).await.refused(Code::InvalidParameter);
}

#[tokio::test]
async fn the_same_is_a_list_with_pages_and_a_table() {
    let (_app, people) = TestApp::start().await;
    let numbers = each(&people.anonymous, LIST, "number").await;
    assert_eq!((numbers.len(), &numbers[0]), (10, &json!("0301")));
    assert_eq!(people.anonymous.get(&format!("{LIST}?count=true&limit=1")).await.ok()["total"], 10);
    let table = people.anonymous.get(&format!("{LIST}?format=csv")).await.expect(200).body;
    assert!(
        table.starts_with("number,name,county,countyName,region,clusters,contactNamed,publishedNeeds,"),
        "{table}"
    );
    assert!(table.contains("4601,Bergen,46,Vestland,vest,"), "{table}");
}
