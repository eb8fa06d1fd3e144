use super::{a_template, texts};
use crate::routes::{each, newest};
use contract::problem::{Code, FieldCode};
use serde_json::json;
use test_support::TestApp;

const NB: &str = "# Avtale\n\nMellom {{members}}.";

#[tokio::test]
async fn a_later_version_takes_over_from_its_day() {
    let (app, people) = TestApp::start().await;
    let by = &people.national;
    let template = a_template(&people, NB, NB).await;
    assert_eq!(template.path, "/templates/ein-avtale");
    let mut next = texts("# Ny avtale\n\nMellom {{members}}.", NB);
    next["validFrom"] = json!("2026-03-01");
    next["reason"] = json!("Ny finansiering");
    template.refuses(by, "versions", &next).await;
    let template = template.then(by, "versions", &next).await;
    assert_eq!(
        (&template.view["current"]["number"], template.view["versions"].as_array().unwrap().len()),
        (&json!(1), 2)
    );
    let later = people.anonymous.get("/templates/ein-avtale?asOf=2026-03-01").await.ok();
    assert_eq!((&later["current"]["number"], &later["mayPublish"]), (&json!(2), &json!(false)));
    let event = newest(&app, "template", &template.id).await;
    assert_eq!(
        (&event["kind"], &event["effective_on"]),
        (&json!("template.version_published"), &json!("2026-03-01"))
    );
    template.ask(by, "versions", &next).await.refused(Code::AlreadyExists);
    next["validFrom"] = json!("2026-01-14");
    template.ask(by, "versions", &next).await.refused_at("/validFrom", FieldCode::InvalidDate);
    assert_eq!(each(&people.anonymous, "/templates", "key").await, ["ein-avtale"]);
    assert_eq!(each(&people.anonymous, "/templates?asOf=2024-12-31", "key").await.len(), 0);
}

#[tokio::test]
async fn what_is_published_never_changes_not_even_by_hand() {
    let (app, people) = TestApp::start().await;
    a_template(&people, NB, NB).await;
    let client = app.database.connect().await;
    for change in
        ["UPDATE template_versions SET body_nb = 'Noko heilt anna enn før'", "DELETE FROM template_versions"]
    {
        let error = client.batch_execute(change).await.unwrap_err();
        assert!(format!("{error:?}").contains("never changes"), "{error:?}");
    }
}

#[tokio::test]
async fn a_template_is_the_nations_and_its_placeholders_are_of_the_list() {
    let (_app, people) = TestApp::start().await;
    let template = a_template(&people, NB, NB).await;
    let body = |key: &str, text: &str| {
        let mut body = texts(text, NB);
        (body["key"], body["kind"]) = (json!(key), json!("other"));
        body
    };
    let make = |body: &serde_json::Value| people.national.post("/templates").json(body);
    make(&body("ein-avtale", NB)).await.refused(Code::AlreadyExists);
    make(&body("Ein avtale", NB)).await.refused_at("/key", FieldCode::InvalidKey);
    make(&body("to-avtale", "Avtale mellom {{kommunane}} i klynga"))
        .await
        .refused_at("/bodyNb", FieldCode::UnknownPlaceholder);
    make(&body("to-avtale", "kort")).await.refused_at("/bodyNb", FieldCode::TooShort);
    people.vest_coordinator.post("/templates").json(&body("to-avtale", NB)).await.refused(Code::Forbidden);
    template.ask(&people.vest_coordinator, "versions", &texts(NB, NB)).await.refused(Code::Forbidden);
    people.anonymous.get("/templates/anna").await.refused(Code::NotFound);
}
