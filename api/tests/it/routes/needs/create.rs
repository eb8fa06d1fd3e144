use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Story, TestApp, a_need};

fn with(member: &str, value: Value) -> Value {
    let mut body = a_need();
    body[member] = value;
    body
}

#[tokio::test]
async fn a_contact_registers_a_need_with_two_fields() {
    let (app, people) = TestApp::start().await;
    let answer = people.voss_contact.post("/needs").json(&a_need()).await.expect(201);
    let need = answer.json();
    assert_eq!(answer.header("location"), format!("/api/v1/needs/{}", need["id"].as_str().unwrap()));
    assert!(answer.etag().starts_with("\"1."));
    assert_eq!(
        (&need["process"], &need["visibility"], &need["version"]),
        (&json!("draft"), &json!("internal"), &json!(1))
    );
    assert_eq!((&need["title"], &need["problem"]), (&a_need()["title"], &a_need()["problem"]));
    assert_eq!(need["originators"], json!([{ "number": "4621", "name": "Voss" }]));
    assert_eq!(
        (&need["reference"], &need["holder"], &need["submittedAt"]),
        (&json!(null), &json!(null), &json!(null))
    );
    assert_eq!(need["allowedActions"], json!(["edit", "classify", "discard", "submit"]));
    assert_eq!((&need["channel"], &need["createdAt"]), (&json!("self"), &json!("2026-01-15T09:00:00Z")));

    let row = app.database.row("SELECT * FROM needs").await;
    assert_eq!((&row["process"], &row["created_by"]), (&json!("draft"), &json!(people.voss_contact.user())));
    assert_eq!(app.database.count("events").await, 0, "a draft writes no event");
}

#[tokio::test]
async fn everything_that_is_asked_later_may_be_said_at_once() {
    let (_app, people) = TestApp::start().await;
    let more = json!({
        "title": "  Nattilsyn  ", "problem": "Langt\r\nmellom husa", "language": "nn", "serviceArea": "home_care",
        "whoAffected": "Heimebuande eldre", "affectedGroups": ["older_people", "employees", "older_people"],
        "urgency": "now", "urgencyStarts": "2026-08-17", "channel": "workshop", "municipality": "4621"
    });
    let need = people.voss_contact.post("/needs").json(&more).await.expect(201).json();
    assert_eq!((&need["title"], &need["problem"]), (&json!("Nattilsyn"), &json!("Langt\nmellom husa")));
    assert_eq!(need["affectedGroups"], json!(["older_people", "employees"]), "each once");
    for same in ["language", "serviceArea", "whoAffected", "urgency", "urgencyStarts", "channel"] {
        assert_eq!(need[same], more[same]);
    }
}

#[tokio::test]
async fn the_language_is_the_callers_unless_said() {
    let (_app, people) = TestApp::start().await;
    for (header, language) in [("nn-NO,nb;q=0.5", "nn"), ("en", "en"), ("fr", "nb")] {
        let call = people.voss_contact.post("/needs").header("accept-language", header).json(&a_need());
        assert_eq!(call.await.expect(201).json()["language"], language);
    }
}

#[tokio::test]
async fn a_coordinator_registers_on_behalf_of_a_municipality_whose_needs_she_receives() {
    let (_app, people) = TestApp::start().await;
    for (coordinator, number) in [
        (&people.kkhov_coordinator, "4621"),
        (&people.vest_coordinator, "4632"),
        (&people.vest_coordinator, "4622"),
        (&people.national, "0301"),
        (&people.national, "4221"),
        (&people.national, "4203"),
    ] {
        let draft = Story::draft(coordinator, &with("municipality", json!(number))).await;
        assert_eq!(draft.view.originators[0].number, number);
        coordinator.get(&draft.path).await.ok();
    }
}

#[tokio::test]
async fn nobody_registers_for_a_municipality_whose_needs_go_elsewhere() {
    let (app, people) = TestApp::start().await;
    for (caller, number) in [
        (&people.voss_contact, "4634"),
        (&people.kkhov_coordinator, "4631"),
        (&people.vest_coordinator, "4621"),
        (&people.nord_coordinator, "4632"),
        (&people.national, "4632"),
        (&people.analyst, "0301"),
        (&people.researcher, "4621"),
        (&people.admin, "4621"),
    ] {
        let refused = caller.post("/needs").json(&with("municipality", json!(number))).await;
        refused.refused(Code::Forbidden);
    }
    people.anonymous.post("/needs").json(&a_need()).await.refused(Code::Unauthenticated);
    for nobody in [&people.analyst, &people.researcher, &people.admin] {
        nobody.post("/needs").json(&a_need()).await.refused(Code::Forbidden);
    }
    assert_eq!(app.database.count("needs").await, 0);
}

#[tokio::test]
async fn whoever_acts_for_several_says_for_which() {
    let (_app, people) = TestApp::start().await;
    for caller in
        [&people.shared_contact, &people.kkhov_coordinator, &people.vest_coordinator, &people.national]
    {
        caller.post("/needs").json(&a_need()).await.refused_at("/municipality", FieldCode::Required);
    }
    for number in ["9999", "46", "", "Voss"] {
        let unknown = people.voss_contact.post("/needs").json(&with("municipality", json!(number))).await;
        unknown.refused_at("/municipality", FieldCode::UnknownValue);
    }
    Story::draft(&people.shared_contact, &with("municipality", json!("4632"))).await;
}

#[tokio::test]
async fn each_wrong_field_is_pointed_at() {
    let (app, people) = TestApp::start().await;
    for (body, pointer, code) in [
        (with("title", json!("ab")), "/title", FieldCode::TooShort),
        (with("title", json!("   ")), "/title", FieldCode::Required),
        (with("title", json!("å".repeat(201))), "/title", FieldCode::TooLong),
        (with("title", json!("to\nliner")), "/title", FieldCode::ControlCharacters),
        (with("title", json!("nul\u{0}l her")), "/title", FieldCode::ControlCharacters),
        (with("title", json!(null)), "/title", FieldCode::WrongType),
        (with("title", json!(["Nattilsyn"])), "/title", FieldCode::WrongType),
        (with("problem", json!("a".repeat(4001))), "/problem", FieldCode::TooLong),
        (with("problem", json!("gjeld 010190 00083 i dag")), "/problem", FieldCode::NationalIdentityNumber),
        (json!({ "title": "Nattilsyn" }), "/problem", FieldCode::Required),
        (with("serviceArea", json!("nattilsyn")), "/serviceArea", FieldCode::UnknownValue),
        (
            with("affectedGroups", json!(["older_people", "pets"])),
            "/affectedGroups/1",
            FieldCode::UnknownValue,
        ),
        (with("urgency", json!("now")), "/urgencyStarts", FieldCode::Required),
        (with("urgencyStarts", json!("2026-08-17")), "/urgencyStarts", FieldCode::InvalidDate),
        (with("urgencyStarts", json!("17.8.2026")), "/urgencyStarts", FieldCode::InvalidDate),
        (with("whoAffected", json!("x")), "/whoAffected", FieldCode::TooShort),
    ] {
        people.voss_contact.post("/needs").json(&body).await.refused_at(pointer, code);
    }
    // What belongs to the process is not for the caller to say.
    for member in
        ["id", "process", "visibility", "createdBy", "version", "reference", "outsideTheme", "publication"]
    {
        let refused = people.voss_contact.post("/needs").json(&with(member, json!("x"))).await;
        refused.refused_at(&format!("/{member}"), FieldCode::UnknownField);
    }
    let both = json!({ "title": "a", "problem": "b" });
    let problem = people.voss_contact.post("/needs").json(&both).await.refused(Code::ValidationFailed);
    let pointers: Vec<_> = problem.errors.iter().map(|e| e.pointer.as_str()).collect();
    assert_eq!(pointers, ["/problem", "/title"], "everything that is wrong at once");
    assert_eq!(app.database.count("needs").await, 0);
}

#[tokio::test]
async fn a_repeat_with_the_same_key_makes_no_second_draft() {
    let (app, people) = TestApp::start().await;
    let once = || people.voss_contact.post("/needs").key("k-1").json(&a_need());
    let (first, second) = (once().await.expect(201), once().await.expect(201));
    assert_eq!(
        (first.etag(), first.header("location"), &first.body),
        (second.etag(), second.header("location"), &second.body)
    );
    let other = people.voss_contact.post("/needs").key("k-1").json(&with("title", json!("Noko anna"))).await;
    other.refused(Code::IdempotencyMismatch);
    let elsewhere = people.masfjorden_contact.post("/needs").key("k-1").json(&a_need()).await;
    assert_eq!(
        elsewhere.expect(201).json()["originators"][0]["name"],
        "Masfjorden",
        "keys are each caller's own"
    );
    assert_eq!(app.database.count("needs").await, 2);
}

#[tokio::test]
async fn a_longer_list_of_groups_than_there_may_be_is_refused() {
    let (app, people) = TestApp::start().await;
    let mut need = test_support::a_need();
    need["affectedGroups"] = serde_json::json!(vec!["older_people"; 21]);
    let refused = people.voss_contact.post("/needs").json(&need).await;
    refused.refused_at("/affectedGroups", contract::problem::FieldCode::TooMany);
    assert_eq!(app.database.count("needs").await, 0);
    need["affectedGroups"] = serde_json::json!(vec!["older_people"; 20]);
    people.voss_contact.post("/needs").json(&need).await.expect(201);
}
