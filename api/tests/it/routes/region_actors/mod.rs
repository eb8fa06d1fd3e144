//! Each region's map of actors.

use super::{Thing, each, newest};
use contract::problem::{Code, FieldCode};
use serde_json::{Value, json};
use test_support::{HVL, People, TestApp, VEST};

async fn a_line(people: &People) -> Thing {
    let body = json!({ "region": "vest", "organisation": HVL, "topics": ["students", "research_partner", "students"],
                       "help": "Praksis", "contactOffice": "Forskingsadministrasjonen", "validFrom": "2025-01-01" });
    Thing::made(&people.vest_coordinator, "/region-actors", &body).await
}

#[tokio::test]
async fn a_region_puts_an_organisation_on_its_map() {
    let (app, people) = TestApp::start().await;
    let line = a_line(&people).await;
    assert_eq!(
        line.view["topics"],
        json!(["research_partner", "students"]),
        "each once, in the order of the list"
    );
    let page = people.anonymous.get("/regions/vest/actors?topic=students").await.ok();
    assert_eq!(
        (&page["items"][0]["organisation"]["id"], &page["items"][0]["allowedActions"]),
        (&json!(HVL), &json!([]))
    );
    assert_eq!(each(&people.anonymous, "/regions/vest/actors?topic=data", "id").await, Vec::<Value>::new());
    assert_eq!(
        each(&people.anonymous, "/regions/vest/actors?asOf=2024-12-31", "id").await,
        Vec::<Value>::new()
    );
    assert_eq!(each(&people.anonymous, "/regions/nord/actors", "id").await, Vec::<Value>::new());
    people.anonymous.get("/regions/ost/actors").await.refused(Code::NotFound);
    let event = newest(&app, "region_actor", &line.id).await;
    assert_eq!((&event["kind"], &event["region_id"]), (&json!("region_actor.added"), &json!(VEST)));
}

#[tokio::test]
async fn an_organisation_says_where_it_can_help_on_the_day() {
    let (_app, people) = TestApp::start().await;
    a_line(&people).await;
    let helps = async |query: &str| {
        people.anonymous.get(&format!("/organisations/{HVL}{query}")).await.ok()["helps"].clone()
    };
    let expected = json!([{
        "region": { "slug": "vest", "name": "KSF Vest" }, "topics": ["research_partner", "students"], "help": "Praksis",
    }]);
    assert_eq!(helps("").await, expected);
    assert_eq!(helps("?asOf=2024-12-31").await, Value::Null);
    let listed = people.anonymous.get("/organisations?q=h%C3%B8gskulen").await.ok();
    assert_eq!(listed["items"][0].get("helps"), None, "left out in a list");
}

#[tokio::test]
async fn an_organisation_stands_on_a_map_once_at_a_time() {
    let (app, people) = TestApp::start().await;
    let line = a_line(&people).await;
    let body = json!({ "region": "vest", "organisation": HVL, "topics": ["data"] });
    let again = || people.vest_coordinator.post("/region-actors").json(&body);
    again().await.refused(Code::AlreadyExists);
    let line = line.then(&people.vest_coordinator, "end", &json!({ "lastDay": "2026-01-14" })).await;
    assert_eq!(line.view["allowedActions"], json!([]));
    line.ask(&people.vest_coordinator, "", &json!({ "help": "Meir" })).await.refused(Code::StateConflict);
    let attempts = (0..20).map(|_| async { again().await.status });
    let answers = futures_util::future::join_all(attempts).await;
    assert_eq!(answers.iter().filter(|status| **status == 201).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| [201, 409].contains(status)), "{answers:?}");
    assert_eq!(app.database.count("region_actors").await, 2);
}

#[tokio::test]
async fn a_line_is_the_regions_own() {
    let (_app, people) = TestApp::start().await;
    let line = a_line(&people).await;
    let (own, other) = (&people.vest_coordinator, &people.nord_coordinator);
    line.ask(other, "", &json!({ "help": "Meir" })).await.refused(Code::Forbidden);
    line.ask(&people.voss_contact, "end", &json!({})).await.refused(Code::Forbidden);
    line.refuses(own, "", &json!({ "topics": ["data"] })).await;
    line.ask(own, "", &json!({ "topics": [] })).await.refused_at("/topics", FieldCode::Required);
    line.ask(own, "", &json!({ "topics": ["coffee"] }))
        .await
        .refused_at("/topics/0", FieldCode::UnknownValue);
    let line = line.then(&people.national, "", &json!({ "topics": ["data"], "help": null })).await;
    assert_eq!((&line.view["topics"], line.view.get("help")), (&json!(["data"]), None));
    let read = people.anonymous.get(&line.path).await.ok();
    assert_eq!(read["contactOffice"], "Forskingsadministrasjonen");
    people.anonymous.get("/region-actors/1").await.refused(Code::NotFound);
    let early = line.ask(own, "end", &json!({ "lastDay": "2024-12-31" })).await;
    early.refused_at("/lastDay", FieldCode::InvalidDate);
    for (member, value, pointer) in
        [("region", json!("ost"), "/region"), ("organisation", json!(VEST), "/organisation")]
    {
        let mut body = json!({ "region": "vest", "organisation": HVL, "topics": ["data"] });
        body[member] = value;
        own.post("/region-actors").json(&body).await.refused_at(pointer, FieldCode::UnknownValue);
    }
}

#[tokio::test]
async fn a_map_tells_what_was_said_on_a_day() {
    let (app, people) = TestApp::start().await;
    let line = a_line(&people).await;
    app.clock.set(time::macros::datetime!(2026-03-01 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let other = json!({ "topics": ["data"], "help": null, "contactOffice": "Biblioteket" });
    line.then(&people.national, "", &other).await;
    let said = async |query: &str| {
        let page = people.anonymous.get(&format!("/regions/vest/actors?{query}")).await.ok();
        let items = page["items"].as_array().unwrap().clone();
        items.first().map(|it| (it["topics"].clone(), it["help"].clone(), it["contactOffice"].clone()))
    };
    let before =
        Some((json!(["research_partner", "students"]), json!("Praksis"), json!("Forskingsadministrasjonen")));
    let after = Some((json!(["data"]), Value::Null, json!("Biblioteket")));
    assert_eq!(said("asOf=2026-02-28").await, before);
    assert_eq!(said("asOf=2026-03-01").await, after);
    assert_eq!(said("asOf=2026-02-28&topic=students").await, before, "by what it said then");
    assert_eq!((said("asOf=2026-02-28&topic=data").await, said("topic=data").await), (None, after));
    let helps = people.anonymous.get(&format!("/organisations/{HVL}?asOf=2026-02-28")).await.ok();
    assert_eq!(helps["helps"][0]["help"], "Praksis");
}
