use crate::routes::each;
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{KKHOV, SETESDAL, TestApp};

#[tokio::test]
async fn anyone_reads_a_cluster_with_members_motor_and_status() {
    let (_app, people) = TestApp::start().await;
    let kkhov = people.anonymous.get(&format!("/clusters/{KKHOV}")).await.ok();
    assert_eq!((&kkhov["status"], &kkhov["region"]["slug"]), (&json!("established"), &json!("vest")));
    assert_eq!(
        (&kkhov["motor"]["municipality"]["name"], &kkhov["hasCoordinator"]),
        (&json!("Bergen"), &json!(true))
    );
    let members: Vec<&Value> =
        kkhov["members"].as_array().unwrap().iter().map(|m| &m["municipality"]["number"]).collect();
    assert_eq!(members, ["4601", "4621", "4634"]);
    let nattgruppa = &kkhov["subclusters"][0];
    assert_eq!((&nattgruppa["name"], &nattgruppa["validTo"]), (&json!("Nattgruppa"), &json!("2026-12-31")));
    let vacant = people.anonymous.get(&format!("/clusters/{SETESDAL}")).await.ok();
    assert_eq!((&vacant["hasCoordinator"], vacant.get("coordinatorSince")), (&json!(false), None));
    // Since when the post is filled is for everyone; by whom, for those who read the directory.
    let directory = format!("/role-assignments?cluster={KKHOV}&role=cluster_coordinator");
    let held = people.voss_contact.get(&directory).await.ok()["items"][0].clone();
    assert!(
        kkhov["coordinatorSince"].is_string() && kkhov["coordinatorSince"] == held["validFrom"],
        "{held}"
    );
    assert!(!kkhov.to_string().contains(held["holder"].as_str().unwrap()));
}

#[tokio::test]
async fn clusters_are_narrowed_by_region_status_and_day() {
    let (app, people) = TestApp::start().await;
    let names = async |query: &str| each(&people.anonymous, &format!("/clusters{query}"), "name").await;
    assert_eq!(
        names("").await,
        ["Hardangerklynga", "Kunnskapskommunen Helse Omsorg Vest", "Nordhordlandsklynga", "Setesdalsklynga"]
    );
    assert_eq!(names("?region=sor").await, ["Setesdalsklynga"]);
    app.database
        .run(&format!(
            "UPDATE cluster_statuses SET valid = daterange('2024-06-01', '2026-01-01') WHERE cluster_id = '{SETESDAL}'; \
             INSERT INTO cluster_statuses VALUES ('{SETESDAL}', 'dormant', daterange('2026-01-01', NULL), 'kvil')"
        ))
        .await;
    assert_eq!(names("?status=dormant").await, ["Setesdalsklynga"]);
    assert_eq!(names("?status=dormant&asOf=2025-12-31").await, Vec::<Value>::new());
    let setesdal = people.anonymous.get(&format!("/clusters/{SETESDAL}")).await.ok();
    assert_eq!(
        (&setesdal["status"], &setesdal["statuses"][0]["validTo"]),
        (&json!("dormant"), &json!("2025-12-31"))
    );
}

#[tokio::test]
async fn before_it_began_a_cluster_has_no_status_and_no_members() {
    let (_app, people) = TestApp::start().await;
    let before = people.anonymous.get(&format!("/clusters/{KKHOV}?asOf=2024-05-31")).await.ok();
    assert_eq!((before.get("status"), before.get("motor"), &before["members"]), (None, None, &json!([])));
    people.anonymous.get("/clusters/kkhov").await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_cluster_is_listed_from_the_day_it_began() {
    let (_app, people) = TestApp::start().await;
    let anyone = &people.anonymous;
    assert_eq!(each(anyone, "/clusters?asOf=2024-05-31", "name").await, Vec::<Value>::new());
    assert_eq!(each(anyone, "/clusters?asOf=2024-06-01", "name").await.len(), 4);
}

#[tokio::test]
async fn a_closed_cluster_has_no_members_anywhere() {
    let (app, people) = TestApp::start().await;
    app.database
        .run(&format!(
            "UPDATE cluster_statuses SET valid = daterange('2024-06-01', '2026-01-01') WHERE cluster_id = '{KKHOV}'; \
             INSERT INTO cluster_statuses VALUES ('{KKHOV}', 'closed', daterange('2026-01-01', NULL), 'slutt')"
        ))
        .await;
    let anyone = &people.anonymous;
    assert_eq!(anyone.get("/municipalities/4621").await.ok()["clusters"], json!([]));
    let then = anyone.get("/municipalities/4621?asOf=2025-12-31").await.ok();
    assert_eq!(then["clusters"].as_array().unwrap().len(), 1);
    assert_eq!(each(anyone, &format!("/municipalities?cluster={KKHOV}"), "name").await, Vec::<Value>::new());
    let me = people.voss_contact.get("/me").await.ok();
    assert!(!me.to_string().contains(&KKHOV.to_string()), "{me}");
}
