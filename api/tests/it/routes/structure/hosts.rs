//! Hosts and standing of regions, as the nation changes them.

use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{Answer, Caller, TestApp};

fn voss(from: &str) -> Value {
    json!({
        "municipality": "4621", "validFrom": from, "decidedBy": "ks", "reason": "Bergen vil avløysast",
        "resolutionUrl": "https://www.voss.kommune.no/vedtak/2026-114",
        "overrides": [{ "rule": "KSF-R05", "reason": "Høgskulen opnar på Voss i 2027" }]
    })
}

async fn ask(caller: &Caller, what: &str, body: &Value) -> Answer {
    let etag = caller.get("/regions/vest").await.etag();
    caller.post(&format!("/regions/vest/{what}")).json(body).if_match(etag).await
}

#[tokio::test]
async fn the_nation_plans_another_host_and_as_of_shows_each_in_its_time() {
    let (app, people) = TestApp::start().await;
    let after = ask(&people.national, "hosts", &voss("2027-01-01")).await.ok();
    assert_eq!((&after["version"], &after["host"]["municipality"]["name"]), (&json!(2), &json!("Bergen")));
    let hosts: Vec<_> = after["hosts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (&h["municipality"]["name"], &h["validFrom"], &h["validTo"]))
        .collect();
    assert_eq!(
        hosts,
        [
            (&json!("Bergen"), &json!("2024-10-01"), &json!("2026-12-31")),
            (&json!("Voss"), &json!("2027-01-01"), &Value::Null)
        ]
    );
    let host = async |day: &str| {
        people.anonymous.get(&format!("/regions/vest?asOf={day}")).await.ok()["host"]["municipality"]["number"].clone()
    };
    assert_eq!((host("2026-12-31").await, host("2027-01-01").await), (json!("4601"), json!("4621")));
    let event = app
        .database
        .row("SELECT kind, effective_on, reason, overrides, visibility, aggregate_version FROM events")
        .await;
    assert_eq!(
        event,
        json!({
            "kind": "region.host_changed", "effective_on": "2027-01-01", "reason": "Bergen vil avløysast",
            "overrides": [{ "rule": "KSF-R05", "reason": "Høgskulen opnar på Voss i 2027" }],
            "visibility": "public", "aggregate_version": 2
        })
    );
    let told = people.anonymous.get("/regions/vest/history").await.ok();
    assert_eq!(
        (&told["items"][0]["kind"], told["items"][0].get("actor")),
        (&json!("region.host_changed"), None)
    );
    let inside = people.voss_contact.get("/regions/vest/history").await.ok();
    assert_eq!(inside["items"][0]["actor"], "KSF nasjonalt, rådgiver");
}

#[tokio::test]
async fn ksf_r04_the_first_host_stays_unless_the_chief_executive_decides() {
    let (_app, people) = TestApp::start().await;
    let problem = ask(&people.national, "hosts", &voss("2026-06-01")).await.refused(Code::RuleRefused);
    let rule = problem.rule.unwrap();
    assert_eq!((rule.id, rule.overridable), (RuleId::FirstHostsStay, false));
    let mut body = voss("2026-06-01");
    body["decidedBy"] = json!("ks_managing_director");
    let problem = ask(&people.national, "hosts", &body).await.refused(Code::RuleRefused);
    assert!(problem.rule.unwrap().overridable);
    body["overrides"] = json!([
        { "rule": "KSF-R04", "reason": "Administrerende direktør vedtok det 3. mai" },
        { "rule": "KSF-R05", "reason": "Høgskulen opnar på Voss" }
    ]);
    let after = ask(&people.national, "hosts", &body).await.ok();
    assert_eq!(after["hosts"][0]["validTo"], "2026-05-31");
}

#[tokio::test]
async fn ksf_r05_and_r06_are_asked_for_together() {
    let (app, people) = TestApp::start().await;
    let mut body = voss("2027-01-01");
    body.as_object_mut().unwrap().retain(|name, _| name != "overrides" && name != "resolutionUrl");
    let problem = ask(&people.national, "hosts", &body).await.refused(Code::RuleRefused);
    let further: Vec<_> = problem.further_rules.iter().map(|rule| rule.id).collect();
    assert_eq!((problem.rule.unwrap().id, further), (RuleId::HostHasResearch, vec![RuleId::HostResolution]));
    // Who works with a university college says so; it does not lie there.
    app.database
        .run(
            "INSERT INTO cooperation_members (cooperation_id, ordinal, municipality_id, name, role, inferred) SELECT id, 7, \
             '00000000-0000-7000-8000-000000004621', 'Voss', 'member', false FROM cooperation_structures",
        )
        .await;
    let problem = ask(&people.national, "hosts", &body).await.refused(Code::RuleRefused);
    assert_eq!((problem.rule.unwrap().id, problem.further_rules.len()), (RuleId::HostHasResearch, 1));
    app.database
        .run("UPDATE organisations SET municipality_id = '00000000-0000-7000-8000-000000004621' WHERE kind = 'university_college'")
        .await;
    let problem = ask(&people.national, "hosts", &body).await.refused(Code::RuleRefused);
    assert_eq!((problem.rule.unwrap().id, problem.further_rules.len()), (RuleId::HostResolution, 0));
}

#[tokio::test]
async fn a_planned_host_that_is_taken_back_leaves_nothing_planned_and_history_says_from_and_to() {
    let (_app, people) = TestApp::start().await;
    ask(&people.national, "hosts", &voss("2027-01-01")).await.ok();
    let mut back = voss("2027-01-01");
    back["municipality"] = json!("4601");
    let after = ask(&people.national, "hosts", &back).await.ok();
    let hosts = after["hosts"].as_array().unwrap();
    assert_eq!(
        (hosts.len(), &hosts[0]["validTo"], &hosts[0]["lockedUntil"]),
        (1, &Value::Null, &json!("2026-12-31"))
    );
    let told = people.anonymous.get("/regions/vest/history").await.ok();
    let facts = &told["items"][0]["facts"];
    assert_eq!(
        (&facts[0]["part"], &facts[0]["before"], &facts[0]["after"]),
        (&json!("host"), &json!("Voss"), &json!("Bergen"))
    );
    assert_eq!((&facts[1]["part"], &facts[1]["after"]), (&json!("decided_by"), &json!("ks")));
}

#[tokio::test]
async fn a_host_lies_in_its_region_and_says_so_by_a_sound_link() {
    let (_app, people) = TestApp::start().await;
    for (member, value, code) in [
        ("municipality", "1804", FieldCode::UnknownValue),
        ("municipality", "9999", FieldCode::UnknownValue),
        ("municipality", "x", FieldCode::UnknownValue),
        ("resolutionUrl", "http://voss.kommune.no", FieldCode::InvalidLink),
        ("resolutionUrl", "https://a:b@voss.kommune.no", FieldCode::InvalidLink),
        ("validFrom", "2027-02-30", FieldCode::InvalidDate),
        ("decidedBy", "ksf", FieldCode::UnknownValue),
        ("reason", " ", FieldCode::Required),
    ] {
        let mut body = voss("2027-01-01");
        body[member] = json!(value);
        ask(&people.national, "hosts", &body).await.refused_at(&format!("/{member}"), code);
    }
    let mut same = voss("2027-01-01");
    same["municipality"] = json!("4601");
    ask(&people.national, "hosts", &same).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn nobody_else_changes_hosts_and_versions_and_repeats_are_minded() {
    let (_app, people) = TestApp::start().await;
    let body = voss("2027-01-01");
    people.anonymous.post("/regions/vest/hosts").json(&body).await.refused(Code::Unauthenticated);
    ask(&people.vest_coordinator, "hosts", &body).await.refused(Code::Forbidden);
    people.national.post("/regions/ost/hosts").json(&body).await.refused(Code::NotFound);
    people.national.post("/regions/vest/hosts").json(&body).await.refused(Code::VersionRequired);
    let etag = people.national.get("/regions/vest").await.etag();
    let call = || people.national.post("/regions/vest/hosts").json(&body).if_match(&etag);
    let first = call().key("host-1").await.expect(200);
    assert_eq!(call().key("host-1").await.expect(200).body, first.body, "a repeat gets the first answer");
    call().await.refused(Code::VersionMismatch);
    let seen = people.vest_coordinator.get("/regions/vest").await.ok();
    assert_eq!(seen["allowedActions"], json!([]));
    assert_eq!(
        people.national.get("/regions/vest").await.ok()["allowedActions"],
        json!(["changeHost", "setStatus"])
    );
}

#[tokio::test]
async fn fifty_hosts_at_once_leave_one_and_clear_answers() {
    let (app, people) = TestApp::start().await;
    let etag = people.national.get("/regions/vest").await.etag();
    let body = voss("2027-01-01");
    let all = (0..50).map(|_| {
        let call = people.national.post("/regions/vest/hosts").json(&body).if_match(&etag);
        async move { call.await.status }
    });
    let statuses = futures_util::future::join_all(all).await;
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 412)), "{statuses:?}");
    assert_eq!(app.database.count("region_hosts").await, 2);
}

#[tokio::test]
async fn ksf_r03_a_region_is_established_with_one_host_and_one_coordinator() {
    let (_app, people) = TestApp::start().await;
    let set = async |region: &str, status: &str, from: &str| {
        let etag = people.national.get(&format!("/regions/{region}")).await.etag();
        let body =
            json!({ "status": status, "validFrom": from, "decidedBy": "ks", "reason": "Alt er på plass" });
        people.national.post(&format!("/regions/{region}/status")).json(&body).if_match(etag).await
    };
    let problem = set("sor", "established", "2026-02-01").await.refused(Code::RuleRefused);
    assert_eq!(problem.rule.unwrap().id, RuleId::OneHostOneCoordinator);
    set("sor", "closed", "2026-02-01").await.refused(Code::StateConflict);
    let after = set("vest", "changed", "2027-01-01").await.ok();
    assert_eq!(
        (&after["status"], &after["statuses"][1]["status"]),
        (&json!("established"), &json!("changed"))
    );
    let then = people.anonymous.get("/regions/vest?asOf=2027-01-01").await.ok();
    assert_eq!(then["status"], "changed");
    assert_eq!(people.anonymous.get("/regions/vest?asOf=2024-09-30").await.ok()["status"], "planned");
    set("vest", "established", "2026-06-01").await.refused(Code::StateConflict);
    let problem = set("vest", "closed", "2029-01-01").await.refused(Code::RuleRefused);
    assert_eq!(problem.rule.unwrap().id, RuleId::OneRegion, "municipalities are still in it");
}

#[tokio::test]
async fn ksf_r01_no_region_is_closed_before_2029_and_one_is_told_what_to_do() {
    let (app, people) = TestApp::start().await;
    app.database.run("DELETE FROM region_municipalities").await;
    let close = async |day: &str, lang: &str| {
        let etag = people.national.get("/regions/vest").await.etag();
        let body =
            json!({ "status": "closed", "validFrom": day, "decidedBy": "ks", "reason": "Færre regionar" });
        let call = people.national.post("/regions/vest/status").json(&body).if_match(etag);
        call.header("accept-language", lang).await
    };
    for (lang, advice) in [("nb", "flytt dem"), ("nn", "flytt dei"), ("en", "move them")] {
        let rule = close("2028-12-31", lang).await.refused(Code::RuleRefused).rule.unwrap();
        assert_eq!((rule.id, rule.overridable), (RuleId::SevenRegions, false));
        assert!(rule.text.contains("2029") && rule.text.contains(advice), "{}", rule.text);
        assert!(rule.source.contains("sju KSF-regioner"), "{}", rule.source);
    }
    let closed = close("2029-01-01", "nb").await.ok();
    assert_eq!(closed["statuses"].as_array().unwrap().last().unwrap()["status"], "closed");
}
