//! Terms in groups and networks, and who keeps a network going, when municipalities become others.

use super::{AFTER, BEFORE, MERGE, take};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{Answer, Caller, KKHOV, People, TestApp};

const SPLIT: &str = "2027-01-01,split,4621,4671;4672,Voss aust;Voss vest,,Stortinget 2026\n";

/// A group or network as commands change it.
struct Made {
    path: String,
    view: Value,
}

impl Made {
    async fn network(people: &People) -> Self {
        let body = json!({ "name": "Nettverk for nattilsyn", "theme": "Digitalt nattilsyn", "coordinator": "4621",
            "validTo": "2027-12-31" });
        let view = people.voss_contact.post("/networks").json(&body).await.expect(201).json();
        Self { path: format!("/networks/{}", view["id"].as_str().unwrap()), view }
    }
    async fn group_with_voss(people: &People) -> Self {
        let body = json!({ "type": "regional", "name": "Samarbeidsgruppa", "region": "vest", "validFrom": "2026-01-01" });
        let view = people.vest_coordinator.post("/groups").json(&body).await.expect(201).json();
        let group = Self { path: format!("/groups/{}", view["id"].as_str().unwrap()), view };
        group.then(&people.vest_coordinator, "members", &json!({ "municipality": "4621" })).await
    }
    async fn ask(&self, by: &Caller, step: &str, body: &Value) -> Answer {
        let path = if step.is_empty() { self.path.clone() } else { format!("{}/{step}", self.path) };
        let request = if step.is_empty() { by.patch(&path, body) } else { by.post(&path).json(body) };
        request.if_match("*").await
    }
    async fn then(self, by: &Caller, step: &str, body: &Value) -> Self {
        let view = self.ask(by, step, body).await.expect(200).json();
        Self { path: self.path, view }
    }
    async fn on(&self, by: &Caller, day: &str) -> Value {
        by.get(&format!("{}?asOf={day}", self.path)).await.ok()
    }
    async fn members(&self, by: &Caller, day: &str) -> Vec<String> {
        let view = self.on(by, day).await;
        let number = |m: &Value| m["municipality"]["number"].as_str().unwrap().to_owned();
        let mut all: Vec<String> = view["members"].as_array().unwrap().iter().map(number).collect();
        all.sort();
        all
    }
    async fn keeps_it_going(&self, by: &Caller, day: &str) -> Value {
        self.on(by, day).await["coordinator"]["number"].clone()
    }
}

#[tokio::test]
async fn whoever_is_out_of_a_group_before_a_split_is_not_back_as_what_it_becomes() {
    for (number, last) in ["2026-06-30", BEFORE].into_iter().enumerate() {
        let (app, people) = TestApp::start().await;
        let (anyone, desk) = (&people.anonymous, &people.vest_coordinator);
        let group = Made::group_with_voss(&people).await;
        take(&app, &format!("terms_group_{number}"), SPLIT).await.unwrap();
        assert_eq!(group.members(anyone, AFTER).await, ["4671", "4672"]);
        let now = anyone.get(&group.path).await.ok();
        assert_eq!(now["members"][0]["goesOnAs"].as_array().unwrap().len(), 2, "{now}");
        let end = json!({ "membership": now["members"][0]["id"], "lastDay": last });
        let group = group.then(desk, "end-membership", &end).await;
        assert_eq!(group.view["planned"], json!([]));
        assert_eq!(group.view["members"][0].get("goesOnAs"), None);
        assert_eq!(group.members(anyone, last).await, ["4621"]);
        assert_eq!(group.members(anyone, AFTER).await, Vec::<String>::new(), "{last}");
        group.ask(desk, "end-membership", &end).await.refused_at("/lastDay", FieldCode::InvalidDate);
    }
}

#[tokio::test]
async fn whoever_is_out_when_the_list_is_taken_in_does_not_go_on() {
    for (number, last) in ["2026-06-30", BEFORE].into_iter().enumerate() {
        let (app, people) = TestApp::start().await;
        let group = Made::group_with_voss(&people).await;
        let end = json!({ "membership": group.view["members"][0]["id"], "lastDay": last });
        let group = group.then(&people.vest_coordinator, "end-membership", &end).await;
        take(&app, &format!("terms_ended_{number}"), SPLIT).await.unwrap();
        assert_eq!(group.members(&people.anonymous, AFTER).await, Vec::<String>::new(), "{last}");
    }
}

#[tokio::test]
async fn a_term_that_is_given_when_the_list_is_known_goes_on_too() {
    let (app, people) = TestApp::start().await;
    take(&app, "terms_between", MERGE).await.unwrap();
    let network = Made::network(&people).await;
    assert_eq!(network.view["members"][0]["validTo"], BEFORE);
    assert_eq!(network.view["members"][0]["goesOnAs"][0]["number"], "4699");
    let anyone = &people.anonymous;
    assert_eq!(network.members(anyone, AFTER).await, ["4699"]);
    assert_eq!(
        (network.keeps_it_going(anyone, BEFORE).await, network.keeps_it_going(anyone, AFTER).await),
        (json!("4621"), json!("4699"))
    );
    assert_eq!(
        network.view["nextCoordinators"],
        json!([{ "municipality": { "number": "4699", "name": "Voss og Masfjorden" }, "validFrom": AFTER }])
    );
    // The one that merges with it joins, and leaves again: what they become is in it still.
    let network = network.then(&people.masfjorden_contact, "join", &json!({ "municipality": "4634" })).await;
    let network = network.then(&people.masfjorden_contact, "leave", &json!({ "municipality": "4634" })).await;
    assert_eq!(network.members(anyone, AFTER).await, ["4699"]);
}

#[tokio::test]
async fn a_network_is_kept_going_by_the_first_part_of_a_split_and_by_whoever_took_over_before_it() {
    let (app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    let network = Made::network(&people).await;
    let network = network.then(&people.bodo_contact, "join", &json!({})).await;
    take(&app, "terms_split", SPLIT).await.unwrap();
    assert_eq!(network.keeps_it_going(anyone, AFTER).await, "4671");
    assert_eq!(network.members(anyone, AFTER).await, ["1804", "4671", "4672"]);
    let kinds = anyone.get(&format!("{}/history", network.path)).await.ok();
    assert_eq!(kinds["items"][0]["kind"], "group.succeeded");
    let mut leave = json!({ "municipality": "4621", "lastDay": BEFORE });
    network.ask(&people.voss_contact, "leave", &leave).await.refused_at("/successor", FieldCode::Required);
    leave["successor"] = json!("1804");
    let network = network.then(&people.voss_contact, "leave", &leave).await;
    assert_eq!(network.keeps_it_going(anyone, BEFORE).await, "4621");
    assert_eq!(network.keeps_it_going(anyone, AFTER).await, "1804");
    assert_eq!(network.members(anyone, AFTER).await, ["1804"]);
}

#[tokio::test]
async fn what_is_known_to_come_is_entered_from_its_first_day_and_what_ends_says_when() {
    let (app, people) = TestApp::start().await;
    take(&app, "terms_coming", MERGE).await.unwrap();
    let desk = &people.vest_coordinator;
    let network = |number: &str, from: &str| {
        let body = json!({ "name": "Nettverket", "theme": "Natt", "coordinator": number, "validFrom": from, "validTo": "2028-12-31" });
        desk.post("/networks").json(&body)
    };
    let early = network("4699", BEFORE).await.refused_at("/validFrom", FieldCode::NotThatDay);
    assert!(early.errors[0].detail.contains("01.01.2027"), "{early:?}");
    let late = network("4621", AFTER).await.refused_at("/validFrom", FieldCode::NotThatDay);
    assert!(late.errors[0].detail.contains("4699 Voss og Masfjorden"), "{late:?}");
    let made = network("4699", AFTER).await.expect(201).json();
    assert_eq!(made["coordinator"]["number"], "4699");

    let group = Made::group_with_voss(&people).await;
    let member = |number: &str, from: &str| json!({ "municipality": number, "validFrom": from });
    group.ask(desk, "members", &member("4632", "2026-02-01")).await.expect(200);
    group.ask(desk, "members", &member("4634", AFTER)).await.refused_at("/validFrom", FieldCode::NotThatDay);
    group.ask(desk, "members", &member("4699", AFTER)).await.refused(Code::AlreadyExists);

    // A role on it, by whoever gives it on others.
    let holder = app.somebody("Ny", &[]).await;
    let offer = |by: &Caller, from: &str| {
        let offer = json!({ "role": "rd_contact", "municipality": "4699", "validFrom": from, "decidedBy": "Fellesnemnda" });
        by.post("/role-assignments").json(&json!({ "holder": holder.user(), "offer": offer }))
    };
    offer(desk, BEFORE).await.refused_at("/offer/validFrom", FieldCode::NotThatDay);
    offer(&people.bodo_contact, AFTER).await.refused(Code::Forbidden);
    let role = offer(desk, AFTER).await.expect(201).json();
    assert_eq!((&role["municipality"]["number"], &role["validFrom"]), (&json!("4699"), &json!(AFTER)));
}

#[tokio::test]
async fn one_that_is_to_come_is_proposed_as_motor_and_those_it_is_made_of_are_asked() {
    let (app, people) = TestApp::start().await;
    take(&app, "terms_motor", MERGE).await.unwrap();
    let path = format!("/clusters/{KKHOV}/motor-proposals");
    let propose = |number: &str, from: &str| {
        let body =
            json!({ "municipality": number, "validFrom": from, "reason": "Den nye kommunen tek over" });
        people.kkhov_coordinator.post(&path).json(&body).if_match("*")
    };
    let early = propose("4699", BEFORE).await.refused_at("/validFrom", FieldCode::NotThatDay);
    assert!(early.errors[0].detail.contains("4699 Voss og Masfjorden"), "{early:?}");
    propose("4621", AFTER).await.refused_at("/validFrom", FieldCode::NotThatDay);
    let proposed = propose("4699", AFTER).await.expect(200).json();
    let text = proposed["proposals"].to_string();
    assert!(["4601", "4621", "4634"].iter().all(|number| text.contains(number)), "{text}");
    let asked = "SELECT k.number FROM proposal_consents c JOIN municipalities k ON k.id = c.municipality_id ORDER BY k.number";
    let numbers = ["4601", "4621", "4634"].map(|number| json!({ "number": number }));
    assert_eq!(app.database.rows(asked).await, numbers, "never the one that nobody answers for yet");
}
