use super::each;
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::TestApp;

#[tokio::test]
async fn anyone_reads_a_region_with_counted_and_planned_numbers_host_and_clusters() {
    let (_app, people) = TestApp::start().await;
    assert_eq!(
        each(&people.anonymous, "/regions", "slug").await,
        ["vest", "nord", "sor"],
        "in the order of the plan"
    );
    let vest = people.anonymous.get("/regions/vest").await.ok();
    assert_eq!((&vest["municipalityCount"], &vest["planMunicipalityCount"]), (&json!(6), &json!(6)));
    assert_eq!(vest["municipalitiesInCluster"], 5, "Masfjorden is in two and counted once");
    assert_eq!(vest["host"]["municipality"], json!({ "number": "4601", "name": "Bergen" }));
    assert_eq!(
        (&vest["host"]["validFrom"], &vest["host"]["lockedUntil"]),
        (&json!("2024-10-01"), &json!("2026-12-31"))
    );
    assert_eq!(vest["counties"], json!([{ "number": "46", "name": "Vestland" }]));
    assert_eq!((&vest["hasCoordinator"], vest["clusters"].as_array().unwrap().len()), (&json!(true), 3));
    let directory = "/role-assignments?region=vest&role=regional_coordinator";
    let held = people.voss_contact.get(directory).await.ok()["items"][0].clone();
    assert!(vest["coordinatorSince"].is_string() && vest["coordinatorSince"] == held["validFrom"], "{held}");
    let sor = people.anonymous.get("/regions/sor").await.ok();
    assert_eq!(
        (&sor["hasCoordinator"], &sor["municipalityCount"], &sor["planMunicipalityCount"]),
        (&json!(false), &json!(2), &json!(3))
    );
    assert_eq!(sor.get("host"), None);
    assert_eq!((&vest["lacks"], &sor["lacks"][0]), (&json!([]), &json!("host")));
}

#[tokio::test]
async fn a_region_is_shown_as_it_was_on_a_day() {
    let (_app, people) = TestApp::start().await;
    let before: Value = people.anonymous.get("/regions/vest?asOf=2024-09-30").await.ok();
    assert_eq!(
        (&before["municipalityCount"], before.get("host"), &before["hasCoordinator"]),
        (&json!(0), None, &json!(false))
    );
    assert_eq!(before["clusters"].as_array().unwrap().len(), 3);
    people.anonymous.get("/regions/ost").await.refused(Code::NotFound);
    people.anonymous.get("/regions/vest?asof=2024-09-30").await.refused(Code::UnknownParameter);
}

#[tokio::test]
async fn what_a_region_lacks_names_its_rule_and_its_day() {
    let (app, people) = TestApp::start().await;
    app.database.run("UPDATE clusters SET region_id = (SELECT id FROM regions WHERE slug = 'vest')").await;
    let sor = people.anonymous.get("/regions/sor").await.ok();
    let told: Vec<_> = sor["lackRules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| (l["lack"].clone(), l["rule"].clone(), l["due"].clone()))
        .collect();
    let told_of = |lack: &str, rule: &str, due: Value| (json!(lack), json!(rule), due);
    assert_eq!(
        told,
        [
            told_of("host", "KSF-R03", Value::Null),
            told_of("coordinator", "KSF-R03", Value::Null),
            told_of("cluster", "KSF-R14", json!("2025-12-31")),
        ]
    );
    let source = sor["lackRules"][2]["source"].as_str().unwrap();
    assert!(source.contains("innen utgangen av 2025"), "{source}");
    assert_eq!(people.anonymous.get("/regions/vest").await.ok()["lackRules"], json!([]));
}
