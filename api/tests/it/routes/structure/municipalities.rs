use super::each;
use contract::problem::Code;
use serde_json::{Value, json};
use test_support::{KKHOV, TestApp};

#[tokio::test]
async fn anyone_reads_a_municipality_with_its_region_clusters_and_size() {
    let (_app, people) = TestApp::start().await;
    let bergen = people.anonymous.get("/municipalities/4601").await.ok();
    assert_eq!((&bergen["name"], &bergen["county"]["number"]), (&json!("Bergen"), &json!("46")));
    assert_eq!(
        (&bergen["region"]["slug"], &bergen["sizeClass"], &bergen["population"]),
        (&json!("vest"), &json!("large"), &json!(294_029))
    );
    let membership = &bergen["clusters"][0];
    assert_eq!((&membership["cluster"]["id"], &membership["motor"]), (&json!(KKHOV), &json!(true)));
    let austrheim = people.anonymous.get("/municipalities/4632").await.ok();
    assert_eq!(
        (austrheim.get("sizeClass"), &austrheim["clusters"]),
        (None, &json!([])),
        "a size is never guessed"
    );
    assert_eq!(people.anonymous.get("/municipalities/0301").await.ok().get("region"), None);
}

#[tokio::test]
async fn municipalities_are_narrowed_and_found_by_any_of_their_names() {
    let (_app, people) = TestApp::start().await;
    let numbers =
        async |query: &str| each(&people.anonymous, &format!("/municipalities{query}"), "number").await;
    let expected = |list: &[&str]| list.iter().map(|n| json!(n)).collect::<Vec<Value>>();
    assert_eq!(numbers("").await.len(), 10);
    assert_eq!(numbers("?county=42").await, expected(&["4203", "4221"]));
    assert_eq!(numbers("?region=nord&region=sor").await, expected(&["1804", "4203", "4221"]));
    assert_eq!(numbers(&format!("?cluster={KKHOV}")).await, expected(&["4601", "4621", "4634"]));
    assert_eq!(numbers("?sizeClass=small").await, expected(&["4221", "4634"]));
    assert_eq!(numbers("?sizeClass=medium&sizeClass=large").await, expected(&["0301", "4601", "4621"]));
    assert_eq!(numbers("?q=B%C3%A5d%C3%A5ddjo").await, expected(&["1804"]));
    assert_eq!(numbers("?q=masf").await, expected(&["4634"]), "the beginning of a name");
    assert_eq!(numbers("?q=4634").await, expected(&["4634"]));
    assert_eq!(numbers("?q=bodo").await, expected(&["1804"]));
    assert_eq!(numbers("?q=Masfjorden&county=18").await, expected(&[]));
}

#[tokio::test]
async fn anyone_finds_the_municipalities_that_lack_something() {
    let (app, people) = TestApp::start().await;
    let numbers =
        async |query: &str| each(&people.anonymous, &format!("/municipalities{query}"), "number").await;
    let oslo = people.anonymous.get("/municipalities/0301").await.ok();
    assert_eq!(
        oslo["lacks"],
        json!(["region", "cluster", "political_anchoring", "administrative_anchoring"])
    );
    assert_eq!(numbers("?lacks=region").await, [json!("0301")]);
    let without_cluster = numbers("?lacks=cluster").await;
    assert!(without_cluster.contains(&json!("0301")) && !without_cluster.contains(&json!("4621")));
    assert!(numbers("?lacks=cluster&lacks=region").await == without_cluster, "any of them");
    let without_contact = numbers("?lacks=contact").await;
    assert!(!without_contact.is_empty() && !without_contact.contains(&json!("4621")));
    let lacks = each(&people.anonymous, "/municipalities?lacks=contact", "lacks").await;
    assert!(lacks.iter().all(|lacks| lacks.as_array().unwrap().contains(&json!("contact"))), "{lacks:?}");
    app.database
        .run(
            "INSERT INTO municipality_anchorings (municipality_id, level, anchored, valid) \
             SELECT id, 'political', true, '[2025-01-01,)' FROM municipalities WHERE number = '4621'",
        )
        .await;
    let voss = people.anonymous.get("/municipalities/4621").await.ok();
    assert_eq!(voss["lacks"], json!(["administrative_anchoring"]));
    assert!(!numbers("?lacks=political_anchoring").await.contains(&json!("4621")));
}

#[tokio::test]
async fn a_municipality_is_shown_as_it_was_on_a_day() {
    let (app, people) = TestApp::start().await;
    let at = async |day: &str| people.anonymous.get(&format!("/municipalities/4621?asOf={day}")).await;
    assert_eq!(at("2024-05-31").await.ok()["clusters"], json!([]));
    assert_eq!(at("2024-06-01").await.ok()["clusters"][0]["cluster"]["id"], json!(KKHOV));
    assert_eq!(at("2024-09-30").await.ok().get("region"), None);
    at("2019-12-31").await.refused(Code::NotFound);
    app.database.run("UPDATE cluster_members SET valid = daterange('2024-06-01', '2026-01-15') WHERE municipality_id::text LIKE '%4621'").await;
    assert_eq!(at("2026-01-14").await.ok()["clusters"][0]["cluster"]["id"], json!(KKHOV), "its last day");
    assert_eq!(people.anonymous.get("/municipalities/4621").await.ok()["clusters"], json!([]), "today");
}

#[tokio::test]
async fn odd_numbers_and_words_find_nothing_and_break_nothing() {
    let (_app, people) = TestApp::start().await;
    for odd in ["9999", "46", "Bergen", "4601'--", "%00", "%F0%9F%92%A9"] {
        people.anonymous.get(&format!("/municipalities/{odd}")).await.refused(Code::NotFound);
    }
    for word in ["'", "%25", "_", "\\", "%22%7B", "%F0%9F%92%A9", "a:*|b"] {
        people.anonymous.get(&format!("/municipalities?q={word}")).await.ok();
    }
}

#[tokio::test]
async fn before_the_first_known_count_the_population_is_not_guessed() {
    let (_app, people) = TestApp::start().await;
    let voss = people.anonymous.get("/municipalities/4621?asOf=2024-12-31").await.ok();
    assert_eq!((voss.get("population"), voss.get("sizeClass")), (None, None));
    let counted = people.anonymous.get("/municipalities/4621?asOf=2025-01-01").await.ok();
    assert_eq!((&counted["population"], &counted["sizeClass"]), (&json!(16366), &json!("medium")));
}
