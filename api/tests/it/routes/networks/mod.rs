//! Theme networks: made from a need, joined by the municipalities' own voice.

use super::{Thing, each, newest};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Caller, KKHOV, People, Story, TestApp, a_need, municipality};

async fn a_network(people: &People, need: Option<&Story>) -> Thing {
    let mut body = json!({ "name": "Nettverk for nattilsyn", "theme": "Digitalt nattilsyn", "coordinator": "4621", "validFrom": "2025-06-01",
        "validTo": "2027-12-31" });
    if let Some(need) = need {
        body["need"] = json!(need.id);
    }
    Thing::made(&people.voss_contact, "/networks", &body).await
}

#[tokio::test]
async fn a_contact_makes_a_network_from_a_need_that_is_shown_to_those_who_see_it() {
    let (app, people) = TestApp::start().await;
    let need = Story::submitted(&people.voss_contact).await;
    let network = a_network(&people, Some(&need)).await;
    assert_eq!(network.view["need"]["title"], need.view.title);
    assert_eq!(network.view["members"][0]["municipality"]["name"], "Voss");
    assert_eq!(network.view["allowedActions"], json!(["edit", "close", "leave"]));
    let outside = people.bodo_contact.get(&network.path).await.ok();
    assert_eq!((outside.get("need"), &outside["allowedActions"]), (None, &json!(["join"])));
    let event = newest(&app, "network", &network.id).await;
    assert_eq!(
        (&event["kind"], &event["on_behalf_of"]),
        (&json!("group.created"), &json!(municipality("4621")))
    );
    assert_eq!((&event["visibility"], &event["cluster_id"]), (&json!("public"), &Value::Null));
}

#[tokio::test]
async fn a_page_of_networks_shows_each_with_its_own_need_to_those_who_see_that() {
    let (_app, people) = TestApp::start().await;
    let (lifted, own) =
        (Story::lifted_to_nation(&people).await, Story::submitted(&people.voss_contact).await);
    for (name, need) in [("A", Some(&lifted)), ("B", None), ("C", Some(&own))] {
        let mut body = json!({ "name": format!("Nettverk {name}"), "theme": "Natt", "coordinator": "4621", "validTo": "2027-12-31" });
        if let Some(need) = need {
            body["need"] = json!(need.id);
        }
        people.voss_contact.post("/networks").json(&body).await.expect(201);
    }
    let needs = async |caller: &test_support::Caller| {
        let page = caller.get("/networks").await.ok();
        let items = page["items"].as_array().unwrap().clone();
        items.iter().map(|network| network["need"]["id"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let (lifted, own) = (Some(lifted.id.to_string()), Some(own.id.to_string()));
    assert_eq!(needs(&people.voss_contact).await, [lifted.clone(), None, own]);
    assert_eq!(needs(&people.bodo_contact).await, [lifted, None, None]);
    assert_eq!(needs(&people.anonymous).await, [None, None, None]);
}

#[tokio::test]
async fn a_need_that_the_maker_does_not_see_or_has_not_sent_in_makes_no_network() {
    let (_app, people) = TestApp::start().await;
    let (hidden, draft) =
        (Story::submitted(&people.bodo_contact).await, Story::draft(&people.voss_contact, &a_need()).await);
    let make = |need: &Story| {
        let body = json!({ "name": "Nettverket", "theme": "Natt", "coordinator": "4621", "validTo": "2027-12-31", "need": need.id });
        people.voss_contact.post("/networks").json(&body)
    };
    let theme = make(&hidden).await.refused(Code::ValidationFailed);
    assert_eq!(theme.errors[0].pointer, "/need");
    make(&draft).await.refused(Code::StateConflict);
}

#[tokio::test]
async fn a_network_has_an_end_and_a_coordinator_that_the_maker_may_drive_for() {
    let (_app, people) = TestApp::start().await;
    let body = |coordinator: &str| json!({ "name": "Nettverket", "theme": "Nattilsyn", "coordinator": coordinator, "validTo": "2027-12-31" });
    people.bodo_contact.post("/networks").json(&body("4621")).await.refused(Code::Forbidden);
    people.researcher.post("/networks").json(&body("4621")).await.refused(Code::Forbidden);
    let named = people.vest_coordinator.post("/networks").json(&body("4621")).await.expect(201).json();
    assert_eq!(named["members"], json!([]), "a desk above does not join for a municipality");
    people
        .voss_contact
        .post("/networks")
        .json(&body("9999"))
        .await
        .refused_at("/coordinator", FieldCode::UnknownValue);
    let mut endless = body("4621");
    endless.as_object_mut().unwrap().remove("validTo");
    people.voss_contact.post("/networks").json(&endless).await.refused_at("/validTo", FieldCode::Required);
}

#[tokio::test]
async fn a_municipality_joins_and_leaves_by_its_own_voice() {
    let (app, people) = TestApp::start().await;
    let network = a_network(&people, None).await;
    network.refuses(&people.bodo_contact, "join", &json!({})).await;
    for other in [&people.national, &people.vest_coordinator, &people.analyst] {
        network.ask(other, "join", &json!({ "municipality": "4634" })).await.refused(Code::Forbidden);
    }
    // Bodø is in no cluster, so its region may write down what it has decided.
    let mut body = json!({ "municipality": "1804", "office": "Heimetenesta" });
    network.ask(&people.nord_coordinator, "join", &body).await.refused_at("/reference", FieldCode::Required);
    body["reference"] = json!("Bystyret 3/26");
    let network = network.then(&people.nord_coordinator, "join", &body).await;
    let told = people.voss_contact.get(&format!("{}/history", network.path)).await.ok();
    assert_eq!(
        (&told["items"][0]["writtenDown"], &told["items"][0]["reference"]),
        (&json!(true), &json!("Bystyret 3/26"))
    );
    let own = people.bodo_contact.get("/municipalities/1804/history").await.ok();
    assert_eq!(own["items"][0]["kind"], "municipality.spoken_for");
    assert_eq!(
        (&own["items"][0]["facts"][0]["after"], &own["items"][0]["facts"][1]["after"]),
        (&json!("joined_network"), &json!("Nettverk for nattilsyn"))
    );
    let event = newest(&app, "network", &network.id).await;
    assert_eq!(
        (&event["kind"], &event["on_behalf_of"]),
        (&json!("group.member_added"), &json!(municipality("1804")))
    );
    network.ask(&people.bodo_contact, "join", &json!({})).await.refused(Code::AlreadyExists);
    assert_eq!(
        each(&people.anonymous, "/networks?municipality=1804", "name").await,
        ["Nettverk for nattilsyn"]
    );
    network
        .ask(&people.voss_contact, "leave", &json!({ "municipality": "1804" }))
        .await
        .refused(Code::Forbidden);
    let network = network
        .then(&people.bodo_contact, "leave", &json!({ "lastDay": "2026-01-15", "reason": "Dekt" }))
        .await;
    let tomorrow = people.anonymous.get(&format!("{}?asOf=2026-01-16", network.path)).await.ok();
    assert_eq!(tomorrow["members"].as_array().unwrap().len(), 1);
    let long_ago = people.anonymous.get(&format!("{}?asOf=1950-01-01", network.path)).await.ok();
    assert_eq!(
        long_ago["coordinator"], tomorrow["coordinator"],
        "told as itself before it was a municipality"
    );
    let again = network.ask(&people.alver_contact, "leave", &json!({})).await;
    again.refused(Code::StateConflict);
}

#[tokio::test]
async fn whoever_keeps_a_network_going_leaves_when_another_takes_over() {
    let (_app, people) = TestApp::start().await;
    let network = a_network(&people, None).await;
    let leave = |successor: Option<&str>| match successor {
        None => json!({ "municipality": "4621" }),
        Some(number) => json!({ "municipality": "4621", "successor": number }),
    };
    network
        .ask(&people.voss_contact, "leave", &leave(None))
        .await
        .refused_at("/successor", FieldCode::Required);
    let outside = network.ask(&people.voss_contact, "leave", &leave(Some("4634"))).await;
    outside.refused_at("/successor", FieldCode::NotInNetwork);
    let network = network.then(&people.masfjorden_contact, "join", &json!({ "municipality": "4634" })).await;
    let network = network.then(&people.voss_contact, "leave", &leave(Some("4634"))).await;
    assert_eq!(network.view["coordinator"]["name"], "Voss");
    assert_eq!(network.view["nextCoordinators"][0]["municipality"]["name"], "Masfjorden");
    let told = people.anonymous.get(&format!("{}/history", network.path)).await.ok();
    let events = told["items"].as_array().unwrap();
    let handed_over = events.iter().find(|event| event["kind"] == "group.handed_over").unwrap();
    let facts = handed_over["facts"].as_array().unwrap();
    assert!(
        facts.iter().any(|fact| fact["part"] == "coordinator"
            && fact["before"] == "Voss"
            && fact["after"] == "Masfjorden"),
        "{facts:?}"
    );
    assert!(events.iter().any(|event| event["kind"] == "group.member_ended"));
    let today = people.anonymous.get(&network.path).await.ok();
    assert_eq!(today["coordinator"]["name"], "Voss", "on its last day it keeps it going");
    let yesterday = people.anonymous.get(&format!("{}?asOf=2026-01-14", network.path)).await.ok();
    assert_eq!(yesterday["coordinator"]["name"], "Voss", "who kept it going then");
    // Whoever is to keep it going is told, and nobody else.
    let waiting = async |caller: &Caller| caller.get("/me/waiting").await.ok()["items"].clone();
    let told = waiting(&people.masfjorden_contact).await;
    assert_eq!(
        (&told[0]["kind"], &told[0]["resource"], &told[0]["network"]["id"], &told[0]["municipality"]["name"]),
        (&json!("network_handed_over"), &json!("network"), &json!(network.id), &json!("Masfjorden"))
    );
    assert_eq!(waiting(&people.voss_contact).await, json!([]));
}

#[tokio::test]
async fn a_network_that_is_handed_over_later_is_kept_going_by_each_in_its_days() {
    let (app, people) = TestApp::start().await;
    let network = a_network(&people, None).await;
    let network = network.then(&people.masfjorden_contact, "join", &json!({ "municipality": "4634" })).await;
    let leave = |last: &str| json!({ "municipality": "4621", "successor": "4634", "lastDay": last });
    network
        .ask(&people.voss_contact, "leave", &leave("2027-12-31"))
        .await
        .refused_at("/lastDay", FieldCode::AfterTheEnd);
    let network = network.then(&people.voss_contact, "leave", &leave("2026-05-31")).await;
    let number = async |day: &str| {
        let view = people.anonymous.get(&format!("{}?asOf={day}", network.path)).await.ok();
        let listed = people.anonymous.get(&format!("/networks?asOf={day}")).await.ok();
        assert_eq!(view["coordinator"], listed["items"][0]["coordinator"], "{day}");
        view["coordinator"]["number"].clone()
    };
    for (day, keeps) in [
        ("2025-06-01", "4621"),
        ("2026-01-15", "4621"),
        ("2026-05-31", "4621"),
        ("2026-06-01", "4634"),
        ("2027-12-31", "4634"),
    ] {
        assert_eq!(number(day).await, keeps, "{day}");
    }
    assert_eq!(
        network.view["nextCoordinators"],
        json!([{ "municipality": { "number": "4634", "name": "Masfjorden" }, "validFrom": "2026-06-01" }])
    );
    // Until then the one changes it, and not the other; afterwards it is the other way round.
    network.ask(&people.masfjorden_contact, "", &json!({ "theme": "Natt" })).await.refused(Code::Forbidden);
    let network = network.then(&people.voss_contact, "", &json!({ "name": "Nettverk for netter" })).await;
    let told = people.anonymous.get(&format!("{}/history", network.path)).await.ok();
    let events = told["items"].as_array().unwrap();
    let handed = events.iter().find(|event| event["kind"] == "group.handed_over").unwrap();
    assert_eq!(
        (&handed["effectiveOn"], &handed["facts"][0]["after"]),
        (&json!("2026-06-01"), &json!("Masfjorden"))
    );
    let as_of = people.anonymous.get(&format!("{}?asOf=2026-03-01", network.path)).await.ok();
    assert_eq!(as_of["name"], "Nettverk for netter", "what is planned says nothing of what it is called");
    let waiting = people.masfjorden_contact.get("/me/waiting").await.ok();
    assert_eq!(
        (&waiting["items"][0]["kind"], &waiting["items"][0]["validFrom"]),
        (&json!("network_handed_over"), &json!("2026-06-01"))
    );
    // Whoever is to take over names another before it leaves.
    let mut early = json!({ "municipality": "4634", "lastDay": "2026-03-31" });
    network
        .ask(&people.masfjorden_contact, "leave", &early)
        .await
        .refused_at("/successor", FieldCode::Required);
    early["successor"] = json!("4621");
    network
        .ask(&people.masfjorden_contact, "leave", &early)
        .await
        .refused_at("/successor", FieldCode::NotInNetwork);
    app.clock.set(time::macros::datetime!(2026-06-01 09:00 UTC));
    network.ask(&people.voss_contact, "", &json!({ "theme": "Natt" })).await.refused(Code::Forbidden);
    network.ask(&people.masfjorden_contact, "", &json!({ "theme": "Natt" })).await.expect(200);
    // The net below: one on each day, and no two.
    let cut = "UPDATE network_coordinators SET valid = daterange(lower(valid), upper(valid) - 1) WHERE lower(valid) = '2026-06-01'";
    let error = app.database.connect().await.batch_execute(cut).await.unwrap_err();
    assert_eq!(error.as_db_error().unwrap().constraint(), Some("a_network_is_kept_going_each_day"));
    let two = "UPDATE network_coordinators SET valid = daterange(lower(valid), '2026-07-01') WHERE upper(valid) = '2026-06-01'";
    let error = app.database.connect().await.batch_execute(two).await.unwrap_err();
    assert_eq!(error.as_db_error().unwrap().code().code(), "23P01");
}

#[tokio::test]
async fn whoever_speaks_for_several_says_for_whom() {
    let (_app, people) = TestApp::start().await;
    let network = a_network(&people, None).await;
    network
        .ask(&people.shared_contact, "join", &json!({}))
        .await
        .refused_at("/municipality", FieldCode::Required);
    network
        .ask(&people.kkhov_coordinator, "join", &json!({}))
        .await
        .refused_at("/municipality", FieldCode::Required);
    network.ask(&people.researcher, "join", &json!({})).await.refused(Code::Forbidden);
    let both = json!({ "municipality": "4634", "cluster": KKHOV });
    network.ask(&people.kkhov_coordinator, "join", &both).await.refused_at("", FieldCode::ChooseOne);
    network.then(&people.shared_contact, "join", &json!({ "municipality": "4632" })).await;
}

#[tokio::test]
async fn a_whole_cluster_joins_by_whoever_drives_it() {
    let (_app, people) = TestApp::start().await;
    let network = a_network(&people, None).await;
    let whole = json!({ "cluster": KKHOV });
    network.ask(&people.voss_contact, "join", &whole).await.refused(Code::Forbidden);
    network.ask(&people.nordhordland_coordinator, "join", &whole).await.refused(Code::Forbidden);
    let network = network.then(&people.kkhov_coordinator, "join", &whole).await;
    assert!(network.view["allowedActions"].as_array().unwrap().contains(&json!("leave")));
    assert_eq!(
        each(&people.anonymous, "/networks?municipality=4634", "name").await.len(),
        1,
        "by its cluster"
    );
}

#[tokio::test]
async fn those_who_keep_it_going_change_and_close_it() {
    let (_app, people) = TestApp::start().await;
    let network = a_network(&people, None).await;
    let by = &people.voss_contact;
    network.refuses(by, "", &json!({ "theme": "Natt" })).await;
    network.ask(&people.bodo_contact, "", &json!({ "theme": "Natt" })).await.refused(Code::Forbidden);
    let outside = network.ask(by, "", &json!({ "coordinator": "4634" })).await;
    outside.refused_at("/coordinator", FieldCode::NotInNetwork);
    let joining = json!({ "validFrom": "2026-01-10" });
    let network = network.then(&people.masfjorden_contact, "join", &joining).await;
    let network = network
        .then(by, "", &json!({ "theme": "Natt og helg", "coordinator": "4634", "validTo": "2028-06-30" }))
        .await;
    assert_eq!(
        (&network.view["coordinator"]["name"], &network.view["theme"]),
        (&json!("Masfjorden"), &json!("Natt og helg"))
    );
    network.ask(by, "close", &json!({})).await.refused(Code::Forbidden);
    let closed = network.then(&people.masfjorden_contact, "close", &json!({ "lastDay": "2026-01-14" })).await;
    assert_eq!(closed.view["allowedActions"], json!([]));
    closed.ask(&people.bodo_contact, "join", &json!({})).await.refused(Code::StateConflict);
    let history = people.anonymous.get(&format!("{}/history", closed.path)).await.ok();
    assert_eq!(history["items"][0]["kind"], "group.closed");
    assert_eq!(each(&people.anonymous, "/networks", "name").await, Vec::<Value>::new());
    assert_eq!(each(&people.anonymous, "/networks?asOf=2026-01-14&q=helg", "name").await.len(), 1);
}
