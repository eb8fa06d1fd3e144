use super::{last_event, refused};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{ClusterStory, KKHOV, TestApp};

#[tokio::test]
async fn an_agreement_is_drafted_sent_signed_by_each_and_then_in_force() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 2).await;
    let body = json!({ "title": "Samarbeidsavtale", "link": "https://demo.example/avtale.pdf" });
    refused(&app, &people, &story, "agreements", &body, &people.austrheim_contact).await;
    let story = story.then(&people.austrheim_contact, "agreements", &body).await;
    assert!(ClusterStory::existing(&people.anonymous, story.id).await.view.agreements.is_empty());
    let (send, sign) = (format!("{}/send", story.agreement()), format!("{}/sign", story.agreement()));
    let early = story.ask(&people.austrheim_contact, &sign, &json!({})).await.refused(Code::StateConflict);
    assert_eq!(early.detail, "Avtalen har statusen «Utkast», og da kan ikke dette gjøres.");
    refused(&app, &people, &story, &send, &Value::Null, &people.austrheim_contact).await;
    let story = story.then_without_body(&people.austrheim_contact, &send).await;
    let awaits: Vec<_> = story.view.agreements[0].awaits.iter().map(|m| m.name.clone()).collect();
    assert_eq!(awaits, ["Alver", "Austrheim"]);
    refused(&app, &people, &story, &sign, &json!({}), &people.alver_contact).await;
    let story = story.then(&people.alver_contact, &sign, &json!({ "signedOn": "2026-01-10" })).await;
    let twice = story.ask(&people.alver_contact, &sign, &json!({})).await.refused(Code::StateConflict);
    assert_eq!(twice.detail, "Kommunen har alt signert avtalen.");
    let early = story.ask(&people.austrheim_contact, &sign, &json!({ "signedOn": "2026-01-16" })).await;
    early.refused_at("/validFrom", FieldCode::InvalidDate);
    let story =
        story.then(&people.austrheim_contact, &sign, &json!({ "reference": "Kommunestyret 2/26" })).await;
    let agreement = &story.view.agreements[0];
    assert_eq!(
        (agreement.status.code(), agreement.valid_from.unwrap().to_string()),
        ("in_force", "2026-01-15".into())
    );
    assert_eq!(last_event(&app, &story).await["data"]["in_force"], true);
}

#[tokio::test]
async fn what_is_written_down_for_a_municipality_is_told_as_that_and_where_to_those_in_ksf_alone() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 2).await;
    let by = &people.vest_coordinator;
    let story =
        story.then(&people.austrheim_contact, "agreements", &json!({ "title": "Samarbeidsavtale" })).await;
    let (send, sign) = (format!("{}/send", story.agreement()), format!("{}/sign", story.agreement()));
    let story = story.then_without_body(&people.austrheim_contact, &send).await;
    // Austrheim is in no cluster with a coordinator: its region writes down for it.
    let body = json!({ "municipality": "4632", "reference": "Ordføraren på telefon" });
    story
        .ask(by, &sign, &json!({ "municipality": "4632" }))
        .await
        .refused_at("/reference", FieldCode::Required);
    let story = story.then(by, &sign, &body).await;
    let story = story.then(&people.alver_contact, &sign, &json!({ "reference": "Sak 2/26" })).await;
    let inside = story.view.agreements[0].signatures.clone();
    let told: Vec<_> = inside.iter().map(|one| (one.written_down, one.reference.as_deref())).collect();
    assert_eq!(told, [(true, Some("Ordføraren på telefon")), (false, Some("Sak 2/26"))]);
    let outside = ClusterStory::existing(&people.anonymous, story.id).await.view.agreements[0].clone();
    let told: Vec<_> =
        outside.signatures.iter().map(|one| (one.written_down, one.reference.as_deref())).collect();
    assert_eq!(told, [(true, None), (false, None)]);
    let own = people.austrheim_contact.get("/municipalities/4632/history").await.ok();
    let own = &own["items"][0];
    assert_eq!(
        (&own["kind"], &own["actor"], &own["reference"]),
        (
            &json!("municipality.spoken_for"),
            &json!("Regional koordinator Vest"),
            &json!("Ordføraren på telefon")
        )
    );
    assert_eq!(
        (&own["facts"][0]["after"], &own["facts"][1]["after"]),
        (&json!("signed"), &json!("Kystklynga"))
    );
    let feed = people.austrheim_contact.get("/changes").await.ok();
    let resources: Vec<_> =
        feed["events"].as_array().unwrap().iter().map(|event| &event["resource"]).collect();
    assert!(resources.contains(&&json!("municipality")), "{resources:?}");
    let signed_itself = people.alver_contact.get("/municipalities/4631/history").await.ok();
    assert_eq!(signed_itself["items"], json!([]));
}

#[tokio::test]
async fn a_newer_agreement_replaces_the_one_before() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 2).await.signed(&people).await;
    app.clock.advance(time::Duration::days(30));
    let story = story.signed(&people).await;
    let told: Vec<_> =
        story.view.agreements.iter().map(|a| (a.status.code(), a.valid_to.map(|d| d.to_string()))).collect();
    assert_eq!(told, [("replaced", Some("2026-02-13".to_owned())), ("in_force", None)]);
}

#[tokio::test]
async fn it_is_in_force_when_the_one_that_has_not_signed_leaves() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let story =
        story.then(&people.austrheim_contact, "agreements", &json!({ "title": "Samarbeidsavtale" })).await;
    let (send, sign) = (format!("{}/send", story.agreement()), format!("{}/sign", story.agreement()));
    let mut story = story.then_without_body(&people.austrheim_contact, &send).await;
    for (contact, number) in [(&people.austrheim_contact, "4632"), (&people.alver_contact, "4631")] {
        story = story.then(contact, &sign, &json!({ "municipality": number })).await;
    }
    assert_eq!(story.view.agreements[0].status.code(), "signing");
    let body = json!({ "municipality": "4621", "reason": "Vil ut" });
    let left = story.then(&people.voss_contact, "leave", &body).await;
    assert_eq!(left.view.agreements[0].status.code(), "in_force");
    assert!(left.view.agreements[0].awaits.is_empty());
    assert!(!left.view.lacks.iter().any(|lack| lack.code() == "agreement"));
    let history = people.anonymous.get(&format!("/clusters/{}/history", left.id)).await.ok();
    assert_eq!(last_event(&app, &left).await["kind"], "cluster.member_left");
    let fact = &history["items"][0]["facts"][0];
    assert_eq!((&fact["part"], &fact["after"]), (&json!("agreement_in_force"), &json!("Samarbeidsavtale")));
}

#[tokio::test]
async fn an_agreement_of_another_cluster_is_not_there() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 2).await.signed(&people).await;
    let other = ClusterStory::existing(&people.kkhov_coordinator, KKHOV).await;
    let sign = format!("{}/sign", story.agreement());
    let body = json!({ "municipality": "4621", "reference": "Kommunestyret 2/26" });
    other.ask(&people.kkhov_coordinator, &sign, &body).await.refused(Code::NotFound);
    let link = json!({ "title": "Avtale", "link": "http://demo.example/avtale" });
    story
        .ask(&people.austrheim_contact, "agreements", &link)
        .await
        .refused_at("/link", FieldCode::InvalidLink);
}
