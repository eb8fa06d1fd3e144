use crate::routes::{Thing, each, newest};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{HVL, TestApp};

fn centre() -> Value {
    json!({ "name": "Pårørandesenteret Vest", "kind": "user_organisation", "municipality": "4601",
            "description": "Samtalegrupper", "website": "https://example.org" })
}

/// HVL, as it is now.
async fn hvl(by: &test_support::Caller) -> Thing {
    let path = format!("/organisations/{HVL}");
    let answer = by.get(&path).await.expect(200);
    Thing { path, id: HVL.to_string(), etag: answer.etag(), view: answer.json() }
}

#[tokio::test]
async fn whoever_answers_for_a_desk_makes_an_organisation_that_is_found_by_name() {
    let (app, people) = TestApp::start().await;
    let made = Thing::made(&people.kkhov_coordinator, "/organisations", &centre()).await;
    assert_eq!(
        (&made.view["fromRegister"], &made.view["municipality"]["name"]),
        (&json!([]), &json!("Bergen"))
    );
    assert_eq!(
        each(&people.anonymous, "/organisations?q=p%C3%A5r%C3%B8rande", "name").await,
        ["Pårørandesenteret Vest"]
    );
    assert_eq!(each(&people.anonymous, "/organisations?kind=user_organisation", "name").await.len(), 1);
    assert_eq!(newest(&app, "organisation", &made.id).await["kind"], "organisation.created");
    people.national.post("/organisations").json(&centre()).await.refused(Code::AlreadyExists);
    people.voss_contact.post("/organisations").json(&centre()).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn what_cannot_be_an_organisation_is_refused_field_by_field() {
    let (_app, people) = TestApp::start().await;
    for (member, value, pointer, code) in [
        ("kind", json!("other"), "/kindText", FieldCode::Required),
        ("kindText", json!("stiftelse"), "/kindText", FieldCode::UnknownValue),
        ("organisationNumber", json!("123456789"), "/organisationNumber", FieldCode::InvalidNumber),
        ("website", json!("example.org"), "/website", FieldCode::InvalidLink),
        ("municipality", json!("9999"), "/municipality", FieldCode::UnknownValue),
        ("kind", json!("club"), "/kind", FieldCode::UnknownValue),
        ("rorId", json!("x"), "/rorId", FieldCode::UnknownField),
    ] {
        let mut body = centre();
        body[member] = value;
        people.national.post("/organisations").json(&body).await.refused_at(pointer, code);
    }
}

#[tokio::test]
async fn a_registers_facts_stay_and_people_add_to_them() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let thing = hvl(by).await;
    let facts = json!({ "name": "Noko anna", "website": null, "contactOffice": "Kontoret" });
    let refused = thing.ask(by, "", &facts).await.refused(Code::ValidationFailed);
    let found: Vec<_> = refused.errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
    assert_eq!(found, [("/name", FieldCode::FromRegister), ("/website", FieldCode::FromRegister)]);
    thing.refuses(by, "", &json!({ "contactOffice": "Kontoret" })).await;
    let thing = thing.then(by, "", &json!({ "contactOffice": "Forskingsadministrasjonen" })).await;
    assert_eq!(
        (&thing.view["contactOffice"], &thing.view["name"]),
        (&json!("Forskingsadministrasjonen"), &json!("Høgskulen på Vestlandet"))
    );
    assert_eq!(newest(&app, "organisation", &thing.id).await["data"]["fields"], json!(["addition"]));
}

#[tokio::test]
async fn what_people_have_made_people_change() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let made = Thing::made(&people.kkhov_coordinator, "/organisations", &centre()).await;
    let made = made.then(by, "", &json!({ "name": "Senter for pårørande", "kind": "other", "kindText": "stiftelse", "municipality": null })).await;
    assert_eq!((&made.view["name"], made.view.get("municipality")), (&json!("Senter for pårørande"), None));
    assert_eq!(each(&people.anonymous, "/organisations?q=senter", "kindText").await, ["stiftelse"]);
    // Whoever knows it by what it was called finds it, and sees why.
    let before = centre()["name"].as_str().unwrap().to_lowercase().replace(' ', "%20");
    let found = people.anonymous.get(&format!("/organisations?q={before}")).await.ok()["items"].clone();
    assert_eq!(found[0]["formerNames"], json!([centre()["name"]]), "{found}");
    let made = made.then(by, "", &json!({ "kind": "voluntary" })).await;
    assert_eq!(made.view.get("kindText"), None, "words that no longer belong are gone");
    made.ask(by, "", &json!({ "name": "NORCE" })).await.refused(Code::AlreadyExists);
    assert_eq!(newest(&app, "organisation", &made.id).await["data"]["fields"], json!(["facts"]));
}

#[tokio::test]
async fn an_organisation_ends_and_comes_back_and_each_day_stays_true() {
    let (app, people) = TestApp::start().await;
    let by = &people.vest_coordinator;
    let thing = hvl(by).await;
    thing.refuses(by, "end", &json!({})).await;
    thing.ask(by, "reactivate", &json!({})).await.refused(Code::StateConflict);
    let thing = thing.then(by, "end", &json!({ "lastDay": "2025-12-31", "reason": "Slått saman" })).await;
    assert_eq!(
        (&thing.view["active"], &thing.view["allowedActions"]),
        (&json!(false), &json!(["edit", "reactivate"]))
    );
    assert_eq!(newest(&app, "organisation", &thing.id).await["effective_on"], "2026-01-01");
    assert_eq!(each(&people.anonymous, "/organisations?active=true", "shortName").await, ["NORCE"]);
    assert_eq!(
        each(&people.anonymous, "/organisations?active=true&asOf=2025-12-31", "shortName").await.len(),
        2
    );
    thing.ask(by, "end", &json!({})).await.refused(Code::StateConflict);
    let thing = thing.then(by, "reactivate", &json!({ "from": "2026-01-15" })).await;
    assert_eq!(thing.view["active"], true);
    let between = people.anonymous.get(&format!("{}?asOf=2026-01-14", thing.path)).await.ok();
    assert_eq!(between["active"], false);
    let history = people.anonymous.get(&format!("{}/history", thing.path)).await.ok();
    assert_eq!(history["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn each_day_shows_what_an_organisation_was_called_then() {
    let (app, people) = TestApp::start().await;
    let by = &people.kkhov_coordinator;
    let made = Thing::made(by, "/organisations", &centre()).await;
    app.clock.advance(time::Duration::days(30));
    let made = made.then(by, "", &json!({ "name": "Pårørandesenteret" })).await;
    let on = async |day: &str| {
        people.anonymous.get(&format!("{}?asOf={day}", made.path)).await.ok()["name"].clone()
    };
    assert_eq!(on("2026-02-13").await, "Pårørandesenteret Vest");
    assert_eq!(on("2026-02-14").await, "Pårørandesenteret");
    let told = people.anonymous.get(&format!("{}/history", made.path)).await.ok();
    assert_eq!(told["items"][0]["facts"][0]["before"], "Pårørandesenteret Vest");
}
