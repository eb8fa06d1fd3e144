use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, KKHOV, NORDHORDLAND, Person, TestApp};

async fn numbers(caller: &Caller) -> Vec<String> {
    let me = caller.get("/me").await.ok();
    let mut found: Vec<String> = me["mayRegisterFor"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| place["municipality"]["number"].as_str().unwrap().to_owned())
        .collect();
    found.sort_unstable();
    found
}

#[tokio::test]
async fn a_contact_reads_her_roles_and_where_her_needs_can_go() {
    let (_app, people) = TestApp::start().await;
    let me = people.masfjorden_contact.get("/me").await.ok();
    assert_eq!(
        (&me["displayName"], &me["email"]),
        (&json!("FoU-kontakt i Masfjorden"), &json!("masfjorden_contact@example.org"))
    );
    assert_eq!((&me["language"], &me["administers"]), (&json!("nn"), &json!(false)));
    assert_eq!(
        me["roles"],
        json!([{ "role": "rd_contact", "municipality": { "number": "4634", "name": "Masfjorden" } }])
    );
    let place = &me["mayRegisterFor"][0];
    assert_eq!((&place["own"], &place["region"]["slug"]), (&json!(true), &json!("vest")));
    let clusters: Vec<&Value> = place["clusters"].as_array().unwrap().iter().map(|c| &c["id"]).collect();
    assert_eq!(clusters, [&json!(KKHOV), &json!(NORDHORDLAND)]);
}

#[tokio::test]
async fn everyone_may_register_for_those_whose_needs_they_receive() {
    let (_app, people) = TestApp::start().await;
    for (caller, expected) in [
        (&people.voss_contact, vec!["4621"]),
        (&people.shared_contact, vec!["4631", "4632"]),
        (&people.kkhov_coordinator, vec!["4601", "4621", "4634"]),
        (&people.vest_coordinator, vec!["4622", "4632"]),
        (&people.national, vec!["0301", "4203", "4221"]),
        (&people.analyst, vec![]),
        (&people.researcher, vec![]),
        (&people.admin, vec![]),
    ] {
        assert_eq!(numbers(caller).await, expected, "{caller:?}");
    }
    assert_eq!(people.admin.get("/me").await.ok()["administers"], true);
}

#[tokio::test]
async fn everyone_is_told_which_desks_they_answer_for() {
    let (_app, people) = TestApp::start().await;
    let desks = async |caller: &Caller| {
        let me = caller.get("/me").await.ok();
        let desks = &me["answersFor"];
        let all = |kind: &str, name: &str| {
            desks[kind].as_array().unwrap().iter().map(|one| one[name].clone()).collect::<Vec<_>>()
        };
        (desks["national"].clone(), all("regions", "slug"), all("clusters", "id"))
    };
    assert_eq!(desks(&people.voss_contact).await, (json!(false), vec![], vec![]));
    assert_eq!(desks(&people.kkhov_coordinator).await, (json!(false), vec![], vec![json!(KKHOV)]));
    let (national, regions, clusters) = desks(&people.vest_coordinator).await;
    assert_eq!((national, regions), (json!(false), vec![json!("vest")]));
    assert!(!clusters.contains(&json!(KKHOV)), "it has a coordinator of its own");
    assert_eq!(desks(&people.national).await.0, json!(true));
    assert_eq!(desks(&people.admin).await.0, json!(false));
}

#[tokio::test]
async fn a_role_taken_away_stops_working_at_the_next_request() {
    let (app, people) = TestApp::start().await;
    let story = test_support::Story::submitted(&people.voss_contact).await;
    let token = format!("Bearer {}", people.kkhov_coordinator.token().unwrap());
    let as_coordinator = || people.anonymous.get(&story.path).header("authorization", &token);
    as_coordinator().await.ok();
    let user = Person::named("kkhov_coordinator").user;
    app.database
        .run(&format!(
            "UPDATE role_assignments SET revoked_at = '2026-01-15 09:00Z' WHERE user_id = '{user}'"
        ))
        .await;
    as_coordinator().await.refused(Code::NotFound);
    let me = people.anonymous.get("/me").header("authorization", &token).await.ok();
    assert_eq!(me["roles"], json!([]), "still signed in");
}

#[tokio::test]
async fn a_role_works_on_its_days_in_norway() {
    let (app, people) = TestApp::start().await;
    let user = Person::named("vest_coordinator").user;
    app.database
        .run(&format!("UPDATE role_assignments SET valid = daterange('2026-01-16', '2026-01-17') WHERE user_id = '{user}'"))
        .await;
    let roles = async || people.vest_coordinator.get("/me").await.ok()["roles"].as_array().unwrap().len();
    assert_eq!(roles().await, 0);
    app.clock.set(time::macros::datetime!(2026-01-15 23:00 UTC));
    assert_eq!(roles().await, 1, "midnight in Oslo");
    app.clock.set(time::macros::datetime!(2026-01-16 23:00 UTC));
    assert_eq!(roles().await, 0);
}

#[tokio::test]
async fn forged_tokens_and_other_schemes_are_nobody() {
    let (app, people) = TestApp::start().await;
    people.anonymous.get("/me").await.refused(Code::Unauthenticated);
    let token = people.voss_contact.token().unwrap();
    let [head, claims, signature] = token.split('.').collect::<Vec<_>>()[..] else { panic!("{token}") };
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    for forged in [
        format!("Bearer {head}.{claims}.{}", "A".repeat(signature.len())),
        format!("Bearer {none}.{claims}."),
        format!("Bearer {none}.{claims}.{signature}"),
        format!("Bearer {head}.{claims}"),
        "Bearer ".to_owned(),
        "Bearer x".to_owned(),
        format!("Basic {token}"),
        token.clone(),
    ] {
        people.anonymous.get("/me").header("authorization", &forged).await.refused(Code::Unauthenticated);
        let public = people.anonymous.get("/needs").header("authorization", &forged).await;
        public.refused(Code::Unauthenticated);
    }
    people.anonymous.get("/me").header("authorization", format!("bearer {token}")).await.ok();
    app.database.run("UPDATE sessions SET revoked_at = '2026-01-15 09:00Z'").await;
    people.voss_contact.get("/me").await.refused(Code::TokenExpired);
}
