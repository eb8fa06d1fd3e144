use contract::problem::{Code, FieldCode};
use domain::rule::RuleId;
use serde_json::{Value, json};
use test_support::{HARDANGER, KKHOV, Story, TestApp};

const PATH: &str = "/municipalities/4621/delegations";

fn to_region() -> Value {
    json!({ "task": "withdraw_needs", "region": "vest" })
}

#[tokio::test]
async fn ksf_r29_a_municipality_lets_its_region_withdraw_its_needs_and_takes_it_back_at_once() {
    let (app, people) = TestApp::start().await;
    let story = Story::lifted_to_region(&people).await;
    let refused = story.ask(&people.vest_coordinator, "withdraw", &json!({})).await.refused(Code::Forbidden);
    assert_eq!(refused.rule.unwrap().id, RuleId::WhoMayWithdraw);
    let made = people.voss_contact.post(PATH).json(&to_region()).await.expect(201);
    let view = made.json();
    assert_eq!((&view["region"]["slug"], &view["givenBy"]), (&json!("vest"), &json!("FoU-kontakt på Voss")));
    assert_eq!(view["allowedActions"], json!(["end"]));
    let event = app
        .database
        .row("SELECT kind, visibility, on_behalf_of FROM events ORDER BY position DESC LIMIT 1")
        .await;
    assert_eq!((&event["kind"], &event["visibility"]), (&json!("delegation.given"), &json!("national")));
    let actions = people.vest_coordinator.get(&story.path).await.ok()["allowedActions"].clone();
    assert!(actions.as_array().unwrap().contains(&json!("withdraw")), "{actions}");
    // Not what another municipality has, nor what one does not see.
    let hidden = Story::submitted(&people.voss_contact).await;
    people.vest_coordinator.get(&hidden.path).await.refused(Code::NotFound);

    let path = format!("/delegations/{}", view["id"].as_str().unwrap());
    let end = format!("{path}/end");
    people.vest_coordinator.post(&end).if_match("*").await.refused(Code::Forbidden);
    people.voss_contact.post(&end).await.refused(Code::VersionRequired);
    let ended = people
        .voss_contact
        .post(&end)
        .if_match(made.etag())
        .json(&json!({ "reason": "Vi gjer det sjølve" }))
        .await;
    assert_eq!(ended.ok()["allowedActions"], json!([]));
    people.voss_contact.post(&end).if_match("*").await.refused(Code::StateConflict);
    story.ask(&people.vest_coordinator, "withdraw", &json!({})).await.refused(Code::Forbidden);

    people.voss_contact.post(PATH).json(&to_region()).await.expect(201);
    story.then(&people.vest_coordinator, "withdraw", &json!({})).await;
}

#[tokio::test]
async fn only_the_municipalitys_own_contacts_consent_and_only_to_those_above_it() {
    let (app, people) = TestApp::start().await;
    people.anonymous.post(PATH).json(&to_region()).await.refused(Code::Unauthenticated);
    for caller in
        [&people.kkhov_coordinator, &people.vest_coordinator, &people.masfjorden_contact, &people.admin]
    {
        caller.post(PATH).json(&to_region()).await.refused(Code::Forbidden);
    }
    let voss = &people.voss_contact;
    for (body, pointer, code) in [
        (json!({ "task": "withdraw_needs" }), "/cluster", FieldCode::Required),
        (json!({ "task": "withdraw_needs", "cluster": HARDANGER }), "/cluster", FieldCode::NotInScope),
        (json!({ "task": "withdraw_needs", "region": "nord" }), "/region", FieldCode::NotInScope),
        (
            json!({ "task": "withdraw_needs", "region": "vest", "cluster": KKHOV }),
            "/region",
            FieldCode::NotInScope,
        ),
        (json!({ "task": "everything", "cluster": KKHOV }), "/task", FieldCode::UnknownValue),
        (
            json!({ "task": "merge_needs", "cluster": KKHOV, "validTo": "2026-01-14" }),
            "/validTo",
            FieldCode::InvalidDate,
        ),
    ] {
        voss.post(PATH).json(&body).await.refused_at(pointer, code);
    }
    voss.post("/municipalities/9999/delegations").json(&to_region()).await.refused(Code::NotFound);
    let body = json!({ "task": "merge_needs", "cluster": KKHOV });
    voss.post(PATH).json(&body).await.expect(201);
    voss.post(PATH).json(&body).await.refused(Code::AlreadyExists);
    assert_eq!(app.database.count("delegations").await, 1);
}

#[tokio::test]
async fn everyone_in_ksf_reads_what_a_municipality_lets_others_do() {
    let (_app, people) = TestApp::start().await;
    let made = people.voss_contact.post(PATH).json(&to_region()).await.expect(201).json();
    let later = json!({ "task": "answer_inquiries", "cluster": KKHOV, "validFrom": "2026-03-01", "validTo": "2026-03-31" });
    people.voss_contact.post(PATH).json(&later).await.expect(201);
    let all = people.bodo_contact.get(&format!("{PATH}?count=true")).await.ok();
    assert_eq!((&all["total"], &all["items"][1]["id"]), (&json!(2), &made["id"]));
    let today = people.analyst.get(&format!("{PATH}?asOf=2026-01-15")).await.ok();
    assert_eq!(today["items"].as_array().unwrap().len(), 1);
    let path = format!("/delegations/{}", made["id"].as_str().unwrap());
    assert_eq!(people.analyst.get(&path).await.ok()["allowedActions"], json!([]));
    people.researcher.get(PATH).await.refused(Code::Forbidden);
    people.researcher.get(&path).await.refused(Code::NotFound);
    people.anonymous.get(PATH).await.refused(Code::Unauthenticated);
}

#[tokio::test]
async fn a_consent_rests_while_the_municipality_is_not_where_it_gave_it() {
    let (app, people) = TestApp::start().await;
    let consent = json!({ "task": "withdraw_needs", "region": "vest" });
    people.voss_contact.post(PATH).json(&consent).await.expect(201);
    let to_cluster = json!({ "task": "merge_needs", "cluster": KKHOV });
    people.voss_contact.post(PATH).json(&to_cluster).await.expect(201);
    let entrusted = async || {
        let mut connection = app.state.pool.get().await.unwrap();
        let mut all = Vec::new();
        for person in [&people.vest_coordinator, &people.kkhov_coordinator, &people.nordhordland_coordinator]
        {
            let day = time::macros::date!(2026 - 01 - 15);
            let actor = store::actor::of_user(&mut connection, person.user(), None, day).await.unwrap();
            all.push(actor.reach.delegated.len());
        }
        all
    };
    let held = async |day: &str| {
        let page = people.analyst.get(&format!("{PATH}?asOf={day}&count=true")).await.ok();
        page["total"].clone()
    };
    assert_eq!(entrusted().await, [1, 1, 0], "each reads those given to the own desk alone");
    let left = "valid = daterange(lower(valid), '2026-01-15')";
    let voss = "municipality_id = (SELECT id FROM municipalities WHERE number = '4621' AND upper_inf(valid))";
    app.database
        .run(&format!("UPDATE cluster_members SET {left} WHERE {voss} AND cluster_id = '{KKHOV}'"))
        .await;
    assert_eq!((entrusted().await, held("2026-01-15").await), (vec![1, 0, 0], json!(1)));
    app.database.run(&format!("UPDATE region_municipalities SET {left} WHERE {voss}")).await;
    assert_eq!((entrusted().await, held("2026-01-15").await), (vec![0, 0, 0], json!(0)));
    assert_eq!(
        people.analyst.get(&format!("{PATH}?count=true")).await.ok()["total"],
        2,
        "none is taken back"
    );

    // Where it comes back, what it consented to holds again.
    let back = format!(
        "UPDATE cluster_members SET valid = daterange(lower(valid), NULL) WHERE {voss} AND cluster_id = '{KKHOV}'"
    );
    app.database.run(&back).await;
    assert_eq!(entrusted().await, [0, 1, 0]);
}
