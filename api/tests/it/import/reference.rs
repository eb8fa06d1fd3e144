//! The reference data in the database: what lands there, and what a second import leaves alone.

use super::target::{Target, told};
use super::{altered, data};
use serde_json::{Value, json};

#[tokio::test]
async fn the_reference_data_lands_once_and_a_second_time_changes_nothing() {
    let target = Target::empty().await;
    let first = target.reference(data()).await.unwrap();
    assert_eq!(
        told(&first),
        json!({
            "counties": 15, "municipalities": 357, "municipality_populations": 357, "organisations": 102,
            "regions": 7, "region_municipalities": 356, "region_hosts": 7,
            "cooperation_structures": 17, "cooperation_members": 80, "templates": 4, "template_versions": 4,
        })
    );
    let event = target.database.row("SELECT kind, payload, visibility, actor_id FROM events").await;
    assert_eq!(event["kind"], "import.completed");
    assert_eq!(event["payload"]["data"], json!({ "source": "reference", "rows": told(&first) }));
    assert_eq!((&event["visibility"], &event["actor_id"]), (&Value::Null, &Value::Null));

    let before = target
        .database
        .rows("SELECT m.*, m.xmin::text AS written FROM municipalities m ORDER BY number")
        .await;
    assert!(target.reference(data()).await.unwrap().is_empty());
    assert_eq!(target.events().await, 1, "an import that changes nothing writes no event");
    let after = target
        .database
        .rows("SELECT m.*, m.xmin::text AS written FROM municipalities m ORDER BY number")
        .await;
    assert!(before == after, "not even written again");
}

#[tokio::test]
async fn regions_have_the_registers_number_of_municipalities_and_oslo_has_none() {
    let target = Target::with_reference().await;
    let counted = target
        .database
        .rows(
            "SELECT g.slug, count(p.municipality_id) AS n, g.plan_municipality_count AS plan \
             FROM regions g LEFT JOIN region_municipalities p ON p.region_id = g.id AND p.valid @> '2025-01-01'::date \
             GROUP BY g.id ORDER BY g.ordinal",
        )
        .await;
    let numbers: Vec<_> =
        counted.iter().map(|row| (row["slug"].as_str().unwrap(), row["n"].as_i64().unwrap())).collect();
    let expected = [
        ("midt", 65),
        ("vest", 66),
        ("nord", 80),
        ("innlandet", 46),
        ("ost", 33),
        ("sorost", 41),
        ("sor", 25),
    ];
    assert_eq!(numbers, expected);
    assert_eq!(counted[4]["plan"], 38, "the plan's own number is kept as it is");
    let oslo =
        "region_municipalities p JOIN municipalities m ON m.id = p.municipality_id WHERE m.number = '0301'";
    assert_eq!(target.database.count(oslo).await, 0);
}

#[tokio::test]
async fn a_fact_that_changed_is_taken_in_and_nothing_else_is_touched() {
    let target = Target::with_reference().await;
    let ids = "SELECT id, number FROM municipalities ORDER BY number";
    let before = target.database.rows(ids).await;
    let newer = altered(
        "a_newer_fact",
        &[
            ("municipalities.csv", "46,1672,2026-01-01", "46,1680,2027-01-01"),
            ("organisations.csv", "https://www.ntnu.edu", "https://www.ntnu.no"),
        ],
    );
    let summary = target.reference(&newer).await.unwrap();
    assert_eq!(told(&summary), json!({ "municipality_populations": 1, "organisations": 1 }));
    assert_eq!(target.events().await, 2);
    assert_eq!(target.database.rows(ids).await, before, "municipalities keep their ids");
    let counts = target
        .database
        .rows(
            "SELECT p.counted_on, p.population FROM municipality_populations p \
             JOIN municipalities m ON m.id = p.municipality_id WHERE m.number = '4634' ORDER BY 1",
        )
        .await;
    let both = [
        json!({ "counted_on": "2026-01-01", "population": 1672 }),
        json!({ "counted_on": "2027-01-01", "population": 1680 }),
    ];
    assert_eq!(counts, both, "the older count is history");
}

#[tokio::test]
async fn what_people_decided_about_the_structure_is_left_alone() {
    let target = Target::with_reference().await;
    target
        .database
        .run(
            "UPDATE regions SET status = 'established' WHERE slug = 'vest'; \
             UPDATE region_hosts SET valid = daterange('2024-01-01', '2027-01-01') \
             WHERE region_id = (SELECT id FROM regions WHERE slug = 'vest'); \
             INSERT INTO region_hosts (id, region_id, municipality_id, valid, decided_by, source) \
             SELECT '00000000-0000-7000-8000-000000000001', g.id, m.id, daterange('2027-01-01', NULL), 'KS', 'vedtak' \
             FROM regions g, municipalities m WHERE g.slug = 'vest' AND m.number = '1103'; \
             UPDATE region_municipalities SET valid = daterange('2024-10-01', '2026-01-01') WHERE municipality_id = \
             (SELECT id FROM municipalities WHERE number = '3118');",
        )
        .await;
    let everything = "SELECT (SELECT jsonb_agg(g ORDER BY slug) FROM regions g) AS regions, \
                      (SELECT jsonb_agg(h ORDER BY id) FROM region_hosts h) AS hosts, \
                      (SELECT jsonb_agg(p ORDER BY municipality_id) FROM region_municipalities p) AS places";
    let before = target.database.row(everything).await;
    assert!(target.reference(data()).await.unwrap().is_empty());
    assert_eq!(target.database.row(everything).await, before);
}

#[tokio::test]
async fn names_are_found_by_search_in_every_language_after_the_import() {
    let target = Target::with_reference().await;
    let karasjok = target.database.row("SELECT terms FROM municipalities WHERE number = '5610'").await;
    let terms = language::index_terms(&["Karasjok", "Kárášjohka - Karasjok", "Kárášjohka"]);
    assert_eq!(karasjok["terms"], json!(terms));
    let lexicon = format!("search_lexicon WHERE term = ANY(ARRAY{terms:?})").replace('"', "'");
    assert_eq!(target.database.count(&lexicon).await, i64::try_from(terms.len()).unwrap());
}

#[tokio::test]
async fn tables_with_a_mistake_write_nothing_at_all() {
    let target = Target::empty().await;
    let copy = altered("nothing_written", &[("cooperation_members.csv", "polars,1826,", "polars,9999,")]);
    let error = target.reference(&copy).await.unwrap_err().to_string();
    let place = copy.join("cooperation_members.csv").display().to_string();
    assert_eq!(
        error,
        format!(
            "{place}:76:2: column `municipality_number`: `9999` is not a known municipality\n\
             problems: 1; nothing was imported"
        )
    );
    assert_eq!((target.database.count("counties").await, target.events().await), (0, 0));
}

#[tokio::test]
async fn two_imports_at_once_do_the_work_of_one() {
    let target = Target::empty().await;
    let (one, other) = tokio::join!(target.reference(data()), target.reference(data()));
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(one.is_empty() != other.is_empty(), "{one} and {other}");
    assert_eq!(target.database.count("municipalities").await, 357);
}
