//! The timeline of the structure.

use super::each;
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, ClusterStory, KKHOV, Person, TestApp};

#[tokio::test]
async fn anyone_reads_what_happened_newest_first_and_narrows_it() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let page = anyone.get("/structure-timeline?count=true&limit=200").await.ok();
    let days: Vec<&str> =
        page["items"].as_array().unwrap().iter().map(|f| f["on"].as_str().unwrap()).collect();
    assert!(days.is_sorted_by(|a, b| a >= b) && page["total"] == days.len(), "{days:?}");
    assert_eq!(days.first(), Some(&"2027-01-01"), "what is planned too");
    let kinds = async |query: &str| {
        let mut all = each(anyone, &format!("/structure-timeline{query}"), "kind").await;
        all.dedup();
        all
    };
    assert_eq!(
        kinds(&format!("?cluster={KKHOV}")).await,
        [
            "subcluster_ended",
            "subcluster_began",
            "coordinator_began",
            "motor_began",
            "member_joined",
            "cluster_status",
            "agreement_began"
        ]
    );
    assert_eq!(kinds("?municipality=4621").await, ["region_joined", "member_joined"]);
    assert_eq!(kinds("?kind=host_began").await, ["host_began"]);
    assert_eq!(kinds("?region=nord").await, ["coordinator_began", "region_status", "region_joined"]);
    assert_eq!(kinds("?from=2025-01-01&to=2026-12-31").await, ["subcluster_began", "coordinator_began"]);
    anyone.get("/structure-timeline?from=2025").await.refused(Code::InvalidParameter);
    anyone.get("/structure-timeline?kind=danced").await.refused(Code::InvalidParameter);
}

#[tokio::test]
async fn its_pages_meet_and_its_export_is_the_same() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let whole = anyone.get("/structure-timeline?limit=200").await.ok()["items"].clone();
    let mut paged: Vec<Value> = Vec::new();
    let mut path = "/structure-timeline?limit=7".to_owned();
    loop {
        let page = anyone.get(&path).await.ok();
        paged.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(cursor) = page["nextCursor"].as_str() else { break };
        path = format!("/structure-timeline?limit=7&cursor={cursor}");
    }
    assert_eq!(json!(paged), whole);
    let csv = anyone.get("/structure-timeline?format=csv").await.expect(200).body;
    assert_eq!(csv.trim_end().lines().count(), paged.len() + 1);
}

#[tokio::test]
async fn coordinators_agreements_groups_and_networks_are_told_and_persons_only_to_those_who_may_know() {
    let (app, people) = TestApp::start().await;
    let facts = async |caller: &Caller, query: &str| {
        let page = caller.get(&format!("/structure-timeline{query}")).await.ok();
        page["items"].as_array().unwrap().clone()
    };
    let began = "?kind=coordinator_began&region=vest";
    for outside in [&people.anonymous, &people.researcher] {
        let all = facts(outside, began).await;
        assert!(!all.is_empty() && all.iter().all(|fact| fact.get("person").is_none()), "{all:?}");
    }
    let named = facts(&people.voss_contact, began).await;
    let of_region = named.iter().find(|fact| fact.get("cluster").is_none()).unwrap();
    assert_eq!(
        (&of_region["person"], &of_region["region"]["slug"]),
        (&json!("Regional koordinator Vest"), &json!("vest"))
    );

    // A role that is taken away ends on that day; what is only offered is no fact.
    let user = Person::named("kkhov_coordinator").user;
    app.database
        .run(&format!(
            "UPDATE role_assignments SET revoked_at = '2026-01-14 09:00Z' WHERE user_id = '{user}'"
        ))
        .await;
    let [ended] = &facts(&people.voss_contact, "?kind=coordinator_ended").await[..] else { panic!("one") };
    assert_eq!(
        (&ended["on"], &ended["person"], &ended["cluster"]["id"]),
        (&json!("2026-01-14"), &json!("Klyngekoordinator i Bergen"), &json!(KKHOV))
    );

    let story = ClusterStory::joined(&people, 2).await.signed(&people).await;
    let [agreement] =
        &facts(&people.anonymous, &format!("?cluster={}&kind=agreement_began", story.id)).await[..]
    else {
        panic!("one agreement")
    };
    assert_eq!(
        (&agreement["agreement"], &agreement["on"]),
        (&json!("Samarbeidsavtale"), &json!("2026-01-15"))
    );
    assert!(facts(&people.anonymous, "?kind=agreement_ended").await.is_empty());

    let group = json!({ "type": "expert", "name": "Faggruppe for demens", "mandate": "Samle behov og gi råd.", "validFrom": "2026-01-10" });
    let made = people.national.post("/groups").json(&group).await.expect(201).json();
    let [told] = &facts(&people.anonymous, "?kind=group_began").await[..] else { panic!("one group") };
    assert_eq!((&told["group"]["id"], &told["on"]), (&made["id"], &json!("2026-01-10")));
}
