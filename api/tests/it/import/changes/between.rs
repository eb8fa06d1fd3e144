//! What is entered between a list of changes and its day.

use super::{AFTER, BEFORE, MERGE, each, take};
use contract::problem::FieldCode;
use serde_json::{Value, json};
use test_support::{TestApp, municipality};
use time::macros::datetime;

#[tokio::test]
async fn a_role_that_is_offered_ends_with_the_municipality_and_says_so() {
    let (app, people) = TestApp::start().await;
    take(&app, "between_roles", MERGE).await.unwrap();
    let holder = app.somebody("Ny", &[]).await;
    let offer = |from: &str| {
        let offer = json!({ "role": "rd_contact", "municipality": "4621", "validFrom": from, "decidedBy": "Voss kommune" });
        people
            .voss_contact
            .post("/role-assignments")
            .json(&json!({ "holder": holder.user(), "offer": offer }))
    };
    let late = offer(AFTER).await.refused_at("/offer/validFrom", FieldCode::NotThatDay);
    assert!(late.errors[0].detail.contains("31.12.2026"), "{late:?}");
    assert!(late.errors[0].detail.contains("4699 Voss og Masfjorden"), "{late:?}");
    let made = offer("2026-02-01").await.expect(201).json();
    assert_eq!(made["validTo"], BEFORE);
    let path = format!("/role-assignments/{}", made["id"].as_str().unwrap());
    let told = people.national.get(&format!("{path}/history")).await.ok();
    let facts = told["items"][0]["facts"].as_array().unwrap().clone();
    assert!(facts.iter().any(|fact| fact["part"] == "last_day" && fact["after"] == BEFORE), "{facts:?}");
    holder.post(&format!("{path}/accept")).if_match("*").json(&json!({})).await.ok();
    let longer = people.voss_contact.patch(&path, &json!({ "validTo": null })).if_match("*").await.ok();
    assert_eq!(longer["validTo"], BEFORE);
    // The net below holds for whoever would write beside the commands.
    let beside = format!(
        "UPDATE role_assignments SET valid = daterange(lower(valid), NULL) WHERE municipality_id = '{}'",
        municipality("4621")
    );
    let error = app.database.connect().await.batch_execute(&beside).await.unwrap_err();
    assert_eq!(error.as_db_error().unwrap().constraint(), Some("it_ends_with_its_municipality"));
}

#[tokio::test]
async fn a_host_goes_on_as_what_it_becomes() {
    let (app, people) = TestApp::start().await;
    take(&app, "between_hosts", MERGE).await.unwrap();
    let body = json!({
        "municipality": "4621", "validFrom": "2026-12-01", "decidedBy": "ks_managing_director",
        "reason": "Bergen vil avløysast", "resolutionUrl": "https://www.voss.kommune.no/vedtak/2026-114",
        "overrides": [{ "rule": "KSF-R04", "reason": "Vedtak i KS" }, { "rule": "KSF-R05", "reason": "Avtale med HVL" }]
    });
    people.national.post("/regions/vest/hosts").json(&body).if_match("*").await.ok();
    let host = async |day: &str| {
        let region = people.anonymous.get(&format!("/regions/vest?asOf={day}")).await.ok();
        region["host"]["municipality"]["number"].clone()
    };
    assert_eq!((host("2026-11-30").await, host(BEFORE).await), (json!("4601"), json!("4621")));
    assert_eq!(host(AFTER).await, "4699");
}

#[tokio::test]
async fn a_region_that_is_decided_holds_for_the_place_under_its_next_number_too() {
    let (app, people) = TestApp::start().await;
    take(&app, "between_regions", "2027-01-01,renumber,0301,0399,,,SSB 2027\n").await.unwrap();
    let body = json!({ "region": "vest", "validFrom": "2026-12-01", "decidedBy": "ks_managing_director", "reason": "Oslo er avklara" });
    people.national.post("/municipalities/0301/region").json(&body).if_match("*").await.ok();
    let region = async |number: &str, day: &str| {
        let found = people.anonymous.get(&format!("/municipalities/{number}?asOf={day}")).await.ok();
        found["region"]["slug"].clone()
    };
    assert_eq!(
        (region("0301", "2026-11-30").await, region("0301", BEFORE).await),
        (Value::Null, json!("vest"))
    );
    assert_eq!(
        (region("0399", AFTER).await, region("0399", "2027-06-30").await),
        (json!("vest"), json!("vest"))
    );
    let moved = "SELECT effective_on, reason FROM events WHERE kind = 'municipality.moved' ORDER BY position";
    let event = |on: &str| json!({ "effective_on": on, "reason": "Oslo er avklara" });
    assert_eq!(app.database.rows(moved).await, [event("2026-12-01"), event(AFTER)]);
    app.clock.set(datetime!(2027-01-02 09:00 UTC));
    let kinds = each(&people.anonymous, "/municipalities/0399/history", "/kind").await;
    assert!(kinds.contains(&json!("municipality.moved")), "{kinds:?}");
}

#[tokio::test]
async fn anchoring_that_is_told_holds_for_the_place_under_its_next_number_too() {
    let (app, people) = TestApp::start().await;
    take(&app, "between_anchoring", "2027-01-01,renumber,4632,4698,,,SSB 2027\n").await.unwrap();
    let body = json!({ "politicalAnchoring": { "anchored": true, "decidedOn": "2026-01-10" } });
    people.austrheim_contact.patch("/municipalities/4632", &body).if_match("*").await.ok();
    let levels = "municipality_anchorings m JOIN municipalities k ON k.id = m.municipality_id \
                  WHERE k.number = '4698' AND m.level = 'political' AND m.anchored AND lower(m.valid) = '2027-01-01'";
    assert_eq!(app.database.count(levels).await, 1);
    let beyond = "municipality_anchorings m JOIN municipalities k ON k.id = m.municipality_id WHERE NOT m.valid <@ k.valid";
    assert_eq!(app.database.count(beyond).await, 0);
}
