//! What municipalities have signed, were asked and let others do, when they become others.

use super::{AFTER, BEFORE, MERGE, each, take};
use domain::ClusterId;
use serde_json::{Value, json};
use test_support::{ClusterStory, KKHOV, People, Story, TestApp, municipality};
use time::macros::datetime;

const RENUMBER: &str = "2027-01-01,renumber,4621,4698,,,SSB 2026\n2027-01-01,renumber,1804,1899,,,SSB 2026\n";

/// The time some months after the changes.
async fn later(app: &TestApp) {
    app.clock.set(datetime!(2027-03-01 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
}

async fn may_withdraw(people: &People, story: &Story) -> bool {
    let actions = people.vest_coordinator.get(&story.path).await.ok()["allowedActions"].clone();
    actions.as_array().unwrap().contains(&json!("withdraw"))
}

async fn lets_the_region_withdraw(people: &People) {
    let consent = json!({ "task": "withdraw_needs", "region": "vest" });
    people.voss_contact.post("/municipalities/4621/delegations").json(&consent).await.expect(201);
}

/// The agreement's signatures as `municipality, signed as`, and what lacks of agreement.
async fn signed(story: &ClusterStory, people: &People, day: &str) -> (Vec<(String, Option<String>)>, bool) {
    let view = story.on(&people.anonymous, day).await;
    let agreement = &view.agreements[0];
    assert!(agreement.awaits.is_empty(), "nobody has to sign again: {:?}", agreement.awaits);
    let one = |s: &contract::structure::SignatureView| {
        (s.municipality.number.clone(), s.signed_as.as_ref().map(|before| before.number.clone()))
    };
    let mut all: Vec<_> = agreement.signatures.iter().map(one).collect();
    all.sort();
    (all, view.lacks.iter().any(|lack| lack.code() == "agreement"))
}

#[tokio::test]
async fn under_a_new_number_signatures_invitations_and_standing_consents_go_on() {
    let (app, people) = TestApp::start().await;
    let need = Story::lifted_to_region(&people).await;
    lets_the_region_withdraw(&people).await;
    let story = ClusterStory::established(&people).await;
    let story =
        story.then(&people.austrheim_contact, "invitations", &json!({ "municipality": "1804" })).await;
    take(&app, "carried_renumber", RENUMBER).await.unwrap();

    let own = |number: &str| (number.to_owned(), None);
    let five = ["4621", "4622", "4631", "4632", "4634"].map(own).to_vec();
    assert_eq!(signed(&story, &people, BEFORE).await, (five, false));
    let (after, lacks) = signed(&story, &people, AFTER).await;
    assert!(after.contains(&("4698".to_owned(), Some("4621".to_owned()))) && after.len() == 5, "{after:?}");
    assert!(!lacks, "the agreement binds all members");

    // The old number still answers until the day; then the new one does.
    let asked = async |day: &str| {
        let view = story.on(&people.bodo_contact, day).await;
        view.proposals.into_iter().find(|p| p.status.code() == "open").unwrap()
    };
    assert!(
        ClusterStory::existing(&people.bodo_contact, story.id)
            .await
            .view
            .proposals
            .iter()
            .any(|p| p.consents[0].may_answer)
    );
    assert_eq!(asked(BEFORE).await.municipality.number, "1804");
    later(&app).await;
    let open = asked("2027-03-01").await;
    assert_eq!((open.municipality.number.as_str(), open.consents[0].may_answer), ("1899", true));
    let story = ClusterStory::existing(&people.bodo_contact, story.id).await;
    let step = format!("proposals/{}/answer", open.id);
    let joined = story.then(&people.bodo_contact, &step, &json!({ "agrees": true })).await;
    assert!(joined.view.members.iter().any(|m| m.municipality.number == "1899" && m.own));

    // What the old number let others do, the new one does, also with what the old one reported.
    let list = each(&people.voss_contact, "/municipalities/4698/delegations", "/task").await;
    assert_eq!(list, ["withdraw_needs"]);
    assert!(may_withdraw(&people, &need).await);
}

#[tokio::test]
async fn a_merger_is_bound_by_what_was_signed_and_asked_anew_for_all_else() {
    let (app, people) = TestApp::start().await;
    let need = Story::lifted_to_region(&people).await;
    lets_the_region_withdraw(&people).await;
    let story = ClusterStory::established(&people).await;
    let motor = json!({ "municipality": "4634", "reason": "Vil gå føre" });
    let story = story.then(&people.austrheim_contact, "motor-proposals", &motor).await;
    take(&app, "carried_merge", MERGE).await.unwrap();

    let (after, lacks) = signed(&story, &people, AFTER).await;
    for before in ["4621", "4634"] {
        assert!(after.contains(&("4699".to_owned(), Some(before.to_owned()))), "{after:?}");
    }
    assert!(!lacks);
    let open = async |day: &str| {
        let view = story.on(&people.austrheim_contact, day).await;
        view.proposals.iter().filter(|p| p.status.code() == "open").count()
    };
    assert_eq!((open(BEFORE).await, open(AFTER).await), (1, 0), "the old council may answer until the day");

    // The cluster, the consent and nothing else tell why.
    let told = app
        .database
        .rows(&format!(
            "SELECT kind, reason, visibility, effective_on FROM events WHERE aggregate_id = '{}' \
             AND actor_id IS NULL ORDER BY position",
            story.id
        ))
        .await;
    let why = "4621 Voss, 4634 Masfjorden → 4699 Voss og Masfjorden";
    let event = |kind: &str, visibility: &str, on: &str| json!({ "kind": kind, "reason": why, "visibility": visibility, "effective_on": on });
    assert_eq!(
        told,
        [
            event("cluster.member_succeeded", "public", AFTER),
            event("cluster.proposal_withdrawn", "national", AFTER),
        ]
    );
    let path = format!("{}/history", story.path);
    let history = people.anonymous.get(&path).await.ok()["items"][0].clone();
    assert_eq!(
        (&history["kind"], &history["municipality"]["number"], &history["reason"]),
        (&json!("cluster.member_succeeded"), &json!("4699"), &json!(why))
    );
    let ended =
        app.database.row("SELECT reason, effective_on FROM events WHERE kind = 'delegation.ended'").await;
    assert_eq!((&ended["reason"], &ended["effective_on"]), (&json!(why), &json!(AFTER)));
    assert!(may_withdraw(&people, &need).await, "until the day");
    later(&app).await;
    assert!(!may_withdraw(&people, &need).await, "a consent is the old council's");
    let contact = people.vest_coordinator.get("/municipalities/4699/delegations").await.ok();
    assert_eq!(contact["items"], json!([]));
    let path = format!("/municipalities/4621/delegations?asOf={BEFORE}");
    assert_eq!(each(&people.vest_coordinator, &path, "/validTo").await, [BEFORE]);
}

#[tokio::test]
async fn what_ends_and_what_goes_on_is_told_by_name_and_a_planned_move_in_both_histories() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let body = json!({ "region": "nord", "validFrom": "2027-02-01", "decidedBy": "ks", "reason": "Vedtak i KS",
        "overrides": [{ "rule": "KSF-R12", "reason": "Klynga veit det" }] });
    let etag = people.national.get("/municipalities/4634").await.etag();
    people.national.post("/municipalities/4634/region").json(&body).if_match(etag).await.ok();
    let summary = take(&app, "carried_told", MERGE).await.unwrap();
    let told = summary.to_string();
    for line in [
        "2027-01-01: 4621 Voss, 4634 Masfjorden → 4699 Voss og Masfjorden",
        "planned moves that ended (1): 4634 Masfjorden to KSF Nord from 2027-02-01",
        "invitations and proposals taken back (1): 4621 Voss in Kystklynga from 2027-01-01",
        "clusters that go on",
        "roles that ended",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    let tells = async |number: &str, kind: &str| {
        let path = format!("/municipalities/{number}/history");
        let history = people.anonymous.get(&path).await.ok();
        let event = history["items"].as_array().unwrap().iter().find(|event| event["kind"] == kind).cloned();
        let facts = event.unwrap()["facts"].as_array().unwrap().clone();
        let after =
            |part: &str| facts.iter().find(|fact| fact["part"] == part).map(|fact| fact["after"].clone());
        assert_eq!(after("planned_region"), Some(json!("KSF Nord")), "{number}");
        assert_eq!(after("planned_from"), Some(json!("2027-02-01")), "{number}");
        assert_eq!(after("planned_move_of"), Some(json!("Masfjorden")), "{number}");
    };
    tells("4634", "municipality.ended").await;
    let other = people.anonymous.get("/municipalities/4621/history").await.ok().to_string();
    assert!(!other.contains("planned_region"), "Voss had no such plan: {other}");
    // Voss is asked as long as it is there, and its yes goes on as what it becomes.
    let story = ClusterStory::existing(&people.austrheim_contact, story.id).await;
    let story = story.answered(&people, "4621", true).await;
    let members = async |day: &str| {
        let view = story.on(&people.anonymous, day).await;
        view.members.into_iter().map(|m| m.municipality.number).collect::<Vec<_>>()
    };
    assert_eq!(
        (members(BEFORE).await, members(AFTER).await),
        (vec!["4621".to_owned(), "4632".to_owned()], vec!["4632".to_owned(), "4699".to_owned()])
    );
    later(&app).await;
    tells("4699", "municipality.began").await;
}

#[tokio::test]
async fn each_cluster_and_group_that_changes_is_in_the_change_feed() {
    let (app, people) = TestApp::start().await;
    let group = json!({ "type": "regional", "name": "Samarbeidsgruppa", "region": "vest", "validFrom": "2026-01-01" });
    let made = people.vest_coordinator.post("/groups").json(&group).await.expect(201);
    let group = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({ "municipality": "4621", "role": "member", "validFrom": "2026-01-01" });
    let members = format!("/groups/{group}/members");
    people.vest_coordinator.post(&members).if_match(made.etag()).json(&body).await.ok();
    let start = people.anonymous.get("/changes").await.ok()["syncToken"].clone();
    take(&app, "carried_feed", MERGE).await.unwrap();
    let feed = people.anonymous.get(&format!("/changes?syncToken={}", start.as_str().unwrap())).await.ok();
    let told: Vec<&Value> = feed["events"].as_array().unwrap().iter().map(|event| &event["id"]).collect();
    for changed in [KKHOV.to_string(), test_support::NORDHORDLAND.to_string(), group.clone()] {
        assert!(told.contains(&&json!(changed)), "{changed} in {told:?}");
    }
    let history = each(&people.anonymous, &format!("/groups/{group}/history"), "/kind").await;
    assert_eq!(history.first(), Some(&json!("group.succeeded")));
}

#[tokio::test]
async fn whoever_joins_between_the_list_and_its_day_goes_on_as_what_it_becomes() {
    let (app, people) = TestApp::start().await;
    take(&app, "carried_between", &format!("{RENUMBER}2027-01-01,rename,4632,,Austrheim nye,,SSB\n"))
        .await
        .unwrap();
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let story = story.answered(&people, "4621", true).await;
    let numbers = async |day: &str| {
        let view = story.on(&people.anonymous, day).await;
        view.members.into_iter().map(|m| m.municipality.name).collect::<Vec<_>>()
    };
    assert_eq!(numbers(BEFORE).await, ["Voss", "Austrheim"]);
    assert_eq!(numbers(AFTER).await, ["Austrheim nye", "Voss"]);
    let left =
        story.clone().then(&people.voss_contact, "leave", &json!({ "reason": "Ikkje kapasitet" })).await;
    assert_eq!(left.on(&people.anonymous, AFTER).await.members.len(), 1, "and does not come back by it");
    // Nothing lies beyond the days of its municipality.
    let beyond =
        "cluster_members m JOIN municipalities k ON k.id = m.municipality_id WHERE NOT m.valid <@ k.valid";
    assert_eq!(app.database.count(beyond).await, 0);
    let old = municipality("4621");
    let id: ClusterId = story.id;
    let mut client = app.database.connect().await;
    let transaction = client.transaction().await.unwrap();
    let sql = format!(
        "INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition) \
         VALUES ('{id}', '{old}', daterange('2026-06-01', NULL), 'build')"
    );
    transaction.batch_execute(&sql).await.unwrap();
    let error = transaction.commit().await.unwrap_err();
    assert_eq!(error.as_db_error().unwrap().constraint(), Some("a_member_is_there"));
}
