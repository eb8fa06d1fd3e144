use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, ClusterStory, TestApp};
use time::macros::datetime;

/// What waits: kind, municipality, cluster or role, each.
async fn waiting(caller: &Caller) -> Vec<Value> {
    let page = caller.get("/me/waiting?count=true").await.ok();
    assert_eq!(page["total"], page["items"].as_array().unwrap().len());
    page["items"].as_array().unwrap().clone()
}

async fn counted(caller: &Caller) -> Value {
    caller.get("/me").await.ok()["waiting"].clone()
}

#[tokio::test]
async fn an_invitation_waits_for_the_municipality_that_is_asked_until_it_has_answered() {
    let (_app, people) = TestApp::start().await;
    people.anonymous.get("/me/waiting").await.refused(Code::Unauthenticated);
    assert!(waiting(&people.voss_contact).await.is_empty());
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let [asked] = &waiting(&people.voss_contact).await[..] else { panic!("one invitation") };
    let proposal = story.view.proposals[0].id;
    assert_eq!(
        *asked,
        json!({
            "kind": "membership", "since": "2026-01-15", "resource": "cluster", "resourceId": story.id,
            "partId": proposal, "municipality": { "number": "4621", "name": "Voss" },
            "cluster": { "id": story.id, "name": "Kystklynga" },
        })
    );
    assert_eq!(counted(&people.voss_contact).await, 1);
    // What waits for Voss is told to nobody else, not even to whoever asked or those above.
    for other in [&people.austrheim_contact, &people.kkhov_coordinator, &people.national, &people.researcher]
    {
        assert!(waiting(other).await.is_empty(), "{other:?}");
        assert!(!other.get("/me/waiting?municipality=4621").await.ok().to_string().contains("Voss"));
        assert_eq!(counted(other).await, 0);
    }
    assert_eq!(people.voss_contact.get("/me/waiting?municipality=4634").await.ok()["items"], json!([]));
    let here = people.voss_contact.get("/me/waiting?municipality=4621").await.ok();
    assert_eq!(here["items"].as_array().unwrap().len(), 1);
    let unknown = people.voss_contact.get("/me/waiting?municipality=9999").await;
    unknown.refused(Code::InvalidParameter);
    story.answered(&people, "4621", true).await;
    assert!(waiting(&people.voss_contact).await.is_empty());
    assert_eq!(counted(&people.voss_contact).await, 0);
}

#[tokio::test]
async fn a_motor_and_an_agreement_wait_for_those_who_have_not_said_yes() {
    let (_app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let drafted = json!({ "title": "Samarbeidsavtale" });
    let story = story.then(&people.austrheim_contact, "agreements", &drafted).await;
    let kinds = async |caller: &Caller| {
        let all = waiting(caller).await;
        all.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(kinds(&people.voss_contact).await.is_empty(), "a draft waits for nobody");
    let send = format!("{}/send", story.agreement());
    let story = story.then_without_body(&people.austrheim_contact, &send).await;
    let body = json!({ "municipality": "4621", "validFrom": "2026-02-01", "reason": "Vald av klynga" });
    let story = story.then(&people.austrheim_contact, "motor-proposals", &body).await;
    assert_eq!(kinds(&people.voss_contact).await, ["agreement", "motor"]);
    assert_eq!(kinds(&people.masfjorden_contact).await, Vec::<String>::new(), "no member");
    let agreement = &waiting(&people.voss_contact).await[0];
    assert_eq!(
        (&agreement["title"], &agreement["since"], &agreement["municipality"]["number"]),
        (&json!("Samarbeidsavtale"), &json!("2026-01-15"), &json!("4621"))
    );
    // A shared contact is told of each of her municipalities.
    assert_eq!(kinds(&people.shared_contact).await.iter().filter(|kind| *kind == "agreement").count(), 2);
    let sign = format!("{}/sign", story.agreement());
    let story = story.then(&people.voss_contact, &sign, &json!({ "municipality": "4621" })).await;
    story.answered(&people, "4621", true).await;
    assert!(kinds(&people.voss_contact).await.is_empty());
}

#[tokio::test]
async fn a_role_that_is_offered_waits_and_a_deputy_is_told_and_reads_what_waits_meanwhile() {
    let (app, people) = TestApp::start().await;
    let offer = json!({
        "holder": people.austrheim_contact.user(),
        "offer": { "role": "rd_contact", "municipality": "4621", "validFrom": "2026-02-01", "decidedBy": "Voss" }
    });
    let offered = people.voss_contact.post("/role-assignments").json(&offer).await.expect(201).json();
    let [asked] = &waiting(&people.austrheim_contact).await[..] else { panic!("one offer") };
    assert_eq!(
        (&asked["kind"], &asked["resource"], &asked["resourceId"], &asked["role"]["municipality"]["name"]),
        (&json!("role_offer"), &json!("role_assignment"), &offered["id"], &json!("Voss"))
    );
    assert_eq!(
        (&asked["validFrom"], &asked["role"]["municipality"]["number"]),
        (&json!("2026-02-01"), &json!("4621"))
    );
    assert_eq!(counted(&people.austrheim_contact).await, 1);

    let own = people.voss_contact.get("/role-assignments?holder=me").await.ok()["items"][0]["id"].clone();
    let path = format!("/role-assignments/{}/absences", own.as_str().unwrap());
    let away =
        json!({ "validFrom": "2026-02-01", "validTo": "2026-02-28", "deputy": people.alver_contact.user() });
    people.voss_contact.post(&path).if_match("*").json(&away).await.expect(201);
    let [told] = &waiting(&people.alver_contact).await[..] else { panic!("told before it begins") };
    assert_eq!(
        (&told["kind"], &told["since"], &told["until"], &told["person"], &told["role"]["role"]),
        (
            &json!("deputy"),
            &json!("2026-02-01"),
            &json!("2026-02-28"),
            &json!("FoU-kontakt på Voss"),
            &json!("rd_contact")
        )
    );
    assert_eq!(counted(&people.alver_contact).await, 0, "there is nothing to answer");
    ClusterStory::founded(&people).await.invited(&people, "4621").await;
    assert_eq!(counted(&people.alver_contact).await, 0, "not yet");
    app.clock.set(datetime!(2026-02-01 09:00 UTC));
    assert_eq!(counted(&people.alver_contact).await, 1, "she answers for Voss now");
    assert_eq!(waiting(&people.alver_contact).await[0]["municipality"]["number"], "4621");
    app.clock.set(datetime!(2026-02-28 23:00 UTC));
    assert!(waiting(&people.alver_contact).await.is_empty());
}

#[tokio::test]
async fn what_is_asked_in_a_cluster_that_is_to_close_waits_until_it_does() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::joined(&people, 3).await;
    let story = story.then(&people.austrheim_contact, "agreements", &json!({ "title": "Avtale" })).await;
    let send = format!("{}/send", story.agreement());
    let story =
        story.then_without_body(&people.austrheim_contact, &send).await.invited(&people, "4634").await;
    let close = json!({ "validFrom": "2026-06-01", "reason": "Oppgåva er løyst" });
    story.then(&people.austrheim_contact, "close", &close).await;
    let kinds = async |caller: &Caller| {
        waiting(caller).await.iter().map(|one| one["kind"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&people.voss_contact).await, ["agreement"]);
    assert_eq!(kinds(&people.masfjorden_contact).await, ["membership"]);
    app.clock.set(datetime!(2026-06-01 09:00 UTC));
    assert!(
        kinds(&people.voss_contact).await.is_empty() && kinds(&people.masfjorden_contact).await.is_empty()
    );
}

#[tokio::test]
async fn what_another_wrote_down_for_a_municipality_is_told_there_for_some_weeks_and_to_nobody_else() {
    let (app, people) = TestApp::start().await;
    let story = ClusterStory::founded(&people).await.invited(&people, "4621").await;
    let path = format!("/clusters/{}/proposals/{}/answer", story.id, story.view.proposals[0].id);
    let yes = json!({ "municipality": "4621", "agrees": true, "reference": "Formannskapet 3/26" });
    people.kkhov_coordinator.post(&path).if_match("*").json(&yes).await.ok();
    let [told] = &waiting(&people.voss_contact).await[..] else { panic!("one thing was done for Voss") };
    assert_eq!(
        (&told["kind"], &told["matter"], &told["reference"], &told["municipality"]["name"]),
        (&json!("written_down"), &json!("agreed"), &json!("Formannskapet 3/26"), &json!("Voss"))
    );
    assert_eq!((&told["resource"], &told["resourceId"]), (&json!("cluster"), &json!(story.id)));
    assert_eq!(counted(&people.voss_contact).await, 0, "there is nothing to answer");
    for other in [&people.kkhov_coordinator, &people.austrheim_contact, &people.national] {
        assert!(waiting(other).await.iter().all(|one| one["kind"] != "written_down"), "{other:?}");
    }
    let anchored = json!({ "politicalAnchoring": { "anchored": false }, "reference": "Kommunestyret 4/26" });
    people.kkhov_coordinator.patch("/municipalities/4621", &anchored).if_match("*").await.ok();
    let told = waiting(&people.voss_contact).await;
    let anchoring = told.iter().find(|one| one.get("matter").is_none()).expect("what was said of anchoring");
    assert_eq!(
        (&anchoring["kind"], &anchoring["resource"], &anchoring["reference"]),
        (&json!("written_down"), &json!("municipality"), &json!("Kommunestyret 4/26"))
    );
    app.clock.set(datetime!(2026-02-14 12:00 UTC));
    assert_eq!(waiting(&people.voss_contact).await.len(), 2);
    app.clock.set(datetime!(2026-02-15 12:00 UTC));
    assert!(waiting(&people.voss_contact).await.is_empty(), "it stands in the history now");
}

#[tokio::test]
async fn an_offer_whose_days_are_over_waits_for_nobody_and_is_in_the_way_of_none() {
    let (app, people) = TestApp::start().await;
    let offer = |first: &str, last: Value| {
        json!({ "holder": people.researcher.user(), "offer": { "role": "rd_contact", "municipality": "4621",
                "validFrom": first, "validTo": last, "decidedBy": "Voss kommune" } })
    };
    let ask = |body: Value| people.voss_contact.post("/role-assignments").json(&body);
    let made = ask(offer("2026-01-15", json!("2026-01-31"))).await.expect(201);
    let path = format!("/role-assignments/{}", made.json()["id"].as_str().unwrap());
    let told = async || {
        let me = people.researcher.get("/me").await.ok();
        (me["offers"].clone(), me["waiting"].clone(), waiting(&people.researcher).await.len())
    };
    app.clock.set(datetime!(2026-01-31 12:00 UTC));
    assert_eq!(told().await, (json!(1), json!(1), 1), "its last day is inside");
    ask(offer("2026-02-01", Value::Null)).await.refused(Code::AlreadyExists);
    app.clock.set(datetime!(2026-02-01 12:00 UTC));
    assert_eq!(told().await, (json!(0), json!(0), 0));
    people.researcher.post(&format!("{path}/accept")).if_match("*").await.refused(Code::StateConflict);
    ask(offer("2026-02-01", Value::Null)).await.expect(201);
    assert_eq!(people.voss_contact.get(&path).await.ok()["status"], "withdrawn");
    assert_eq!(told().await, (json!(1), json!(1), 1));
}
