//! What a municipality says of itself: anchoring, and documents by link.

use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Answer, Caller, TestApp};

const VOSS: &str = "/municipalities/4621";

async fn etag(caller: &Caller) -> String {
    caller.get(VOSS).await.etag()
}

async fn describe(caller: &Caller, body: &Value) -> Answer {
    caller.patch(VOSS, body).if_match(etag(caller).await).await
}

fn strategy() -> Value {
    json!({
        "kind": "research_strategy", "title": "Strategi for forsking", "url": "https://www.voss.kommune.no/strategi",
        "dated": "2025-03-13"
    })
}

async fn link(caller: &Caller, body: &Value) -> Answer {
    caller.post(&format!("{VOSS}/documents")).json(body).if_match(etag(caller).await).await
}

#[tokio::test]
async fn a_contact_says_how_taking_part_is_anchored_and_each_day_shows_what_was_said() {
    let (app, people) = TestApp::start().await;
    let body = json!({
        "politicalAnchoring": {
            "anchored": true, "resolutionUrl": "https://www.voss.kommune.no/vedtak/31", "decidedOn": "2025-03-13"
        },
        "administrativeAnchoring": { "anchored": false }
    });
    let after = describe(&people.voss_contact, &body).await.ok();
    assert_eq!(
        after["politicalAnchoring"],
        json!({ "anchored": true, "resolutionUrl": "https://www.voss.kommune.no/vedtak/31", "validFrom": "2025-03-13" })
    );
    assert_eq!(after["administrativeAnchoring"], json!({ "anchored": false, "validFrom": "2026-01-15" }));
    let before = people.anonymous.get(&format!("{VOSS}?asOf=2025-03-12")).await.ok();
    assert_eq!((before.get("politicalAnchoring"), before.get("administrativeAnchoring")), (None, None));
    let after = describe(&people.voss_contact, &json!({ "administrativeAnchoring": null })).await.ok();
    assert_eq!((after.get("administrativeAnchoring"), &after["version"]), (None, &json!(3)));
    let events =
        app.database.rows("SELECT kind, effective_on, on_behalf_of FROM events ORDER BY position").await;
    assert_eq!(events.len(), 2);
    assert_eq!(
        (&events[0]["kind"], &events[0]["effective_on"]),
        (&json!("municipality.anchored"), &json!("2025-03-13"))
    );
    let told = people.anonymous.get(&format!("{VOSS}/history")).await.ok();
    assert_eq!(told["items"][0]["onBehalfOf"], "Voss");
}

#[tokio::test]
async fn whoever_writes_it_down_for_the_municipality_tells_where_it_was_decided() {
    let (_app, people) = TestApp::start().await;
    let by = &people.kkhov_coordinator;
    let mut body = json!({ "politicalAnchoring": { "anchored": false } });
    describe(by, &body).await.refused_at("/reference", FieldCode::Required);
    body["reference"] = json!("Kari på telefon 14. januar");
    describe(by, &body).await.ok();
    let inside = people.voss_contact.get(&format!("{VOSS}/history")).await.ok();
    let told = &inside["items"][0];
    assert_eq!(
        (&told["writtenDown"], &told["reference"]),
        (&json!(true), &json!("Kari på telefon 14. januar"))
    );
    assert_eq!((&told["facts"][0]["part"], &told["facts"][0]["after"]), (&json!("political"), &json!("no")));
    let outside = people.anonymous.get(&format!("{VOSS}/history")).await.ok();
    assert_eq!(
        (&outside["items"][0]["writtenDown"], outside["items"][0].get("reference")),
        (&json!(true), None)
    );
}

#[tokio::test]
async fn only_whoever_speaks_for_the_municipality_describes_it() {
    let (_app, people) = TestApp::start().await;
    let body = json!({ "politicalAnchoring": { "anchored": true } });
    for other in [&people.national, &people.masfjorden_contact, &people.vest_coordinator, &people.analyst] {
        describe(other, &body).await.refused(Code::Forbidden);
        link(other, &strategy()).await.refused(Code::Forbidden);
    }
    people.anonymous.patch(VOSS, &body).await.refused(Code::Unauthenticated);
    people.voss_contact.patch(VOSS, &body).await.refused(Code::VersionRequired);
    let mut decided = body.clone();
    decided["reference"] = json!("Kommunestyret 2/26");
    describe(&people.kkhov_coordinator, &decided).await.ok();
    let may = json!(["describe", "delegate", "readContacts"]);
    assert_eq!(people.voss_contact.get(VOSS).await.ok()["allowedActions"], may);
    let may = json!(["moveToRegion", "readContacts"]);
    assert_eq!(people.national.get(VOSS).await.ok()["allowedActions"], may);
    assert_eq!(people.anonymous.get(VOSS).await.ok()["allowedActions"], json!([]));
    let stale = etag(&people.voss_contact).await;
    describe(&people.voss_contact, &body).await.ok();
    people.voss_contact.patch(VOSS, &body).if_match(stale).await.refused(Code::VersionMismatch);
}

#[tokio::test]
async fn wrong_words_are_pointed_at() {
    let (_app, people) = TestApp::start().await;
    let contact = &people.voss_contact;
    for (said, pointer, code) in [
        (
            json!({ "anchored": true, "resolutionUrl": "ftp://voss.no" }),
            "/politicalAnchoring/resolutionUrl",
            FieldCode::InvalidLink,
        ),
        (
            json!({ "anchored": true, "decidedOn": "2026-01-16" }),
            "/politicalAnchoring/decidedOn",
            FieldCode::InvalidDate,
        ),
        (json!({ "anchored": "ja" }), "/politicalAnchoring/anchored", FieldCode::WrongType),
        (json!({ "resolutionUrl": "https://voss.no" }), "/politicalAnchoring/anchored", FieldCode::Required),
    ] {
        describe(contact, &json!({ "politicalAnchoring": said })).await.refused_at(pointer, code);
    }
    for (member, value, code) in [
        ("url", "https://kari:hemmeleg@voss.no", FieldCode::InvalidLink),
        ("url", "javascript:alert(1)", FieldCode::InvalidLink),
        ("title", " ", FieldCode::Required),
        ("title", "Plan for 010190 00083", FieldCode::NationalIdentityNumber),
        ("kind", "poem", FieldCode::UnknownValue),
        ("dated", "i fjor", FieldCode::InvalidDate),
    ] {
        let mut body = strategy();
        body[member] = json!(value);
        link(contact, &body).await.refused_at(&format!("/{member}"), code);
    }
}

#[tokio::test]
async fn a_document_is_linked_changed_and_taken_away_and_history_keeps_it() {
    let (app, people) = TestApp::start().await;
    let contact = &people.voss_contact;
    let made = link(contact, &strategy()).await.expect(201);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/municipality-documents/{id}");
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    let shown = people.anonymous.get(VOSS).await.ok();
    assert_eq!(shown["documents"][0]["title"], "Strategi for forsking");
    assert_eq!(people.anonymous.get(&format!("{VOSS}?asOf=2025-03-12")).await.ok()["documents"], json!([]));
    assert_eq!(people.anonymous.get(&path).await.ok()["municipality"]["name"], "Voss");

    let change = json!({ "title": "Strategi 2025–2029", "dated": null });
    contact.patch(&path, &change).await.refused(Code::VersionRequired);
    people.bodo_contact.patch(&path, &change).if_match(made.etag()).await.refused(Code::Forbidden);
    let changed = contact.patch(&path, &change).if_match(made.etag()).await.expect(200);
    assert_eq!(
        (changed.json()["title"].clone(), changed.json().get("dated")),
        (json!("Strategi 2025–2029"), None)
    );
    contact.patch(&path, &change).if_match(made.etag()).await.refused(Code::VersionMismatch);

    contact.delete(&path).if_match(changed.etag()).await.expect(204);
    people.anonymous.get(&path).await.refused(Code::NotFound);
    contact.delete(&path).if_match("*").await.refused(Code::NotFound);
    assert_eq!(people.anonymous.get(VOSS).await.ok()["documents"], json!([]));
    let kept = app.database.row("SELECT title, removed_on FROM municipality_documents").await;
    assert_eq!(kept, json!({ "title": "Strategi 2025–2029", "removed_on": "2026-01-15" }));
    let kinds: Vec<Value> = super::each(&people.anonymous, &format!("{VOSS}/history"), "kind").await;
    let expected =
        ["municipality.document_removed", "municipality.document_changed", "municipality.document_added"];
    assert_eq!(kinds, expected);
}
