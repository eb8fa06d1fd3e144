use serde_json::{Value, json};
use test_support::{Caller, KKHOV, TestApp};

async fn places(caller: &Caller, role: &str, pointer: &str) -> Vec<String> {
    let page = caller.get(&format!("/me/offerable-roles?limit=200&role={role}")).await.ok();
    let place = |view: &Value| view.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    page["items"].as_array().unwrap().iter().filter_map(place).collect()
}

#[tokio::test]
async fn each_is_told_the_places_where_she_may_offer_a_role() {
    let (_app, people) = TestApp::start().await;
    let contacts = async |caller| places(caller, "rd_contact", "/municipality/number").await;
    assert_eq!(contacts(&people.voss_contact).await, ["4621"]);
    assert_eq!(contacts(&people.shared_contact).await, ["4631", "4632"]);
    let cluster = contacts(&people.kkhov_coordinator).await;
    assert!(cluster.contains(&"4634".to_owned()) && !cluster.contains(&"4632".to_owned()), "{cluster:?}");
    let region = contacts(&people.vest_coordinator).await;
    assert!(region.contains(&"4632".to_owned()) && !region.contains(&"0301".to_owned()), "{region:?}");
    let clusters = places(&people.vest_coordinator, "cluster_coordinator", "/cluster/id").await;
    assert!(clusters.contains(&KKHOV.to_string()), "{clusters:?}");
    assert_eq!(
        places(&people.voss_contact, "cluster_coordinator", "/cluster/id").await,
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn what_is_offered_is_what_may_be_given() {
    let (_app, people) = TestApp::start().await;
    let admin = people.admin.get("/me/offerable-roles").await.ok();
    let roles: Vec<&Value> = admin["items"].as_array().unwrap().iter().map(|view| &view["role"]).collect();
    assert_eq!(roles, [&json!("national"), &json!("system_admin")]);
    let nobody = people.researcher.get("/me/offerable-roles?count=true").await.ok();
    assert_eq!((&nobody["items"], &nobody["total"]), (&json!([]), &json!(0)));
}
