use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, KKHOV, Person, TestApp};

async fn answers(caller: &Caller, number: &str) -> Value {
    caller.get(&format!("/municipalities/{number}/answerer")).await.ok()
}

async fn without_contact(app: &TestApp, person: &str) {
    let user = Person::named(person).user;
    app.database
        .run(&format!(
            "UPDATE role_assignments SET revoked_at = '2026-01-15 08:00Z' WHERE user_id = '{user}'"
        ))
        .await;
}

#[tokio::test]
async fn somebody_always_answers_for_a_municipality_and_it_is_said_why() {
    let (app, people) = TestApp::start().await;
    let contact = answers(&people.masfjorden_contact, "4621").await;
    assert_eq!((&contact["because"], &contact["person"]), (&json!("contact"), &json!("FoU-kontakt på Voss")));
    let public = answers(&people.anonymous, "4621").await;
    assert_eq!((&public["because"], public.get("person")), (&json!("contact"), None), "names are for KSF");

    without_contact(&app, "voss_contact").await;
    let motor = answers(&people.anonymous, "4621").await;
    assert_eq!((&motor["because"], &motor["motor"]["name"]), (&json!("motor"), &json!("Bergen")));
    assert_eq!(motor["cluster"]["name"], "Kunnskapskommunen Helse Omsorg Vest");

    let kkhov = async || people.anonymous.get(&format!("/clusters/{KKHOV}")).await.ok()["desk"].clone();
    assert_eq!(kkhov().await, "coordinator", "the page of the cluster says the same");
    without_contact(&app, "kkhov_coordinator").await;
    assert_eq!(kkhov().await, "region");
    let region = answers(&people.anonymous, "4621").await;
    assert_eq!((&region["because"], &region["region"]["slug"]), (&json!("region"), &json!("vest")));

    without_contact(&app, "vest_coordinator").await;
    assert_eq!(answers(&people.anonymous, "4621").await["because"], "nation");
    assert_eq!(kkhov().await, "nation");
    without_contact(&app, "oslo_contact").await;
    assert_eq!(answers(&people.anonymous, "0301").await["because"], "nation");
    people.anonymous.get("/municipalities/9999/answerer").await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_deputy_answers_while_the_contact_is_away() {
    let (_app, people) = TestApp::start().await;
    let own = people.voss_contact.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    let path = format!("/role-assignments/{}/absences", own.as_str().unwrap());
    let away =
        json!({ "validFrom": "2026-01-10", "validTo": "2026-01-31", "deputy": people.alver_contact.user() });
    people.voss_contact.post(&path).if_match("*").json(&away).await.expect(201);
    let deputy = answers(&people.analyst, "4621").await;
    assert_eq!((&deputy["because"], &deputy["person"]), (&json!("deputy"), &json!("FoU-kontakt i Alver")));
    assert_eq!(deputy["deputyFor"], "FoU-kontakt på Voss");
    let later = people.analyst.get("/municipalities/4621/answerer?asOf=2026-02-01").await.ok();
    assert_eq!(later["because"], "contact");
}
