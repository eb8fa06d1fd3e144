use super::{last_event, refused};
use contract::problem::{Code, FieldCode};
use domain::structure::cluster::ClusterAction;
use serde_json::json;
use test_support::{ClusterStory, TestApp, VEST, a_cluster};

#[tokio::test]
async fn a_contact_founds_a_cluster_and_her_municipality_drives_it() {
    let (app, people) = TestApp::start().await;
    let answer = people.austrheim_contact.post("/clusters").json(&a_cluster()).await.expect(201);
    let cluster = answer.json();
    assert_eq!(answer.header("location"), format!("/api/v1/clusters/{}", cluster["id"].as_str().unwrap()));
    assert_eq!((&cluster["status"], &cluster["region"]["slug"]), (&json!("initiative"), &json!("vest")));
    assert_eq!(cluster["members"][0]["municipality"]["name"], "Austrheim");
    assert_eq!(
        (&cluster["fundingModel"], &cluster["members"][0]["ambition"], &cluster["members"][0]["drives"]),
        (&json!("undecided"), &json!("undecided"), &json!(true)),
        "nothing is said that nobody has said"
    );
    assert_eq!(cluster["lacks"], json!(["motor", "coordinator", "five_members", "agreement", "anchoring"]));
    for action in ["describe", "invite", "begin", "writeAgreement"] {
        assert!(cluster["allowedActions"].as_array().unwrap().contains(&json!(action)), "{action}");
    }
    let story =
        ClusterStory::existing(&people.anonymous, cluster["id"].as_str().unwrap().parse().unwrap()).await;
    assert!(story.view.allowed_actions.is_empty(), "anyone sees it, and may do nothing");
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["visibility"]), (&json!("cluster.founded"), &json!("public")));
    assert_eq!(event["reason"], "Fem kommunar møttest");
}

#[tokio::test]
async fn a_region_founds_a_cluster_without_members_and_invites() {
    let (_app, people) = TestApp::start().await;
    let mut body = a_cluster();
    people.vest_coordinator.post("/clusters").json(&body).await.refused_at("/region", FieldCode::Required);
    body["region"] = json!("vest");
    let cluster = people.vest_coordinator.post("/clusters").json(&body).await.expect(201).json();
    assert_eq!(cluster["members"], json!([]));
    body["region"] = json!("nord");
    people.vest_coordinator.post("/clusters").json(&body).await.refused(Code::Forbidden);
    people.nord_coordinator.post("/clusters").json(&body).await.expect(201);
    people.national.post("/clusters").json(&body).await.expect(201);
    let _ = VEST;
}

#[tokio::test]
async fn whoever_speaks_for_no_municipality_founds_nothing() {
    let (app, people) = TestApp::start().await;
    for other in [&people.analyst, &people.admin, &people.researcher, &people.kkhov_coordinator] {
        other.post("/clusters").json(&a_cluster()).await.refused(Code::Forbidden);
    }
    people.anonymous.post("/clusters").json(&a_cluster()).await.refused(Code::Unauthenticated);
    let mut other = a_cluster();
    other["municipality"] = json!("1804");
    people.austrheim_contact.post("/clusters").json(&other).await.refused(Code::Forbidden);
    // The coordinator of Voss's cluster may write down that Voss founds another.
    other["municipality"] = json!("4621");
    people.kkhov_coordinator.post("/clusters").json(&other).await.expect(201);
    assert_eq!(app.database.count("clusters").await, 5);
}

#[tokio::test]
async fn what_is_wrong_is_told_field_by_field() {
    let (app, people) = TestApp::start().await;
    let contact = &people.shared_contact;
    contact.post("/clusters").json(&a_cluster()).await.refused_at("/municipality", FieldCode::Required);
    for (member, value, code) in [
        ("/municipality", json!("9999"), FieldCode::UnknownValue),
        ("/name", json!("  "), FieldCode::Required),
        ("/reason", json!("ja"), FieldCode::TooShort),
        ("/coordinatorPercent", json!(101), FieldCode::OutOfRange),
        ("/cooperation", json!("0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44"), FieldCode::UnknownValue),
        ("/fundingModel", json!("gull"), FieldCode::UnknownValue),
        ("/validFrom", json!("i går"), FieldCode::InvalidDate),
    ] {
        let mut body = a_cluster();
        body["municipality"] = json!("4632");
        body[member.trim_start_matches('/')] = value;
        contact.post("/clusters").json(&body).await.refused_at(member, code);
    }
    assert_eq!(app.database.count("clusters").await, 4);
}

#[tokio::test]
async fn a_repeat_founds_one_cluster() {
    let (app, people) = TestApp::start().await;
    let once = || people.austrheim_contact.post("/clusters").key("same").json(&a_cluster());
    assert_eq!(once().await.expect(201).body, once().await.expect(201).body);
    assert_eq!(app.database.count("clusters").await, 5);
}

#[tokio::test]
async fn no_municipality_is_in_a_cluster_before_it_was_there() {
    let (app, people) = TestApp::start().await;
    let mut body = test_support::a_cluster();
    body["validFrom"] = json!("2019-12-31");
    let answer = people.austrheim_contact.post("/clusters").json(&body).await;
    answer.refused_at("/validFrom", FieldCode::InvalidDate);
    assert_eq!(app.database.count("clusters WHERE name = 'Kystklynga'").await, 0);
}

#[tokio::test]
async fn a_cluster_that_is_to_begin_is_prepared_or_taken_back() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::to_begin(&people).await;
    assert_eq!(story.view.status, None);
    assert_eq!(story.view.allowed_actions, [ClusterAction::Invite, ClusterAction::TakeBack]);
    let listed = async |day: &str| {
        let page = people.anonymous.get(&format!("/clusters?asOf={day}")).await.ok();
        page["items"].as_array().unwrap().iter().any(|each| each["id"] == json!(story.id))
    };
    assert!(!listed("2026-05-31").await && listed("2026-06-01").await);

    // Whoever is asked before it begins is a member from the day it does.
    let story = story.clone().invited(&people, "4621").await.answered(&people, "4621", true).await;
    let early = json!({ "municipality": "4631", "validFrom": "2026-05-01" });
    story.ask(&people.austrheim_contact, "invitations", &early).await.refused(Code::StateConflict);
    let members = story.on(&people.anonymous, "2026-06-01").await.members;
    let members: Vec<_> = members.iter().map(|member| member.municipality.name.as_str()).collect();
    assert_eq!(members, ["Voss", "Austrheim"]);
    let story = story.invited(&people, "4631").await;
    let waits = async || {
        let page = people.alver_contact.get("/me/waiting").await.ok();
        page["items"].as_array().unwrap().iter().any(|each| each["kind"] == "membership")
    };
    assert!(waits().await);

    let why = json!({ "reason": "Vi ventar til hausten" });
    refused(&app, &people, &story, "take-back", &why, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "take-back", &why).await;
    let event = last_event(&app, &story).await;
    assert_eq!((&event["kind"], &event["reason"]), (&json!("cluster.taken_back"), &why["reason"]));
    assert!(!listed("2026-06-01").await && !waits().await, "it never was");
    assert!(story.view.allowed_actions.is_empty() && story.view.statuses.is_empty());
    let begun = ClusterStory::founded(&people).await;
    begun.ask(&people.austrheim_contact, "take-back", &why).await.refused(Code::StateConflict);
}
