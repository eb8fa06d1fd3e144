//! The region of a municipality from a day, and Oslo decided.

use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{Answer, Caller, TestApp};

fn to(region: &str, from: &str) -> Value {
    json!({ "region": region, "validFrom": from, "decidedBy": "ks_managing_director", "reason": "Oslo er avklara" })
}

async fn ask(caller: &Caller, number: &str, body: &Value) -> Answer {
    let path = format!("/municipalities/{number}");
    let etag = caller.get(&path).await.etag();
    caller.post(&format!("{path}/region")).json(body).if_match(etag).await
}

#[tokio::test]
async fn oslo_is_decided_and_each_day_shows_its_region() {
    let (app, people) = TestApp::start().await;
    let after = ask(&people.national, "0301", &to("vest", "2027-01-01")).await.ok();
    assert_eq!((after.get("region"), &after["regions"][0]["region"]["slug"]), (None, &json!("vest")));
    ask(&people.national, "0301", &to("nord", "2028-01-01")).await.ok();
    let region = async |day: &str| {
        people.anonymous.get(&format!("/municipalities/0301?asOf={day}")).await.ok()["region"]["slug"].clone()
    };
    assert_eq!(region("2026-12-31").await, Value::Null);
    assert_eq!((region("2027-12-31").await, region("2028-01-01").await), (json!("vest"), json!("nord")));
    let listed = people.anonymous.get("/municipalities?region=nord&asOf=2028-01-01&count=true").await.ok();
    assert_eq!(listed["total"], 2);
    let count = people.anonymous.get("/regions/vest?asOf=2027-06-30").await.ok()["municipalityCount"].clone();
    assert_eq!(count, 7);
    let events =
        app.database.rows("SELECT kind, effective_on, aggregate_version FROM events ORDER BY position").await;
    assert_eq!(
        events,
        [
            json!({ "kind": "municipality.moved", "effective_on": "2027-01-01", "aggregate_version": 2 }),
            json!({ "kind": "municipality.moved", "effective_on": "2028-01-01", "aggregate_version": 3 })
        ]
    );
    let told = people.anonymous.get("/municipalities/0301/history").await.ok();
    assert_eq!(
        (told["items"].as_array().unwrap().len(), &told["items"][0]["reason"]),
        (2, &json!("Oslo er avklara"))
    );
}

#[tokio::test]
async fn ksf_r04_and_r12_stand_in_the_way_of_another_region_and_history_names_both() {
    let (_app, people) = TestApp::start().await;
    let rules = |answer: Answer| {
        let problem = answer.refused(Code::RuleRefused);
        let first = problem.rule.unwrap();
        let further: Vec<_> = problem.further_rules.iter().map(|rule| (rule.id, rule.overridable)).collect();
        std::iter::once((first.id, first.overridable)).chain(further).collect::<Vec<_>>()
    };
    let mut body = to("nord", "2026-12-10");
    body["decidedBy"] = json!("ks");
    let hard = rules(ask(&people.national, "4621", &body).await);
    assert_eq!(hard, [(RuleId::FirstHostsStay, false)], "what no reason passes is told alone");
    body["decidedBy"] = json!("ks_managing_director");
    let soft = rules(ask(&people.national, "4621", &body).await);
    assert_eq!(soft, [(RuleId::FirstHostsStay, true), (RuleId::Nearness, true)]);
    // From 2027 its cluster alone is in the way.
    let mut body = to("nord", "2027-01-01");
    assert_eq!(rules(ask(&people.national, "4621", &body).await), [(RuleId::Nearness, true)]);
    body["overrides"] = json!([{ "rule": "KSF-R12", "reason": "Klynga byggjer på same behov" }]);
    ask(&people.national, "4621", &body).await.ok();
    let told = people.anonymous.get("/municipalities/4621/history").await.ok();
    let told = &told["items"][0];
    let region = &told["facts"][0];
    assert_eq!(
        (&region["part"], &region["before"], &region["after"]),
        (&json!("region"), &json!("KSF Vest"), &json!("KSF Nord"))
    );
    assert_eq!(
        (&told["facts"][1]["after"], &told["overrides"][0]["rule"]),
        (&json!("ks_managing_director"), &json!("KSF-R12"))
    );
}

#[tokio::test]
async fn what_does_not_go_is_told() {
    let (_app, people) = TestApp::start().await;
    ask(&people.national, "4621", &to("vest", "2027-01-01")).await.refused(Code::StateConflict);
    ask(&people.national, "4601", &to("nord", "2027-01-01")).await.refused(Code::StateConflict);
    ask(&people.national, "4621", &to("ost", "2027-01-01"))
        .await
        .refused_at("/region", FieldCode::UnknownValue);
    ask(&people.national, "4621", &to("Vest", "2027-01-01"))
        .await
        .refused_at("/region", FieldCode::UnknownValue);
    ask(&people.national, "4621", &to("nord", "2019-01-01")).await.refused(Code::StateConflict);
    ask(&people.vest_coordinator, "4621", &to("nord", "2027-01-01")).await.refused(Code::Forbidden);
    let body = to("nord", "2027-01-01");
    people.anonymous.post("/municipalities/4621/region").json(&body).await.refused(Code::Unauthenticated);
    people.national.post("/municipalities/9999/region").json(&body).await.refused(Code::NotFound);
    people.national.post("/municipalities/4621/region").json(&body).await.refused(Code::VersionRequired);
}

#[tokio::test]
async fn ksf_r02_fifty_at_once_put_a_municipality_into_one_region() {
    let (app, people) = TestApp::start().await;
    let etag = people.national.get("/municipalities/0301").await.etag();
    let regions = ["vest", "nord", "sor"];
    let all = (0..50).map(|n| {
        let body = to(regions[n % 3], "2027-01-01");
        let call = people.national.post("/municipalities/0301/region").json(&body);
        // Some bring the version they read, some whatever it is.
        let call = if n % 2 == 0 { call.if_match(&etag) } else { call.if_match("*") };
        async move { call.await }
    });
    let answers = futures_util::future::join_all(all).await;
    for lost in answers.iter().filter(|answer| answer.status != 200) {
        let problem: Value = serde_json::from_str(&lost.body).unwrap();
        assert!(problem["code"].is_string() && problem["title"].is_string(), "{problem}");
    }
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert!(statuses.contains(&200), "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 409 | 412)), "{statuses:?}");
    let twice = "region_municipalities a JOIN region_municipalities b USING (municipality_id) \
                 WHERE a.region_id <> b.region_id AND a.valid && b.valid";
    assert_eq!(app.database.count(twice).await, 0);
    let moved = i64::try_from(statuses.iter().filter(|status| **status == 200).count()).unwrap();
    assert_eq!(app.database.count("events WHERE kind = 'municipality.moved'").await, moved);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ksf_r02_of_fifty_who_read_the_same_one_moves_it() {
    let (app, people) = TestApp::start().await;
    let etag = people.national.get("/municipalities/0301").await.etag();
    let all = (0..50).map(|n| {
        let body = to(["vest", "nord", "sor"][n % 3], &format!("2027-{:02}-01", n % 12 + 1));
        let call = people.national.post("/municipalities/0301/region").json(&body).if_match(&etag);
        async move { call.await }
    });
    let answers = futures_util::future::join_all(all).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 200);
    assert_eq!((won.len(), lost.len()), (1, 49));
    for answer in lost {
        answer.refused(Code::VersionMismatch);
    }
    assert_eq!(app.database.count("region_municipalities m JOIN municipalities k ON k.id = m.municipality_id WHERE k.number = '0301'").await, 1);
}
