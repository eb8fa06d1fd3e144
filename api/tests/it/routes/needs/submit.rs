use super::{Attempt, last_event, row};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::json;
use test_support::{KKHOV, NORDHORDLAND, Story, TestApp, VEST, a_need, municipality};

#[tokio::test]
async fn a_contact_sends_her_draft_to_her_cluster() {
    let (app, people) = TestApp::start().await;
    let voss_contact = &people.voss_contact;
    let draft = Story::draft(voss_contact, &a_need()).await;
    assert_eq!(app.database.count("events").await, 0, "a draft is private: no event");

    let answer = draft.ask(voss_contact, "submit", &json!({})).await;
    let etag = answer.etag();
    let need = answer.ok();
    assert!(etag.starts_with("\"2."), "{etag}");
    assert_eq!(need["reference"], "KB-2026-0001");
    assert_eq!(need["process"], "submitted");
    assert_eq!(need["visibility"], "cluster");
    assert_eq!(need["submittedAt"], "2026-01-15T09:00:00Z");
    assert_eq!(need["cluster"]["id"], KKHOV.to_string());
    assert_eq!(need["region"]["slug"], "vest");
    assert_eq!(need["holder"], json!({ "level": "cluster", "name": "Kunnskapskommunen Helse Omsorg Vest" }));
    assert_eq!(need["originators"], json!([{ "number": "4621", "name": "Voss" }]));
    assert_eq!(need["allowedActions"], json!(["edit", "classify", "publish", "withdraw"]));

    let row = row(&app, &draft).await;
    assert_eq!(
        (&row["process"], &row["held_by"], &row["version"]),
        (&json!("submitted"), &json!("cluster"), &json!(2))
    );
    let event = last_event(&app, &draft).await;
    assert_eq!(event["kind"], "need.submitted");
    assert_eq!(event["actor_id"], voss_contact.user().to_string());
    assert_eq!(event["on_behalf_of"], municipality("4621").to_string());
    assert_eq!((&event["visibility"], &event["visibility_before"]), (&json!("cluster"), &json!(null)));
    assert_eq!((&event["cluster_id"], &event["region_id"]), (&json!(KKHOV), &json!(VEST)));
    assert_eq!(event["data"]["reference"], "KB-2026-0001");
    assert_eq!(event["data"]["facts"]["wording"]["title"], a_need()["title"]);
}

#[tokio::test]
async fn references_are_counted_by_year_in_norway() {
    let (app, people) = TestApp::start().await;
    let reference = async || Story::submitted(&people.voss_contact).await.view.reference.unwrap();
    assert_eq!(reference().await, "KB-2026-0001");
    assert_eq!(reference().await, "KB-2026-0002");
    app.clock.set(time::macros::datetime!(2026-12-31 22:59 UTC));
    assert_eq!(reference().await, "KB-2026-0003");
    app.clock.set(time::macros::datetime!(2026-12-31 23:00 UTC));
    assert_eq!(reference().await, "KB-2027-0001", "midnight in Oslo");
}

#[tokio::test]
async fn where_there_is_no_cluster_the_region_stands_in_and_without_a_region_the_nation() {
    let (_app, people) = TestApp::start().await;
    let austrheim = Story::submitted(&people.austrheim_contact).await.view;
    let holder = austrheim.holder.unwrap();
    assert_eq!(
        serde_json::to_value(holder).unwrap(),
        json!({ "level": "region", "name": "KSF Vest", "standsInFor": "cluster" })
    );
    assert_eq!((austrheim.visibility.code(), austrheim.cluster), ("region", None));

    let oslo = Story::submitted(&people.oslo_contact).await.view;
    assert_eq!(
        serde_json::to_value(oslo.holder).unwrap(),
        json!({ "level": "national", "name": "KSF nasjonalt", "standsInFor": "cluster" })
    );
    assert_eq!((oslo.visibility.code(), oslo.region), ("national", None));
}

#[tokio::test]
async fn where_a_desk_is_empty_the_answer_says_who_stands_in() {
    let (_app, people) = TestApp::start().await;
    let kvam = Story::submitted(&people.kvam_contact).await.view;
    assert_eq!(
        serde_json::to_value(kvam.holder).unwrap(),
        json!({ "level": "region", "name": "KSF Vest", "standsInFor": "cluster" })
    );
    let valle = Story::submitted(&people.valle_contact).await.view;
    assert_eq!(
        serde_json::to_value(valle.holder).unwrap(),
        json!({ "level": "national", "name": "KSF nasjonalt", "standsInFor": "cluster" })
    );
}

#[tokio::test]
async fn a_contact_of_a_municipality_in_two_clusters_chooses_one_of_them() {
    let (_app, people) = TestApp::start().await;
    let masfjorden_contact = &people.masfjorden_contact;
    let draft = Story::draft(masfjorden_contact, &a_need()).await;
    let problem = draft.ask(masfjorden_contact, "submit", &json!({})).await;
    let problem = problem.refused_at("/cluster", FieldCode::ChooseCluster);
    assert_eq!(problem.rule.unwrap().id, RuleId::WhereANeedGoes);
    assert!(
        problem.detail.contains(&KKHOV.to_string()) && problem.detail.contains(&NORDHORDLAND.to_string())
    );

    let foreign = json!({ "cluster": test_support::SETESDAL });
    let problem = draft.ask(masfjorden_contact, "submit", &foreign).await;
    problem.refused_at("/cluster", FieldCode::ChooseCluster);
    let sent = draft.then(masfjorden_contact, "submit", &json!({ "cluster": NORDHORDLAND })).await;
    assert_eq!(sent.view.cluster.unwrap().id, NORDHORDLAND);
}

#[tokio::test]
async fn a_draft_is_submitted_by_its_municipality_alone_and_with_its_version() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let attempt = Attempt {
        transition: "submit",
        body: json!({ "cluster": KKHOV }),
        right: &people.voss_contact,
        // Nobody sees another's draft, so there is nobody who sees it and may not.
        wrong_role: &people.voss_contact,
        other_tenant: &people.kkhov_coordinator,
    };
    for outsider in [
        &people.masfjorden_contact,
        &people.vest_coordinator,
        &people.national,
        &people.analyst,
        &people.admin,
    ] {
        draft.ask(outsider, "submit", &json!({})).await.refused(Code::NotFound);
    }
    attempt.refused_but_for_the_role(&app, &people, &draft).await;
    attempt.repeated(&app, &draft).await;
}

#[tokio::test]
async fn a_coordinator_sends_in_what_she_wrote_on_behalf_of_a_municipality() {
    let (app, people) = TestApp::start().await;
    let mut body = a_need();
    body["municipality"] = json!("4621");
    body["channel"] = json!("phone");
    let draft = Story::draft(&people.kkhov_coordinator, &body).await;
    let sent = draft.then(&people.kkhov_coordinator, "submit", &json!({})).await;
    let event = last_event(&app, &sent).await;
    assert_eq!(event["actor_id"], people.kkhov_coordinator.user().to_string());
    assert_eq!(event["on_behalf_of"], municipality("4621").to_string());
    assert_eq!(people.voss_contact.get(&sent.path).await.ok()["channel"], "phone");
}

#[tokio::test]
async fn a_need_is_submitted_once() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    story.ask(&people.voss_contact, "submit", &json!({})).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn a_list_is_no_body() {
    let (_app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &test_support::a_need()).await;
    for body in [json!([]), json!([null])] {
        draft.ask(&people.voss_contact, "submit", &body).await.refused_at("", FieldCode::WrongType);
    }
}
