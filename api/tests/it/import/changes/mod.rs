//! Municipalities and counties over time: a list of changes, what goes on, what ends, and what each day shows.

mod again;
mod between;
mod carried;
mod refused;
mod roles;
mod terms;

use api::import::{ImportError, Summary, import_changes};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use test_support::{Caller, KKHOV, NORDHORDLAND, Story, TestApp, a_need};
use time::macros::datetime;

const HEAD: &str = "date,kind,from,to,names,county,source\n";
const MERGE: &str = "2027-01-01,merge,4621;4634,4699,Voss og Masfjorden,,Stortinget 2026\n";

fn file(test: &str, rows: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("changes");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{test}.csv"));
    std::fs::write(&path, format!("{HEAD}{rows}")).unwrap();
    path
}

async fn take(app: &TestApp, test: &str, rows: &str) -> Result<Summary, ImportError> {
    import_changes(&app.state.pool, &file(test, rows), &*app.clock).await
}

/// One member of each item of a list.
async fn each(caller: &Caller, path: &str, pointer: &str) -> Vec<Value> {
    let page = caller.get(path).await.ok();
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item.pointer(pointer).cloned().unwrap_or_default())
        .collect()
}

async fn members(caller: &Caller, cluster: domain::ClusterId, day: &str) -> Vec<String> {
    let cluster = caller.get(&format!("/clusters/{cluster}?asOf={day}")).await.ok();
    let number = |m: &Value| m["municipality"]["number"].as_str().unwrap().to_owned();
    cluster["members"].as_array().unwrap().iter().map(number).collect()
}

const BEFORE: &str = "2026-12-31";
const AFTER: &str = "2027-01-01";

#[tokio::test]
async fn a_merger_is_taken_in_once_and_each_day_shows_what_is_true() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let summary = take(&app, "merge", MERGE).await.unwrap();
    assert_eq!(json!(summary.rows), json!({ "municipalities": 1, "municipality_successions": 2 }));
    assert!(take(&app, "merge", MERGE).await.unwrap().is_empty(), "nothing twice");

    // Municipalities, counties, regions.
    let numbers =
        async |day: &str| each(anyone, &format!("/municipalities?county=46&asOf={day}"), "/number").await;
    assert_eq!(numbers(BEFORE).await, ["4601", "4621", "4622", "4631", "4632", "4634"]);
    assert_eq!(numbers(AFTER).await, ["4601", "4622", "4631", "4632", "4699"]);
    let count = async |path: &str, member: &str, day: &str| {
        anyone.get(&format!("{path}?asOf={day}")).await.ok()[member].clone()
    };
    assert_eq!(
        (
            count("/counties/46", "municipalities", BEFORE).await,
            count("/counties/46", "municipalities", AFTER).await
        ),
        (json!(6), json!(5))
    );
    assert_eq!(
        (
            count("/regions/vest", "municipalityCount", BEFORE).await,
            count("/regions/vest", "municipalityCount", AFTER).await
        ),
        (json!(6), json!(5))
    );
    let new = anyone.get(&format!("/municipalities/4699?asOf={AFTER}")).await.ok();
    assert_eq!(
        (&new["name"], &new["region"]["slug"], new.get("population")),
        (&json!("Voss og Masfjorden"), &json!("vest"), None)
    );
    assert_eq!(new["predecessors"].as_array().unwrap().len(), 2);
    assert_eq!(new["languageDecision"], "nynorsk", "both have decided so");
    anyone.get(&format!("/municipalities/4699?asOf={BEFORE}")).await.refused(Code::NotFound);

    // A document is made for one that is there, and says what another has become.
    let template = json!({ "key": "ein-avtale", "kind": "other", "validFrom": "2025-01-01", "titleNb": "Avtale",
        "titleNn": "Avtale", "bodyNb": "For {{municipality}}", "bodyNn": "For {{municipality}}" });
    people.national.post("/templates").json(&template).await.expect(201);
    let document =
        |number: &str, day: &str| format!("/templates/ein-avtale/document?municipality={number}&asOf={day}");
    anyone.get(&document("4621", BEFORE)).await.expect(200);
    let refused = anyone.get(&document("4621", AFTER)).await;
    let problem = refused.refused_at("?municipality", FieldCode::NotThatDay);
    let told = "Kommunen blir da til: 4699 Voss og Masfjorden";
    assert!(problem.detail.contains(told), "to come: {problem:?}");
    let refused = anyone.get(&document("4699", BEFORE)).await;
    let problem = refused.refused_at("?municipality", FieldCode::NotThatDay);
    assert!(problem.detail.contains("blir en kommune 1. januar 2027"), "{problem:?}");

    // Clusters: a member where either was, once.
    assert_eq!(members(anyone, KKHOV, BEFORE).await, ["4601", "4621", "4634"]);
    assert_eq!(members(anyone, KKHOV, AFTER).await, ["4601", "4699"]);
    assert_eq!(members(anyone, NORDHORDLAND, AFTER).await, ["4631", "4699"]);
    let listed = each(anyone, &format!("/municipalities?cluster={KKHOV}&asOf={AFTER}"), "/number").await;
    assert_eq!(listed, ["4601", "4699"]);

    // The log tells it of each.
    let kinds = app.database.rows("SELECT kind, effective_on, visibility FROM events WHERE kind LIKE 'municipality.%' ORDER BY position").await;
    let told = |kind: &str| json!({ "kind": kind, "effective_on": AFTER, "visibility": "public" });
    assert_eq!(kinds, [told("municipality.ended"), told("municipality.ended"), told("municipality.began")]);
    let began = app.database.row("SELECT payload FROM events WHERE kind = 'municipality.began'").await;
    assert_eq!(began["payload"]["data"]["clusters"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn whoever_saw_a_cluster_before_a_merger_sees_it_anew_before_changing_it() {
    let (app, people) = TestApp::start().await;
    let path = format!("/clusters/{KKHOV}");
    let seen = people.kkhov_coordinator.get(&path).await.expect(200).header("etag").to_owned();
    take(&app, "merge_seen", MERGE).await.unwrap();
    let body = json!({ "title": "Samarbeidsavtale" });
    let draft =
        people.kkhov_coordinator.post(&format!("{path}/agreements")).if_match(&seen).json(&body).await;
    draft.refused(Code::VersionMismatch);
    let now = people.kkhov_coordinator.get(&path).await.expect(200).header("etag").to_owned();
    people.kkhov_coordinator.post(&format!("{path}/agreements")).if_match(&now).json(&body).await.expect(200);
    assert_eq!(members(&people.anonymous, KKHOV, AFTER).await, ["4601", "4699"], "what was carried stays");
}

#[tokio::test]
async fn the_old_number_still_answers_and_names_what_it_became() {
    let (app, people) = TestApp::start().await;
    take(&app, "old_number", MERGE).await.unwrap();
    let anyone = &people.anonymous;
    let today = anyone.get("/municipalities/4621").await.ok();
    assert_eq!(
        (&today["validTo"], &today["successors"][0]["municipality"]["number"]),
        (&json!(BEFORE), &json!("4699"))
    );
    app.clock.set(datetime!(2027-03-01 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let ended = anyone.get("/municipalities/4621").await.ok();
    assert_eq!(
        (&ended["name"], &ended["region"]["slug"]),
        (&json!("Voss"), &json!("vest")),
        "as on its last day"
    );
    assert_eq!(
        ended["successors"],
        json!([{ "municipality": { "number": "4699", "name": "Voss og Masfjorden" }, "kind": "merge", "changedOn": AFTER }])
    );
    let told = each(anyone, "/municipalities/4621/history", "/kind").await;
    assert_eq!(told, ["municipality.ended"]);
    assert_eq!(each(anyone, "/municipalities/4699/history", "/kind").await, ["municipality.began"]);
    let facts = each(anyone, "/structure-timeline?municipality=4699&from=2027-01-01", "/kind").await;
    assert!(
        facts.contains(&json!("municipality_began")) && facts.contains(&json!("municipality_ended")),
        "{facts:?}"
    );
    // What has ended is not changed any more.
    let body =
        json!({ "region": "nord", "validFrom": "2027-06-01", "decidedBy": "ks", "reason": "Ny inndeling" });
    let etag = people.national.get("/municipalities/4621").await.etag();
    people
        .national
        .post("/municipalities/4621/region")
        .json(&body)
        .if_match(etag)
        .await
        .refused(Code::StateConflict);
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let anchored = json!({ "politicalAnchoring": { "anchored": true } });
    let became = app.database.row("SELECT id FROM municipalities WHERE number = '4699'").await;
    let became = became["id"].as_str().unwrap().parse().unwrap();
    let contact = app.somebody("Kontakt", &[("rd_contact", Some(("municipality_id", became)))]).await;
    let refused = contact.patch("/municipalities/4621", &anchored).if_match("*").await;
    let told = refused.refused(Code::StateConflict).detail;
    assert!(told.contains("Kommunen er blitt til: 4699 Voss og Masfjorden"), "{told}");
}

#[tokio::test]
async fn a_municipality_that_is_decided_is_shown_as_on_its_first_day_and_nothing_is_done_with_it_before() {
    let (app, people) = TestApp::start().await;
    people.national.get("/municipalities/4699").await.refused(Code::NotFound);
    take(&app, "coming", MERGE).await.unwrap();
    let coming = people.national.get("/municipalities/4699").await.ok();
    assert_eq!((&coming["validFrom"], &coming["region"]["slug"]), (&json!(AFTER), &json!("vest")));
    assert_eq!(coming["predecessors"].as_array().unwrap().len(), 2);
    assert_eq!(coming["clusters"].as_array().unwrap().len(), 2, "as on its first day");
    let allowed = coming["allowedActions"].as_array().unwrap();
    assert!(!allowed.contains(&json!("moveToRegion")), "{allowed:?}");
    assert_eq!(
        each(&people.anonymous, "/municipalities/4699/history", "/kind").await,
        ["municipality.began"]
    );
    let before = people.national.get(&format!("/municipalities/4699?asOf={BEFORE}")).await;
    let told = before.refused(Code::NotFound).detail;
    assert!(told.contains("blir en kommune 1. januar 2027"), "{told}");
}

#[tokio::test]
async fn a_municipality_is_found_by_what_it_was_called_before_once_it_is_no_longer() {
    let (app, people) = TestApp::start().await;
    take(&app, "former_name", &format!("{MERGE}2027-06-01,renumber,4699,4698,,,x\n")).await.unwrap();
    let found = async |q: &str, day: &str| {
        each(&people.anonymous, &format!("/municipalities?q={q}&asOf={day}"), "/number").await
    };
    assert_eq!(found("Masfjorden", BEFORE).await, ["4634"]);
    assert_eq!(found("Masfjorden", AFTER).await, ["4699"]);
    assert_eq!(found("4634", BEFORE).await, ["4634"]);
    assert_eq!(found("4634", AFTER).await, ["4699"]);
    assert_eq!(found("Masfjorden", "2027-06-01").await, ["4698"], "also what became another again");
    assert_eq!(found("4621", "2027-06-01").await, ["4698"]);
    assert_eq!(found("Alver", AFTER).await, ["4631"]);
    let counted = people.anonymous.get(&format!("/municipalities?q=4634&asOf={AFTER}&count=true")).await.ok();
    assert_eq!(counted["total"], 1);
    let before = &counted["items"][0]["predecessors"];
    assert_eq!(before.as_array().unwrap().len(), 2, "and the list says what it was");

    // The directory, too.
    app.clock.set(datetime!(2027-03-01 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let new = app.database.row("SELECT id FROM municipalities WHERE number = '4699'").await["id"].clone();
    let new = new.as_str().unwrap().parse().unwrap();
    app.somebody("Ny kontakt", &[("rd_contact", Some(("municipality_id", new)))]).await;
    for q in ["Masfjorden", "4634", "4699"] {
        let holders = each(&people.kkhov_coordinator, &format!("/role-assignments?q={q}"), "/holder").await;
        assert!(holders.contains(&json!("Ny kontakt")), "{q}: {holders:?}");
    }
}

#[tokio::test]
async fn needs_stay_with_who_reported_them_and_are_spoken_for_by_what_that_became() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    take(&app, "needs", MERGE).await.unwrap();
    let new = app.database.row("SELECT id FROM municipalities WHERE number = '4699'").await["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    app.clock.set(datetime!(2027-01-02 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    people.voss_contact.get(&story.path).await.refused(Code::NotFound);
    let contact = app.somebody("Ny kontakt", &[("rd_contact", Some(("municipality_id", new)))]).await;
    let need = contact.get(&story.path).await.ok();
    assert_eq!(need["originators"], json!([{ "number": "4621", "name": "Voss" }]));
    assert_eq!(need["originatorsToday"], json!([{ "number": "4699", "name": "Voss og Masfjorden" }]));
    assert!(need["allowedActions"].as_array().unwrap().contains(&json!("withdraw")));
    for number in ["4621", "4699"] {
        let found = each(&contact, &format!("/needs?municipality={number}"), "/id").await;
        assert!(found.contains(&json!(story.id)), "{number}");
    }
    assert_eq!(each(&contact, "/needs?municipality=4634", "/id").await, Vec::<Value>::new());
    // A draft of before is sent in by what it became, to a cluster of that.
    let sent = contact
        .post(&format!("{}/submit", draft.path))
        .json(&json!({ "cluster": KKHOV }))
        .if_match(&draft.etag)
        .await
        .ok();
    assert_eq!(sent["cluster"]["id"], json!(KKHOV));
    let made = contact.post("/needs").json(&a_need()).await.expect(201).json();
    assert_eq!(made["originators"][0]["number"], "4699");
}

#[tokio::test]
async fn a_motor_and_host_go_on_in_what_they_became() {
    let (app, people) = TestApp::start().await;
    let rows = "2027-01-01,split,4601,4601;4697,Bergen;Fana,,Stortinget 2026\n";
    take(&app, "split", rows).await.unwrap();
    let anyone = &people.anonymous;
    let at = async |path: String, pointer: &str| {
        anyone.get(&path).await.ok().pointer(pointer).cloned().unwrap_or_default()
    };
    assert_eq!(at(format!("/clusters/{KKHOV}?asOf={AFTER}"), "/motor/municipality/number").await, "4601");
    assert_eq!(members(anyone, KKHOV, AFTER).await, ["4601", "4621", "4634", "4697"]);
    assert_eq!(at(format!("/regions/vest?asOf={AFTER}"), "/host/validFrom").await, AFTER);
    assert_eq!(at(format!("/regions/vest?asOf={BEFORE}"), "/host/validFrom").await, "2024-10-01");
    assert_eq!(at(format!("/regions/vest?asOf={AFTER}"), "/host/lockedUntil").await, "2026-12-31");
    let told = each(anyone, "/regions/vest/history", "/kind").await;
    assert_eq!(told, ["region.host_succeeded"]);
    // Organisations and cooperation lie where their place is on the day.
    let organisations = each(anyone, &format!("/organisations?asOf={AFTER}"), "/municipality/name").await;
    assert_eq!(organisations, ["Bergen", "Bergen"]);
    assert_eq!(anyone.get("/municipalities/4601").await.ok()["validTo"], BEFORE);
    let then = anyone.get(&format!("/municipalities/4601?asOf={AFTER}")).await.ok();
    assert_eq!(
        (&then["validFrom"], then.get("population")),
        (&json!(AFTER), None),
        "a size is never guessed"
    );
    // Subclusters keep their members under the new number.
    take(&app, "split_and", &format!("{rows}2027-01-01,rename,4631,,Alversund,,SSB\n")).await.unwrap();
    assert_eq!(
        at(format!("/clusters/{NORDHORDLAND}?asOf={AFTER}"), "/motor/municipality/name").await,
        "Alversund"
    );
    assert_eq!(
        at(format!("/clusters/{NORDHORDLAND}?asOf={BEFORE}"), "/motor/municipality/name").await,
        "Alver"
    );
}

/// As in 2020 and 2024: counties merge and are taken apart again, and their municipalities get numbers of them.
#[tokio::test]
async fn counties_merge_and_split_with_their_municipalities() {
    let (app, people) = TestApp::start().await;
    let merge = "2027-01-01,county_merge,18;42,77,Nord og Sør,,Stortinget 2026\n\
                 2027-01-01,county_change,1804,7701,,77,Stortinget 2026\n\
                 2027-01-01,county_change,4203,7702,,77,Stortinget 2026\n\
                 2027-01-01,county_change,4221,7703,,77,Stortinget 2026\n";
    take(&app, "counties", merge).await.unwrap();
    let split = "2031-01-01,county_split,77,78;79,Nordland;Agder,,Stortinget 2029\n\
                 2031-01-01,county_change,7701,7801,,78,Stortinget 2029\n\
                 2031-01-01,county_change,7702,7901,,79,Stortinget 2029\n\
                 2031-01-01,county_change,7703,7902,Valle,79,Stortinget 2029\n";
    take(&app, "counties_again", &format!("{merge}{split}")).await.unwrap();
    assert!(take(&app, "counties_again", &format!("{merge}{split}")).await.unwrap().is_empty());
    let anyone = &people.anonymous;
    let numbers = async |day: &str| each(anyone, &format!("/counties?asOf={day}"), "/number").await;
    assert_eq!(numbers(BEFORE).await, ["03", "18", "42", "46"]);
    assert_eq!(numbers(AFTER).await, ["03", "46", "77"]);
    assert_eq!(numbers("2031-01-01").await, ["03", "46", "78", "79"]);
    let page = anyone.get(&format!("/counties?asOf={AFTER}&count=true")).await.ok();
    assert_eq!(page["total"], 3);
    let old = anyone.get(&format!("/counties/42?asOf={AFTER}")).await.ok();
    assert_eq!(
        (&old["validTo"], &old["successors"]),
        (&json!(BEFORE), &json!([{ "number": "77", "name": "Nord og Sør" }]))
    );
    let regions =
        async |day: &str| anyone.get(&format!("/regions/sor?asOf={day}")).await.ok()["counties"].clone();
    assert_eq!(regions(BEFORE).await, json!([{ "number": "42", "name": "Agder" }]));
    assert_eq!(regions(AFTER).await, json!([{ "number": "77", "name": "Nord og Sør" }]));
    let valle = anyone.get("/municipalities/7902?asOf=2031-01-01").await.ok();
    assert_eq!(
        (&valle["name"], &valle["population"], &valle["clusters"][0]["cluster"]["name"]),
        (&json!("Valle"), &json!(1240), &json!("Setesdalsklynga"))
    );
    let csv =
        anyone.get(&format!("/municipalities?county=77&asOf={AFTER}&format=csv")).await.expect(200).body;
    assert_eq!(csv.trim_end().lines().count(), 4, "an export shows the day too");
}

#[tokio::test]
async fn sources_in_two_regions_leave_it_to_people() {
    let (app, people) = TestApp::start().await;
    take(&app, "two_regions", "2027-01-01,merge,4634;1804,4699,Langt,46,x\n").await.unwrap();
    let new = people.anonymous.get(&format!("/municipalities/4699?asOf={AFTER}")).await.ok();
    assert_eq!((new.get("region"), new["clusters"].as_array().unwrap().len()), (None, 2));
    app.clock.set(datetime!(2027-01-02 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let body = json!({ "region": "vest", "validFrom": "2027-01-02", "decidedBy": "ks", "reason": "Avklara" });
    let etag = people.national.get("/municipalities/4699").await.etag();
    let after = people.national.post("/municipalities/4699/region").json(&body).if_match(etag).await.ok();
    assert_eq!(after["region"]["slug"], "vest");
}
