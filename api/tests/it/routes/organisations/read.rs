use crate::routes::each;
use contract::problem::Code;
use serde_json::json;
use test_support::{HVL, TestApp};

#[tokio::test]
async fn anyone_finds_research_organisations_by_name_and_kind() {
    let (_app, people) = TestApp::start().await;
    let names =
        async |query: &str| each(&people.anonymous, &format!("/organisations{query}"), "shortName").await;
    assert_eq!(names("").await, ["HVL", "NORCE"]);
    assert_eq!(names("?kind=research_institute").await, ["NORCE"]);
    assert_eq!(names("?q=h%C3%B8gskulen").await, ["HVL"]);
    assert_eq!(names("?q=vestl").await, ["HVL"]);
    people.anonymous.get("/organisations?kind=institute").await.refused(Code::InvalidParameter);
}

#[tokio::test]
async fn anyone_reads_an_organisation_and_where_it_is() {
    let (_app, people) = TestApp::start().await;
    let hvl = people.anonymous.get(&format!("/organisations/{HVL}")).await.ok();
    assert_eq!(
        (&hvl["name"], &hvl["kind"]),
        (&json!("Høgskulen på Vestlandet"), &json!("university_college"))
    );
    assert_eq!(hvl["municipality"], json!({ "number": "4601", "name": "Bergen" }));
    people.anonymous.get("/organisations/HVL").await.refused(Code::NotFound);
}

#[tokio::test]
async fn an_organisation_says_which_facts_are_a_registers() {
    let (_app, people) = TestApp::start().await;
    let hvl = people.vest_coordinator.get(&format!("/organisations/{HVL}")).await.ok();
    let facts = hvl["fromRegister"].as_array().unwrap();
    assert!(facts.contains(&json!("name")) && !facts.contains(&json!("contactOffice")), "{hvl}");
    assert_eq!((&hvl["active"], &hvl["allowedActions"]), (&json!(true), &json!(["edit", "end"])));
    let seen = people.voss_contact.get(&format!("/organisations/{HVL}")).await.ok();
    assert_eq!(seen["allowedActions"], json!([]));
}
