use crate::routes::Thing;
use serde_json::json;
use test_support::{ClusterStory, TestApp};
use time::Duration;

const THEN: &str = "2026-01-20";

#[tokio::test]
async fn what_was_said_agreed_and_asked_is_shown_as_it_was_on_a_day() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let invite = json!({ "municipality": "1804" });
    let story = story.then(&people.austrheim_contact, "invitations", &invite).await;
    // From Bodø an answer comes on the day after the day asked for, and all else changes a month later.
    app.clock.advance(Duration::days(6));
    let yes = json!({ "agrees": false, "reason": "For langt" });
    let step = format!("{}/answer", story.proposal());
    let story = story.then(&people.bodo_contact, &step, &yes).await;
    app.clock.advance(Duration::days(24));
    let body = json!({ "name": "Havklynga", "fundingModel": "member_fee", "coordinatorPercent": 40,
                       "cooperation": "00000000-0000-7000-8006-000000000001" });
    people.austrheim_contact.patch(&story.path, &body).if_match(&story.etag).await.ok();
    let story = ClusterStory::existing(&people.austrheim_contact, story.id).await;
    let story = story.then(&people.national, "confirm", &json!({})).await;
    let story = story.signed(&people).await;
    let story = story.then(&people.austrheim_contact, "agreements", &json!({ "title": "Tillegg" })).await;
    let motor = json!({ "municipality": "4631", "validFrom": "2026-09-01", "reason": "Byte" });
    let story = story.then(&people.austrheim_contact, "motor-proposals", &motor).await;

    let now = &story.view;
    assert_eq!((now.name.as_str(), now.coordinator_percent, now.confirmed), ("Havklynga", Some(40), true));
    assert_eq!(now.cooperation.as_ref().unwrap().name, "Regionrådet");
    assert_eq!((now.agreements.len(), now.proposals.len()), (3, 7));

    let then = story.on(&people.austrheim_contact, THEN).await;
    assert_eq!((then.name.as_str(), then.coordinator_percent, then.confirmed), ("Kystklynga", None, false));
    assert_eq!((then.funding_model.code(), then.cooperation), ("undecided", None));
    let agreements: Vec<_> = then.agreements.iter().map(|a| (a.status.code(), a.signatures.len())).collect();
    assert_eq!(agreements, [("in_force", 5)], "the ones written since are not there yet");
    let asked = &then.proposals[0];
    assert_eq!((asked.municipality.number.as_str(), asked.status.code()), ("1804", "open"));
    assert!(
        asked.consents[0].agrees.is_none()
            && asked.consents[0].reason.is_none()
            && !asked.consents[0].may_answer
    );
    assert_eq!(then.proposals.len(), 6, "the motor was not proposed yet");
    let listed = people.anonymous.get(&format!("/clusters?region=vest&asOf={THEN}")).await.ok();
    assert!(listed["items"].as_array().unwrap().iter().any(|c| c["name"] == "Kystklynga"), "{listed}");

    let before = story.on(&people.austrheim_contact, "2026-01-14").await;
    assert!(before.agreements.is_empty() && before.proposals.is_empty());
    let after = story.on(&people.austrheim_contact, "2026-02-14").await;
    assert_eq!(after.agreements[0].status.code(), "replaced");
}

#[tokio::test]
async fn a_cluster_that_is_to_close_keeps_its_agreement_and_its_proposals_until_then() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::established(&people).await;
    let story =
        story.then(&people.austrheim_contact, "invitations", &json!({ "municipality": "1804" })).await;
    let close = json!({ "validFrom": "2026-06-01", "reason": "Oppgåva er løyst" });
    let story = story.then(&people.austrheim_contact, "close", &close).await;
    let now = &story.view;
    assert_eq!((now.agreements[0].status.code(), now.proposals[0].status.code()), ("in_force", "open"));
    assert!(now.lacks.iter().all(|lack| lack.code() != "agreement"));
    for (day, agreement) in [("2026-05-31", "in_force"), ("2026-06-01", "ended")] {
        let view = story.on(&people.austrheim_contact, day).await;
        assert_eq!(view.agreements[0].status.code(), agreement, "{day}");
        assert_eq!(
            view.proposals.iter().any(|p| p.status.code() == "open"),
            agreement == "in_force",
            "{day}"
        );
    }
    let step = format!("{}/answer", story.proposal());
    let no = json!({ "agrees": false, "reason": "For langt" });
    let answered = story.then(&people.bodo_contact, &step, &no).await;
    assert_eq!(answered.view.proposals[0].status.code(), "declined");
    assert_eq!(
        app.database.count("cluster_agreements WHERE over_on = '2026-06-01' AND NOT replaced").await,
        1
    );
}

#[tokio::test]
async fn what_refers_to_a_cluster_calls_it_what_it_was_called_on_the_day() {
    let (app, people) = TestApp::start().await;
    let by = &people.kkhov_coordinator;
    let roles = by.get("/role-assignments?role=cluster_coordinator&q=Bergen").await.ok();
    let (id, before) =
        (roles["items"][0]["cluster"]["id"].clone(), roles["items"][0]["cluster"]["name"].clone());
    let id = id.as_str().unwrap();
    let path = format!("/clusters/{id}");
    let municipality =
        by.get(&format!("/municipalities?cluster={id}")).await.ok()["items"][0]["number"].clone();
    let group =
        json!({ "type": "expert", "name": "Faggruppe for klynga", "cluster": id, "validFrom": "2025-01-01" });
    let group = Thing::made(by, "/groups", &group).await;
    let member = json!({ "cluster": id, "validFrom": "2026-01-01" });
    let group = group.then(by, "members", &member).await;
    app.clock.advance(Duration::days(30));
    let cluster = ClusterStory::existing(by, id.parse().unwrap()).await;
    by.patch(&path, &json!({ "name": "Havklynga" })).if_match(&cluster.etag).await.ok();

    let reads = [
        (format!("/municipalities/{}", municipality.as_str().unwrap()), "/clusters/0/cluster/name"),
        (format!("/municipalities?cluster={id}"), "/items/0/clusters/0/cluster/name"),
        ("/role-assignments?role=cluster_coordinator&q=Bergen".to_owned(), "/items/0/cluster/name"),
        (group.path.clone(), "/cluster/name"),
        (group.path.clone(), "/members/0/cluster/name"),
        (format!("/groups?cluster={id}"), "/items/0/cluster/name"),
        (format!("/representatives?group={}", group.id), "/items/0/cluster/name"),
        ("/regions/vest".to_owned(), "/clusters/1/name"),
    ];
    for (read, at) in reads {
        for (day, name) in [(THEN, &before), ("2026-03-01", &json!("Havklynga"))] {
            let sign = if read.contains('?') { '&' } else { '?' };
            let seen = by.get(&format!("{read}{sign}asOf={day}")).await.ok();
            assert_eq!(seen.pointer(at), Some(name), "{read} on {day}: {seen}");
        }
    }
}
