use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, Story, TestApp};

async fn kinds(caller: &Caller, story: &Story) -> Vec<String> {
    let page = caller.get(&story.to("history")).await.ok();
    page["items"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_municipality_reads_who_did_what_on_behalf_of_whom_and_why() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    app.clock.advance(time::Duration::hours(1));
    let story = story.then(&people.kkhov_coordinator, "qualify", &json!({ "reason": "Tydeleg" })).await;
    let page = people.voss_contact.get(&story.to("history?count=true")).await.ok();
    assert_eq!(page["total"], 2);
    let [newest, first] = [&page["items"][0], &page["items"][1]];
    let told =
        |entry: &Value| ["kind", "actor", "onBehalfOf", "reason", "at", "level"].map(|m| entry[m].clone());
    assert_eq!(
        told(newest),
        [
            json!("need.qualified"),
            json!("Klyngekoordinator i Bergen"),
            json!(null),
            json!("Tydeleg"),
            json!("2026-01-15T10:00:00Z"),
            json!(null)
        ]
    );
    assert_eq!(
        told(first),
        [
            json!("need.submitted"),
            json!("FoU-kontakt på Voss"),
            json!("Voss"),
            json!(null),
            json!("2026-01-15T09:00:00Z"),
            json!("cluster")
        ]
    );
    assert_eq!((&newest["version"], &newest["effectiveOn"]), (&json!(3), &json!("2026-01-15")));
}

#[tokio::test]
async fn outsiders_read_organisations_and_never_persons_and_nothing_from_before_it_was_open() {
    let (_app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let story = story.then(&people.voss_contact, "publish", &json!({ "withName": true })).await;
    let public = people.anonymous.get(&story.to("history")).await.ok();
    assert_eq!(public["items"].as_array().unwrap().len(), 1, "{public}");
    assert_eq!(
        (&public["items"][0]["kind"], &public["items"][0]["onBehalfOf"]),
        (&json!("need.published"), &json!("Voss"))
    );
    assert_eq!(public["items"][0]["actor"], json!(null));
    assert_eq!(
        kinds(&people.masfjorden_contact, &story).await,
        ["need.published", "need.qualified", "need.submitted"]
    );
    assert_eq!(kinds(&people.bodo_contact, &story).await, ["need.published"]);
    let in_ksf = people.bodo_contact.get(&story.to("history")).await.ok();
    assert_eq!(in_ksf["items"][0]["actor"], "FoU-kontakt på Voss", "people in KSF know each other");
}

#[tokio::test]
async fn a_level_reads_from_where_a_need_was_lifted_to_it() {
    let (_app, people) = TestApp::start().await;
    let story = Story::lifted_to_region(&people).await;
    assert_eq!(kinds(&people.vest_coordinator, &story).await, ["need.lifted"]);
    assert_eq!(kinds(&people.analyst, &story).await, ["need.lifted", "need.qualified", "need.submitted"]);
}

#[tokio::test]
async fn a_draft_has_no_history_and_an_invisible_need_none_to_show() {
    let (_app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &test_support::a_need()).await;
    assert_eq!(kinds(&people.voss_contact, &draft).await, Vec::<String>::new());
    people.bodo_contact.get(&draft.to("history")).await.refused(Code::NotFound);
    people.anonymous.get(&draft.to("history")).await.refused(Code::NotFound);
}

#[tokio::test]
async fn history_comes_in_pages_and_as_a_table() {
    let (_app, people) = TestApp::start().await;
    let story = Story::lifted_to_nation(&people).await;
    let first = people.voss_contact.get(&story.to("history?limit=3")).await.ok();
    let cursor = first["nextCursor"].as_str().unwrap();
    let rest =
        people.voss_contact.get(&format!("{}?limit=3&cursor={cursor}", story.to("history"))).await.ok();
    let items = |page: &Value| page["items"].as_array().unwrap().clone();
    let versions: Vec<Value> =
        [items(&first), items(&rest)].concat().iter().map(|entry| entry["version"].clone()).collect();
    assert_eq!(versions, [5, 4, 3, 2]);
    assert_eq!(rest["nextCursor"], json!(null));
    let csv = people.voss_contact.get(&story.to("history?format=csv")).await.expect(200);
    assert_eq!(csv.body.lines().count(), 5);
    assert!(csv.body.starts_with("id,kind,at,effectiveOn,actor,onBehalfOf,reason,version\r\n"));
}
