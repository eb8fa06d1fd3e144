use super::{Offer, ask, contact_of_voss, last_event, offer};
use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{Caller, HVL, KKHOV, TestApp};

#[tokio::test]
async fn a_contact_offers_the_role_beside_her_with_mandate_and_tasks() {
    let (app, people) = TestApp::start().await;
    let mut what = contact_of_voss();
    what["mandate"] = json!("Samlar behova i oppvekst");
    what["tasks"] = json!(["Svare på førespurnader", "Dele kunnskap"]);
    what["reason"] = json!("Vi treng éin til");
    let answer = ask(&people.voss_contact, &people.researcher, what).await.expect(201);
    let made = Offer::of(&answer);
    assert_eq!(answer.header("location"), format!("/api/v1{}", made.path));
    let view = &made.view;
    assert_eq!((&view["status"], &view["version"]), (&json!("proposed"), &json!(1)));
    assert_eq!((&view["holder"], &view["role"]), (&json!("Forsker ved HVL"), &json!("rd_contact")));
    assert_eq!(
        (&view["mandate"], &view["tasks"][1]),
        (&json!("Samlar behova i oppvekst"), &json!("Dele kunnskap"))
    );
    assert_eq!(made.actions(), ["withdraw", "amend", "changeEnd"]);
    let event = last_event(&app, &made.path).await;
    assert_eq!((&event["kind"], &event["visibility"]), (&json!("role.proposed"), &json!("national")));
    assert_eq!(event["effective_on"], "2026-02-01");
    assert_eq!(event["data"]["holder"], people.researcher.user().to_string());

    // The holder sees it, and has nothing of it yet.
    let own = people.researcher.get("/role-assignments?holder=me&status=proposed").await.ok();
    assert_eq!(own["items"][0]["allowedActions"], json!(["accept", "decline", "amend"]));
    let me = people.researcher.get("/me").await.ok();
    assert_eq!((&me["offers"], me["roles"].as_array().unwrap().len()), (&json!(1), 1));
    app.clock.set(time::macros::datetime!(2026-02-02 09:00 UTC));
    let me = people.researcher.get("/me").await.ok();
    assert_eq!((&me["offers"], me["roles"].as_array().unwrap().len()), (&json!(1), 1));
}

#[tokio::test]
async fn ksf_d04_who_gives_which_role_is_as_the_one_table_says() {
    let (_app, people) = TestApp::start().await;
    let p = &people;
    let to = &people.researcher;
    let refused: [(&Caller, Value); 9] = [
        (&p.bodo_contact, contact_of_voss()),
        (&p.national, contact_of_voss()),
        (&p.analyst, contact_of_voss()),
        (&p.voss_contact, json!({ "role": "cluster_coordinator", "cluster": KKHOV })),
        (&p.kkhov_coordinator, json!({ "role": "cluster_coordinator", "cluster": KKHOV })),
        (&p.vest_coordinator, json!({ "role": "regional_coordinator", "region": "nord" })),
        (&p.vest_coordinator, json!({ "role": "ks_regional_office", "region": "vest" })),
        (&p.national, json!({ "role": "system_admin" })),
        (&p.admin, contact_of_voss()),
    ];
    for (by, what) in refused {
        let problem = ask(by, to, what.clone()).await.refused(Code::Forbidden);
        assert_eq!(problem.rule.unwrap().id, RuleId::WhoGrants, "{what}");
    }
    let own =
        ask(&p.national, &p.national, json!({ "role": "ks_department" })).await.refused(Code::Forbidden);
    assert_eq!(own.rule.unwrap().id, RuleId::WhoGrants, "nobody gives themselves a role");
    for (by, what) in [
        (&p.kkhov_coordinator, contact_of_voss()),
        (&p.vest_coordinator, json!({ "role": "cluster_coordinator", "cluster": KKHOV })),
        (&p.vest_coordinator, json!({ "role": "county_governor", "county": "46" })),
        (&p.vest_coordinator, json!({ "role": "rd_contact", "municipality": "4632" })),
        (&p.national, json!({ "role": "regional_coordinator", "region": "sor" })),
        (&p.national, json!({ "role": "rd_contact_shared", "municipality": "0301" })),
        (&p.national, json!({ "role": "external_evaluator", "validTo": "2026-06-30" })),
        (&p.national, json!({ "role": "ks_department" })),
        (&p.national, json!({ "role": "fhi" })),
        (&p.national, json!({ "role": "ks_regional_office", "region": "vest" })),
        (&p.admin, json!({ "role": "national" })),
        (&p.admin, json!({ "role": "system_admin" })),
    ] {
        assert_eq!(ask(by, to, what.clone()).await.status, 201, "{what}");
    }
    ask(&p.national, &p.voss_contact, json!({ "role": "researcher", "organisation": HVL })).await.expect(201);
}

#[tokio::test]
async fn each_wrong_field_is_pointed_at() {
    let (_app, people) = TestApp::start().await;
    let by = &people.voss_contact;
    for (member, value, code) in [
        ("municipality", json!(null), FieldCode::Required),
        ("municipality", json!("9999"), FieldCode::UnknownValue),
        ("region", json!("vest"), FieldCode::NotInScope),
        ("validTo", json!("2026-01-31"), FieldCode::InvalidDate),
        ("validFrom", json!("i dag"), FieldCode::InvalidDate),
        ("decidedBy", json!(" "), FieldCode::Required),
        ("mandate", json!("x"), FieldCode::TooShort),
        ("tasks", json!(["ok", "x"]), FieldCode::TooShort),
        ("replaces", json!(people.national.user()), FieldCode::UnknownValue),
        ("version", json!(2), FieldCode::UnknownField),
        ("role", json!("king"), FieldCode::UnknownValue),
    ] {
        let mut what = contact_of_voss();
        what[member] = value;
        let at = format!("/offer/{member}");
        ask(by, &people.researcher, what).await.refused_at(&at, code);
    }
    let over = json!({ "role": "rd_contact", "municipality": "4621", "validFrom": "2025-01-01", "validTo": "2026-01-14" });
    ask(by, &people.researcher, over).await.refused_at("/offer/validTo", FieldCode::InvalidDate);
    let evaluator = json!({ "role": "external_evaluator" });
    ask(&people.national, &people.researcher, evaluator)
        .await
        .refused_at("/offer/validTo", FieldCode::Required);
    let nobody = json!({ "holder": "00000000-0000-7000-8003-0000000000ff",
        "offer": { "role": "fhi", "validFrom": "2026-02-01", "decidedBy": "KS" } });
    let answer = people.national.post("/role-assignments").json(&nobody).await;
    answer.refused_at("/holder", FieldCode::UnknownValue);
}

#[tokio::test]
async fn the_same_role_is_offered_once_and_a_repeat_makes_no_second() {
    let (app, people) = TestApp::start().await;
    let by = &people.voss_contact;
    let body = super::body(&people.researcher, contact_of_voss());
    let once = || by.post("/role-assignments").key("k").json(&body);
    assert_eq!(once().await.expect(201).body, once().await.expect(201).body);
    assert_eq!(app.database.count("events WHERE kind = 'role.proposed'").await, 1);
    ask(by, &people.researcher, contact_of_voss()).await.refused(Code::AlreadyExists);
    // Nor to whoever holds it.
    let held = json!({ "role": "rd_contact", "municipality": "4634" });
    ask(&people.kkhov_coordinator, &people.masfjorden_contact, held).await.refused(Code::AlreadyExists);
}

#[tokio::test]
async fn an_offer_is_taken_back_or_declined_and_then_over() {
    let (app, people) = TestApp::start().await;
    let made = offer(&people.voss_contact, &people.researcher, contact_of_voss()).await;
    made.ask(&people.researcher, "withdraw", &json!({})).await.refused(Code::Forbidden);
    let view = made.ask(&people.voss_contact, "withdraw", &json!({ "reason": "Feil person" })).await.ok();
    assert_eq!((&view["status"], &view["allowedActions"]), (&json!("withdrawn"), &json!([])));
    assert_eq!(last_event(&app, &made.path).await["reason"], "Feil person");
    people.researcher.post(&format!("{}/accept", made.path)).if_match("*").await.refused(Code::StateConflict);

    let made = offer(&people.voss_contact, &people.researcher, contact_of_voss()).await;
    made.ask(&people.voss_contact, "decline", &json!({})).await.refused(Code::Forbidden);
    let view = made.ask(&people.researcher, "decline", &json!({})).await.ok();
    assert_eq!(view["status"], "declined");
    people
        .voss_contact
        .post(&format!("{}/withdraw", made.path))
        .if_match("*")
        .await
        .refused(Code::StateConflict);
}
