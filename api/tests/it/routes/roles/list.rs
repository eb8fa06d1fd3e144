use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{Caller, TestApp};

async fn holders(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/role-assignments{query}")).await.ok();
    page["items"].as_array().unwrap().iter().map(|role| role["holder"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn everyone_in_ksf_and_the_administrators_read_who_holds_which_role() {
    let (_app, people) = TestApp::start().await;
    let page = people.voss_contact.get("/role-assignments?municipality=4634&count=true").await.ok();
    assert_eq!(page["total"], 1);
    let role = &page["items"][0];
    assert_eq!((&role["holder"], &role["role"]), (&json!("FoU-kontakt i Masfjorden"), &json!("rd_contact")));
    assert_eq!(role["municipality"], json!({ "number": "4634", "name": "Masfjorden" }));
    assert_eq!((&role["validFrom"], role.get("validTo")), (&json!("2025-01-01"), None));
    for caller in [&people.kkhov_coordinator, &people.national, &people.analyst, &people.admin] {
        caller.get("/role-assignments").await.ok();
    }
}

#[tokio::test]
async fn names_of_people_are_not_for_those_who_are_not_signed_in() {
    let (_app, people) = TestApp::start().await;
    people.anonymous.get("/role-assignments").await.refused(Code::Unauthenticated);
    people.anonymous.get("/role-assignments?format=csv").await.refused(Code::Unauthenticated);
}

#[tokio::test]
async fn roles_are_narrowed_by_role_place_and_day() {
    let (app, people) = TestApp::start().await;
    let national = &people.national;
    assert_eq!(
        holders(national, "?role=regional_coordinator").await,
        ["Regional koordinator Nord", "Regional koordinator Vest"]
    );
    assert_eq!(holders(national, "?region=vest").await, ["Regional koordinator Vest"]);
    assert_eq!(holders(national, "?region=sor").await, Vec::<String>::new(), "vacant");
    assert_eq!(holders(national, "?role=national&role=system_admin").await.len(), 2);
    assert_eq!(holders(national, "?asOf=2024-12-31").await, Vec::<String>::new());
    national.get("/role-assignments?asOf=i+dag").await.refused(Code::InvalidParameter);
    app.database.run("UPDATE role_assignments SET valid = daterange('2025-01-01', '2026-01-15') WHERE role = 'national_analyst'").await;
    let ended = national.get("/role-assignments?role=national_analyst&asOf=2026-01-14").await.ok();
    assert_eq!(ended["items"][0]["validTo"], "2026-01-14", "the last day is inside");
    assert_eq!(holders(national, "?role=national_analyst").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_role_that_was_taken_away_or_belongs_to_a_closed_account_is_not_shown() {
    let (app, people) = TestApp::start().await;
    app.database
        .run("UPDATE role_assignments SET revoked_at = '2026-01-15Z' WHERE role = 'researcher'")
        .await;
    app.database
        .run("UPDATE users SET active = false, closed_at = '2026-01-01Z' WHERE email LIKE 'alver%'")
        .await;
    assert_eq!(holders(&people.national, "?role=researcher").await, Vec::<String>::new());
    let all: Vec<Value> =
        holders(&people.national, "?limit=200").await.into_iter().map(Value::from).collect();
    assert!(!all.contains(&json!("FoU-kontakt i Alver")) && all.len() == 16, "{all:?}");
}

#[tokio::test]
async fn a_role_that_was_taken_away_was_held_until_then() {
    let (app, people) = TestApp::start().await;
    app.database
        .run(
            "UPDATE role_assignments SET revoked_at = '2025-11-10T12:00:00Z' WHERE role = 'national_analyst'; \
             UPDATE users SET active = false, closed_at = '2025-11-10T12:00:00Z' WHERE email = 'researcher@example.org'",
        )
        .await;
    for (day, held) in [("2025-11-09", 2), ("2025-11-10", 0), ("2026-01-15", 0)] {
        let query = format!("/role-assignments?role=national_analyst&role=researcher&asOf={day}&count=true");
        assert_eq!(people.national.get(&query).await.ok()["total"], held, "{day}");
    }
}

#[tokio::test]
async fn the_directory_is_searched_by_name_and_place_and_shows_addresses_to_ksf_alone() {
    let (_app, people) = TestApp::start().await;
    let voss = &people.voss_contact;
    assert_eq!(holders(voss, "?q=masfj").await, ["FoU-kontakt i Masfjorden"]);
    assert_eq!(holders(voss, "?q=kunnskapskommunen").await, ["Klyngekoordinator i Bergen"], "by place");
    assert_eq!(holders(voss, "?q=%25").await, Vec::<String>::new(), "wildcards are inert");
    let cluster = test_support::KKHOV;
    assert_eq!(
        holders(voss, &format!("?cluster={cluster}")).await,
        ["FoU-kontakt i Masfjorden", "FoU-kontakt på Voss", "Klyngekoordinator i Bergen"]
    );
    assert_eq!(holders(voss, &format!("?organisation={}", test_support::HVL)).await, ["Forsker ved HVL"]);
    let seen = voss.get("/role-assignments?q=masfj").await.ok();
    assert_eq!(seen["items"][0]["holderEmail"], "masfjorden_contact@example.org");
    let by_admin = people.admin.get("/role-assignments?q=masfj").await.ok();
    assert_eq!(by_admin["items"][0].get("holderEmail"), None, "administrators have their own list");
    let own = people.researcher.get("/role-assignments?holder=me").await.ok();
    assert_eq!(own["items"][0]["holderEmail"], "researcher@example.org");
    people.anonymous.get("/role-assignments?holder=me").await.refused(Code::Unauthenticated);
    voss.get("/role-assignments?holder=others").await.refused(Code::InvalidParameter);
    voss.get("/role-assignments?status=gone").await.refused(Code::InvalidParameter);
}

#[tokio::test]
async fn roles_of_every_status_are_found_by_it() {
    let (app, people) = TestApp::start().await;
    app.database
        .run(
            "UPDATE role_assignments SET revoked_at = '2026-01-10Z' WHERE role = 'researcher'; \
             UPDATE role_assignments SET valid = daterange('2026-02-01', NULL) WHERE role = 'national_analyst'; \
             UPDATE role_assignments SET state = 'declined' WHERE role = 'rd_contact_shared'",
        )
        .await;
    let national = &people.national;
    assert_eq!(holders(national, "?status=ended").await, ["Forsker ved HVL"]);
    assert_eq!(holders(national, "?status=confirmed").await, ["Analytiker i KS"]);
    assert_eq!(holders(national, "?status=declined").await.len(), 2);
    assert_eq!(holders(national, "?status=ended&status=confirmed").await.len(), 2);
}

#[tokio::test]
async fn whoever_is_signed_in_finds_those_one_turns_to_and_not_how_to_reach_them() {
    let (app, people) = TestApp::start().await;
    let researcher = &people.researcher;
    let voss = researcher.get("/role-assignments?municipality=4621").await.ok()["items"][0].clone();
    assert_eq!((&voss["holder"], &voss["role"]), (&json!("FoU-kontakt på Voss"), &json!("rd_contact")));
    for hidden in ["holderEmail", "reason", "absences"] {
        assert_eq!(voss.get(hidden), None, "{hidden}");
    }
    assert_eq!(voss["allowedActions"], json!([]));
    let export = researcher.get("/role-assignments?format=csv").await.expect(200).body;
    assert!(export.contains("FoU-kontakt på Voss") && !export.contains("@example.org"), "{export}");

    let all = holders(researcher, "?limit=200").await;
    assert!(all.contains(&"Klyngekoordinator i Bergen".to_owned()), "{all:?}");
    assert!(!all.iter().any(|name| name.contains("Analytiker") || name.contains("Forsker")), "{all:?}");
    for nothing in [
        "?role=system_admin",
        "?role=researcher",
        "?status=ended",
        "?q=analytiker",
        "?status=proposed",
        "?asOf=2025-06-01",
        "?asOf=2027-01-01",
    ] {
        assert_eq!(holders(researcher, nothing).await, Vec::<String>::new(), "{nothing}");
        assert_eq!(researcher.get(&format!("/role-assignments{nothing}&count=true")).await.ok()["total"], 0);
    }
    assert_eq!(holders(researcher, "?holder=me").await, ["Forsker ved HVL"], "one's own whole");

    let path = format!("/role-assignments/{}", voss["id"].as_str().unwrap());
    assert_eq!(researcher.get(&path).await.ok().get("holderEmail"), None);
    researcher.get(&format!("{path}/history")).await.refused(Code::NotFound);
    app.database
        .run("UPDATE role_assignments SET revoked_at = '2026-01-10Z' WHERE role = 'rd_contact'")
        .await;
    researcher.get(&path).await.refused(Code::NotFound);
    people.anonymous.get("/role-assignments").await.refused(Code::Unauthenticated);
}
