use contract::problem::FieldCode;
use serde_json::json;
use test_support::{ClusterStory, TestApp};

/// A coordinator's role, one offered, and a standing consent to the coordinator; then the cluster closes from a day.
#[tokio::test]
async fn whoever_coordinates_a_cluster_that_closes_does_so_until_it_does() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let desk = [("cluster_coordinator", Some(("cluster_id", story.id.0)))];
    let coordinator = app.somebody("Klyngekoordinator i Kystklynga", &desk).await;
    let offer = json!({ "holder": people.researcher.user(), "offer": { "role": "cluster_coordinator",
                        "cluster": story.id, "validFrom": "2026-02-01", "decidedBy": "Klynga" } });
    let answer = people.vest_coordinator.post("/role-assignments").json(&offer).await;
    let offered = answer.expect(201).json()["id"].as_str().unwrap().to_owned();
    let consent = json!({ "task": "merge_needs", "cluster": story.id });
    let given = people.voss_contact.post("/municipalities/4621/delegations").json(&consent).await.expect(201);
    let given = given.json()["id"].as_str().unwrap().to_owned();

    let close = json!({ "validFrom": "2026-06-01", "reason": "Oppgåva er løyst" });
    let story = story.then(&people.austrheim_contact, "close", &close).await;
    let role = coordinator.get("/role-assignments?holder=me").await.ok()["items"][0].clone();
    assert_eq!((&role["status"], &role["validTo"]), (&json!("active"), &json!("2026-05-31")));
    let seen = people.vest_coordinator.get(&format!("/role-assignments/{offered}")).await.ok();
    assert_eq!(seen["status"], "withdrawn");
    let consent = people.voss_contact.get(&format!("/delegations/{given}")).await.ok();
    assert_eq!(consent["validTo"], "2026-05-31");

    let told = app
        .database
        .rows(
            "SELECT kind, reason, effective_on FROM events WHERE command_id = \
             (SELECT command_id FROM events ORDER BY position DESC LIMIT 1) ORDER BY kind",
        )
        .await;
    let event =
        |kind: &str, day: &str| json!({ "kind": kind, "reason": "Oppgåva er løyst", "effective_on": day });
    assert_eq!(
        told,
        [
            event("cluster.status_changed", "2026-06-01"),
            event("delegation.ended", "2026-06-01"),
            event("role.ended", "2026-06-01"),
            event("role.withdrawn", "2026-01-15"),
        ]
    );
    assert!(story.on(&people.anonymous, "2026-05-31").await.has_coordinator);
    assert!(!story.on(&people.anonymous, "2026-06-01").await.has_coordinator);
}

#[tokio::test]
async fn what_rests_on_a_cluster_ends_at_once_with_it() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let desk = [("cluster_coordinator", Some(("cluster_id", story.id.0)))];
    let coordinator = app.somebody("Klyngekoordinator i Kystklynga", &desk).await;
    let story = story.then(&people.austrheim_contact, "close", &json!({ "reason": "Ferdig" })).await;
    let roles = coordinator.get("/me").await.ok()["roles"].clone();
    assert_eq!(roles.as_array().map_or(0, Vec::len), 0, "{roles}");
    let held = format!("held_roles('2026-01-15') WHERE cluster_id = '{}'", story.id);
    assert_eq!(app.database.count(&held).await, 0);
}

#[tokio::test]
async fn no_role_is_offered_on_a_cluster_that_is_closed() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let story = story.then(&people.austrheim_contact, "close", &json!({ "reason": "Ferdig" })).await;
    let offer = json!({ "holder": people.researcher.user(), "offer": { "role": "cluster_coordinator",
                        "cluster": story.id, "validFrom": "2026-02-01", "decidedBy": "Klynga" } });
    let refused = people.vest_coordinator.post("/role-assignments").json(&offer).await;
    refused.refused_at("/offer/cluster", FieldCode::UnknownValue);
}
