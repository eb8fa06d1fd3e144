//! Roles on municipalities that become others.

use super::{AFTER, BEFORE, MERGE, each, take};
use contract::problem::FieldCode;
use serde_json::{Value, json};
use test_support::{Caller, TestApp, municipality};
use time::macros::datetime;

async fn offers(caller: &Caller, number: &str) -> Vec<Value> {
    let path = format!("/role-assignments?municipality={number}&status=proposed&asOf={AFTER}");
    caller.get(&path).await.ok()["items"].as_array().unwrap().clone()
}

fn holders(offers: &[Value]) -> Vec<&str> {
    offers.iter().map(|offer| offer["holder"].as_str().unwrap()).collect()
}

async fn pass_the_day(app: &TestApp) {
    app.clock.set(datetime!(2027-01-02 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
}

#[tokio::test]
async fn roles_end_in_a_merger_and_go_on_under_another_number() {
    let (app, people) = TestApp::start().await;
    take(&app, "roles", &format!("{MERGE}2027-01-01,renumber,4632,4698,,,SSB 2027\n")).await.unwrap();
    let holders = async |number: &str, day: &str| {
        each(&people.national, &format!("/role-assignments?municipality={number}&asOf={day}"), "/holder")
            .await
    };
    assert_eq!(holders("4621", BEFORE).await, ["FoU-kontakt på Voss"]);
    assert_eq!(holders("4699", AFTER).await, Vec::<Value>::new(), "nobody has said yes");
    assert_eq!(holders("4632", BEFORE).await, ["Delt FoU-kontakt", "FoU-kontakt i Austrheim"]);
    assert_eq!(holders("4698", AFTER).await, ["Delt FoU-kontakt", "FoU-kontakt i Austrheim"]);
    let page = people
        .national
        .get(&format!("/role-assignments?municipality=4632&asOf={AFTER}&count=true"))
        .await
        .ok();
    assert_eq!(page["total"], 0);
    app.clock.set(datetime!(2027-01-02 09:00 UTC));
    app.database.run("UPDATE sessions SET expires_at = '2028-01-01'").await;
    let me = people.austrheim_contact.get("/me").await.ok();
    assert_eq!(me["mayRegisterFor"][0]["municipality"], json!({ "number": "4698", "name": "Austrheim" }));
}

#[tokio::test]
async fn who_spoke_for_what_merged_is_offered_the_role_on_what_it_became() {
    let (app, people) = TestApp::start().await;
    let mine = people.national.get("/role-assignments?municipality=4621").await.ok()["items"][0].clone();
    let path = format!("/role-assignments/{}", mine["id"].as_str().unwrap());
    let etag = people.national.get(&path).await.etag();
    let leave =
        json!({ "validFrom": "2026-12-01", "validTo": "2027-01-31", "deputy": people.alver_contact.user() });
    let etag = people.voss_contact.post(&format!("{path}/absences")).json(&leave).if_match(etag).await.etag();
    let mandate = json!({ "mandate": "Held i alt av forsking", "tasks": ["Melde behov"] });
    people.voss_contact.patch(&path, &mandate).if_match(etag).await.ok();
    take(&app, "offered", MERGE).await.unwrap();
    take(&app, "offered", MERGE).await.unwrap();

    let made = offers(&people.national, "4699").await;
    assert_eq!(holders(&made), ["FoU-kontakt i Masfjorden", "FoU-kontakt på Voss"], "once each");
    let offer = &made[1];
    for (member, value) in [
        ("validFrom", json!(AFTER)),
        ("role", json!("rd_contact")),
        ("decidedBy", json!("Endringsliste: Stortinget 2026")),
        ("reason", json!("4621 Voss → 4699 Voss og Masfjorden")),
        ("mandate", mandate["mandate"].clone()),
        ("tasks", mandate["tasks"].clone()),
    ] {
        assert_eq!(offer[member], value, "{member}");
    }
    let absence = &offer["absences"][0];
    assert_eq!((&absence["validFrom"], &absence["validTo"]), (&json!(AFTER), &json!("2027-01-31")));
    let ended = people.national.get(&path).await.ok();
    assert_eq!((&ended["status"], &ended["validTo"]), (&json!("active"), &json!(BEFORE)));
    let told = "SELECT kind, effective_on FROM events WHERE kind LIKE 'role.%' AND actor_id IS NULL ORDER BY position";
    let pair = [
        json!({ "kind": "role.ended", "effective_on": AFTER }),
        json!({ "kind": "role.proposed", "effective_on": AFTER }),
    ];
    assert_eq!(app.database.rows(told).await, [pair.clone(), pair].concat());

    // One says yes, the other no; the role is held from the first day.
    let voss = format!("/role-assignments/{}", offer["id"].as_str().unwrap());
    let etag = people.voss_contact.get(&voss).await.etag();
    let accepted =
        people.voss_contact.post(&format!("{voss}/accept")).if_match(etag).json(&json!({})).await.ok();
    assert_eq!(accepted["status"], "confirmed");
    let masfjorden = format!("/role-assignments/{}", made[0]["id"].as_str().unwrap());
    let etag = people.masfjorden_contact.get(&masfjorden).await.etag();
    people
        .masfjorden_contact
        .post(&format!("{masfjorden}/decline"))
        .if_match(etag)
        .json(&json!({}))
        .await
        .ok();
    let held = async |day: &str| {
        each(&people.national, &format!("/role-assignments?municipality=4699&asOf={day}"), "/holder").await
    };
    assert_eq!((held(BEFORE).await, held(AFTER).await), (vec![], vec![json!("FoU-kontakt på Voss")]));
    let speaks =
        async |caller: &Caller| caller.get("/me").await.ok()["mayRegisterFor"].as_array().unwrap().len();
    assert_eq!((speaks(&people.voss_contact).await, speaks(&people.masfjorden_contact).await), (1, 1));
    pass_the_day(&app).await;
    let me = people.voss_contact.get("/me").await.ok();
    assert_eq!(me["mayRegisterFor"][0]["municipality"]["number"], "4699");
    assert_eq!(speaks(&people.masfjorden_contact).await, 0);
}

#[tokio::test]
async fn a_role_is_offered_once_and_never_to_whoever_is_gone_or_has_not_answered() {
    let (app, people) = TestApp::start().await;
    let on = |number: &str| Some(("municipality_id", municipality(number).0));
    let shared = app.somebody("Delt", &[("rd_contact_shared", on("4634")), ("rd_contact", on("4621"))]).await;
    let gone = app.somebody("Borte", &[("rd_contact", on("4621"))]).await;
    let left = app.somebody("Slutta", &[("rd_contact", on("4621"))]).await;
    let waits = app.somebody("Ventar", &[]).await;
    app.database
        .run(&format!(
            "UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE id = '{}'",
            gone.user()
        ))
        .await;
    let end = format!(
        "UPDATE role_assignments SET valid = '[2025-01-01,2026-12-01)' WHERE user_id = '{}'",
        left.user()
    );
    app.database.run(&end).await;
    for from in ["2026-06-01", AFTER] {
        let offer = json!({ "role": if from == AFTER { "rd_contact" } else { "rd_contact_shared" }, "municipality": "4621", "validFrom": from, "decidedBy": "Voss" });
        let body = json!({ "holder": waits.user(), "offer": offer });
        people.voss_contact.post("/role-assignments").json(&body).await.expect(201);
    }
    take(&app, "once_each", MERGE).await.unwrap();
    let made = offers(&people.national, "4699").await;
    assert_eq!(holders(&made), ["Delt", "FoU-kontakt i Masfjorden", "FoU-kontakt på Voss"]);
    assert_eq!(made[0]["role"], "rd_contact", "the whole role before the shared one");
    let of = format!("role_assignments WHERE user_id = '{}' AND", shared.user());
    assert_eq!(app.database.count(&format!("{of} state = 'proposed'")).await, 1);
    let state =
        format!("SELECT state FROM role_assignments WHERE user_id = '{}' ORDER BY valid", waits.user());
    let states = app.database.rows(&state).await;
    assert_eq!(
        states,
        [json!({ "state": "proposed" }), json!({ "state": "withdrawn" })],
        "what began later never does"
    );
}

#[tokio::test]
async fn of_a_split_what_goes_on_first_is_offered() {
    let (app, people) = TestApp::start().await;
    take(&app, "split_roles", "2027-01-01,split,4621,4699;4698,Voss;Vossestrand,,Stortinget 2026\n")
        .await
        .unwrap();
    assert_eq!(holders(&offers(&people.national, "4699").await), ["FoU-kontakt på Voss"]);
    assert_eq!(offers(&people.national, "4698").await, Vec::<Value>::new());
    // Who holds the same role on the old Voss sees by number and day that it is another that is offered.
    let waits = people.voss_contact.get("/me/waiting").await.ok()["items"][0].clone();
    assert_eq!(
        (&waits["kind"], &waits["validFrom"], &waits["role"]["municipality"]),
        (&json!("role_offer"), &json!("2027-01-01"), &json!({ "number": "4699", "name": "Voss" }))
    );
}

#[tokio::test]
async fn under_another_number_a_role_goes_on_with_its_deputy_and_what_was_declined_stays() {
    let (app, people) = TestApp::start().await;
    let absence = "INSERT INTO absences SELECT a.id, '[2026-12-01,2027-02-01)', u.id FROM role_assignments a, users u \
                   WHERE a.municipality_id = (SELECT id FROM municipalities WHERE number = '4632') AND a.role = 'rd_contact' \
                   AND u.email = 'voss_contact@example.org'";
    app.database.run(absence).await;
    let declined =
        app.somebody("Sa nei", &[("rd_contact", Some(("municipality_id", municipality("4632").0)))]).await;
    app.database
        .run(&format!("UPDATE role_assignments SET state = 'declined' WHERE user_id = '{}'", declined.user()))
        .await;
    take(&app, "renumbered", "2027-01-01,renumber,4632,4698,,,SSB 2027\n").await.unwrap();
    let page = people.national.get(&format!("/role-assignments?municipality=4698&asOf={AFTER}")).await.ok();
    let deputies: Vec<_> =
        page["items"].as_array().unwrap().iter().map(|role| role["deputy"]["name"].clone()).collect();
    assert_eq!(deputies, [Value::Null, json!("FoU-kontakt på Voss")]);
    assert_eq!(
        app.database.count(&format!("role_assignments WHERE user_id = '{}'", declined.user())).await,
        1
    );
}

#[tokio::test]
async fn a_role_on_a_county_ends_with_it_and_is_offered_on_what_it_became() {
    let (app, people) = TestApp::start().await;
    let authority = app.somebody("Fylkeskommunen", &[]).await;
    app.database
        .run(&format!(
            "INSERT INTO role_assignments (id, user_id, role, county_number, valid, decided_by, mandate, created_at) \
             VALUES (gen_random_uuid(), '{}', 'county_authority', '18', daterange('2025-01-01', NULL), 'test', 'Folkehelse', '2025-01-01Z')",
            authority.user()
        ))
        .await;
    let merge = "2027-01-01,county_merge,18;42,77,Nord og Sør,,Stortinget 2026\n\
                 2027-01-01,county_change,1804,7701,,77,x\n2027-01-01,county_change,4203,7702,,77,x\n\
                 2027-01-01,county_change,4221,7703,,77,x\n";
    let summary = take(&app, "roles-of-counties", merge).await.unwrap();
    let line = "  roles offered anew: 1".to_owned();
    assert!(summary.follow_up.contains(&line), "{:?}", summary.follow_up);
    let mine = async |status: &str| {
        let page = authority.get(&format!("/role-assignments?holder=me&status={status}")).await.ok();
        page["items"].as_array().unwrap().clone()
    };
    let ([held], [offered]) = (&mine("active").await[..], &mine("proposed").await[..]) else {
        panic!("one each")
    };
    assert_eq!((&held["county"]["number"], &held["validTo"]), (&json!("18"), &json!(BEFORE)));
    assert_eq!((&offered["county"]["number"], &offered["validFrom"]), (&json!("77"), &json!(AFTER)));
    assert_eq!(
        (&offered["mandate"], &offered["reason"]),
        (&json!("Folkehelse"), &json!("18 Nordland → 77 Nord og Sør"))
    );
    // On what has ended, nothing is offered.
    pass_the_day(&app).await;
    let offer = |county: &str| {
        json!({ "holder": people.researcher.user(), "offer": {
            "role": "county_authority", "county": county, "validFrom": "2027-02-01", "decidedBy": "KS" } })
    };
    let over = people.national.post("/role-assignments").json(&offer("18")).await;
    over.refused_at("/offer/county", FieldCode::UnknownValue);
    people.national.post("/role-assignments").json(&offer("77")).await.expect(201);
}

#[tokio::test]
async fn an_offer_on_what_a_place_becomes_is_taken_back_with_the_role_behind_it() {
    let (app, people) = TestApp::start().await;
    let on = |number: &str| Some(("municipality_id", municipality(number).0));
    let both = app.somebody("Begge", &[("rd_contact", on("4634")), ("rd_contact", on("4621"))]).await;
    take(&app, "taken_back", MERGE).await.unwrap();
    let names = ["Begge", "FoU-kontakt i Masfjorden", "FoU-kontakt på Voss"];
    assert_eq!(holders(&offers(&people.national, "4699").await), names);
    let held = async |caller: &Caller| {
        let page = caller.get("/role-assignments?holder=me").await.ok();
        let all = page["items"].as_array().unwrap().iter();
        all.map(|role| format!("/role-assignments/{}", role["id"].as_str().unwrap())).collect::<Vec<_>>()
    };
    let end = async |holder: &Caller, path: &str, body: Value| {
        holder.post(&format!("{path}/end")).if_match("*").json(&body).await.ok();
    };
    // One that lasts as long as its place stands behind the offer.
    let voss = held(&people.voss_contact).await[0].clone();
    end(&people.voss_contact, &voss, json!({ "lastDay": BEFORE })).await;
    assert_eq!(holders(&offers(&people.national, "4699").await), names);
    let roles = held(&both).await;
    end(&both, &roles[0], json!({})).await;
    assert_eq!(holders(&offers(&people.national, "4699").await), names, "another role is behind it");
    end(&both, &roles[1], json!({ "lastDay": "2026-12-01" })).await;
    assert_eq!(holders(&offers(&people.national, "4699").await), names[1..]);
    end(&people.voss_contact, &voss, json!({ "reason": "Ny i stillinga" })).await;
    assert_eq!(holders(&offers(&people.national, "4699").await), names[1..2]);
    let told = "SELECT kind FROM events ORDER BY position DESC LIMIT 2";
    let told = app.database.rows(told).await;
    assert_eq!(told, [json!({ "kind": "role.withdrawn" }), json!({ "kind": "role.ended" })]);
}
