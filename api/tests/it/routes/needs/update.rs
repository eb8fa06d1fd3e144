use super::{last_event, row};
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::{Story, TestApp, a_need, municipality};

#[tokio::test]
async fn a_contact_saves_her_draft_as_she_types_and_no_event_tells_of_it() {
    let (app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let draft = draft.edited(&people.voss_contact, &json!({ "title": "Natt" })).await;
    let draft = draft
        .edited(&people.voss_contact, &json!({ "title": "Nattilsyn", "serviceArea": "home_care" }))
        .await;
    assert_eq!((draft.view.version, draft.view.title.as_str()), (3, "Nattilsyn"));
    assert_eq!(app.database.count("events").await, 0);
    assert_eq!(row(&app, &draft).await["service_area"], "home_care");
}

#[tokio::test]
async fn a_change_after_it_was_sent_in_is_an_event_with_before_and_after() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let story = story.edited(&people.voss_contact, &json!({ "title": "Nattilsyn" })).await;
    let event = last_event(&app, &story).await;
    assert_eq!(event["kind"], "need.edited");
    assert_eq!(event["on_behalf_of"], municipality("4621").to_string());
    assert_eq!(event["data"]["from"]["wording"]["title"], a_need()["title"]);
    assert_eq!(event["data"]["to"]["wording"]["title"], "Nattilsyn");
    assert_eq!(event["version"], story.view.version);
}

#[tokio::test]
async fn what_is_absent_is_left_alone_and_null_clears() {
    let (_app, people) = TestApp::start().await;
    let draft = Story::draft(&people.voss_contact, &a_need()).await;
    let draft = draft
        .edited(
            &people.voss_contact,
            &json!({ "serviceArea": "home_care", "whoAffected": "Eldre", "urgency": "now", "urgencyStarts": "2026-08-17",
                     "affectedGroups": ["employees"] }),
        )
        .await;
    let draft = draft.edited(&people.voss_contact, &json!({})).await;
    let view = serde_json::to_value(&draft.view).unwrap();
    assert_eq!((&view["serviceArea"], &view["whoAffected"]), (&json!("home_care"), &json!("Eldre")));
    assert_eq!((&view["urgency"], &view["urgencyStarts"]), (&json!("now"), &json!("2026-08-17")));
    let cleared =
        json!({ "serviceArea": null, "whoAffected": null, "urgency": "year", "affectedGroups": [] });
    let draft = draft.edited(&people.voss_contact, &cleared).await;
    let view = serde_json::to_value(&draft.view).unwrap();
    assert_eq!(
        (&view["serviceArea"], &view["whoAffected"], &view["urgencyStarts"]),
        (&json!(null), &json!(null), &json!(null))
    );
    assert_eq!((&view["urgency"], &view["affectedGroups"]), (&json!("year"), &json!([])));
}

#[tokio::test]
async fn a_coordinator_fills_in_what_her_cluster_was_sent_but_leaves_the_words() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let kkhov_coordinator = &people.kkhov_coordinator;
    let story =
        story.edited(kkhov_coordinator, &json!({ "serviceArea": "home_care", "outsideTheme": true })).await;
    assert!(story.view.outside_theme);
    assert_eq!(last_event(&app, &story).await["on_behalf_of"], json!(null));
    for words in
        [json!({ "title": "Betre ord" }), json!({ "problem": "Betre ord" }), json!({ "language": "nb" })]
    {
        kkhov_coordinator.patch(&story.path, &words).if_match(&story.etag).await.refused(Code::Forbidden);
    }
}

#[tokio::test]
async fn the_theme_flag_is_for_the_one_who_holds_the_need() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let flag =
        people.voss_contact.patch(&story.path, &json!({ "outsideTheme": true })).if_match(&story.etag).await;
    flag.refused_at("/outsideTheme", FieldCode::NotInScope);
    story.edited(&people.voss_contact, &json!({ "outsideTheme": false, "serviceArea": "home_care" })).await;
}

#[tokio::test]
async fn words_stand_when_somebody_has_decided_on_them() {
    let (_app, people) = TestApp::start().await;
    let story = Story::qualified(&people).await;
    let words =
        people.voss_contact.patch(&story.path, &json!({ "title": "Nattilsyn" })).if_match(&story.etag).await;
    words.refused(Code::StateConflict);
    let story = story.edited(&people.voss_contact, &json!({ "serviceArea": "home_care" })).await;
    let ended = story.then(&people.voss_contact, "withdraw", &json!({})).await;
    let late =
        people.voss_contact.patch(&ended.path, &json!({ "serviceArea": null })).if_match(&ended.etag).await;
    late.refused(Code::StateConflict);
}

#[tokio::test]
async fn a_change_is_refused_without_role_version_or_sense() {
    let (app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let body = json!({ "title": "Nattilsyn" });
    let patch = |caller: &test_support::Caller| caller.patch(&story.path, &body).if_match(&story.etag);
    patch(&people.anonymous).await.refused(Code::Unauthenticated);
    patch(&people.bodo_contact).await.refused(Code::NotFound);
    patch(&people.masfjorden_contact).await.refused(Code::Forbidden);
    people.voss_contact.patch(&story.path, &body).await.refused(Code::VersionRequired);
    people.voss_contact.patch(&story.path, &body).if_match("\"1.x\"").await.refused(Code::VersionMismatch);
    for (body, pointer, code) in [
        (json!({ "title": "a" }), "/title", FieldCode::TooShort),
        (json!({ "title": null }), "/title", FieldCode::WrongType),
        (json!({ "problem": null }), "/problem", FieldCode::WrongType),
        (json!({ "language": null }), "/language", FieldCode::WrongType),
        (json!({ "affectedGroups": null }), "/affectedGroups", FieldCode::WrongType),
        (json!({ "outsideTheme": null }), "/outsideTheme", FieldCode::WrongType),
        (json!({ "process": "qualified" }), "/process", FieldCode::UnknownField),
        (json!({ "urgencyStarts": "2026-08-17" }), "/urgencyStarts", FieldCode::InvalidDate),
        (json!({ "urgency": "soon" }), "/urgency", FieldCode::UnknownValue),
    ] {
        people.voss_contact.patch(&story.path, &body).if_match(&story.etag).await.refused_at(pointer, code);
    }
    assert_eq!(row(&app, &story).await["version"], 2, "nothing changed");
}

#[tokio::test]
async fn of_two_who_change_the_same_version_one_is_told() {
    let (_app, people) = TestApp::start().await;
    let story = Story::submitted(&people.voss_contact).await;
    let other = story.clone();
    story.edited(&people.voss_contact, &json!({ "title": "Den første" })).await;
    let late = people
        .kkhov_coordinator
        .patch(&other.path, &json!({ "serviceArea": "home_care" }))
        .if_match(&other.etag)
        .await;
    late.refused(Code::VersionMismatch);
}
