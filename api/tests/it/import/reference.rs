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
            "templates": 4, "template_versions": 4,
            "regions": 7, "region_municipalities": 356, "region_hosts": 7, "region_statuses": 7,
            "cooperation_structures": 17, "cooperation_members": 80,
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
async fn the_database_knows_how_much_was_imported_when_it_plans_the_first_query() {
    let target = Target::with_reference().await;
    let known = "SELECT reltuples::bigint AS rows FROM pg_class WHERE oid = 'municipalities'::regclass";
    assert_eq!(target.database.row(known).await["rows"], 357);
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
            "UPDATE region_statuses SET status = 'established' \
             WHERE region_id = (SELECT id FROM regions WHERE slug = 'vest'); \
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
                      (SELECT jsonb_agg(s ORDER BY region_id) FROM region_statuses s) AS statuses, \
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

#[tokio::test]
async fn an_organisation_that_people_have_made_stays_theirs_and_what_they_added_to_a_register_stays() {
    let target = Target::empty().await;
    target
        .database
        .run(
            "INSERT INTO organisations (id, name, short_name, kind, origin, description) VALUES \
             (gen_random_uuid(), 'NORCE Research AS', 'NORCE', 'business', 'people', 'Vårt')",
        )
        .await;
    let summary = target.reference(data()).await.unwrap();
    assert_eq!(told(&summary)["organisations"], 101);
    let theirs = target
        .database
        .row("SELECT kind, description FROM organisations WHERE name = 'NORCE Research AS'")
        .await;
    assert_eq!(theirs, json!({ "kind": "business", "description": "Vårt" }));
    target
        .database
        .run("UPDATE organisations SET contact_office = 'Kontoret', version = 2 WHERE short_name = 'NTNU'")
        .await;
    let newer =
        altered("a_newer_site", &[("organisations.csv", "https://www.ntnu.edu", "https://www.ntnu.no")]);
    target.reference(&newer).await.unwrap();
    let row = target
        .database
        .row("SELECT contact_office, website, version FROM organisations WHERE short_name = 'NTNU'")
        .await;
    assert_eq!(row, json!({ "contact_office": "Kontoret", "website": "https://www.ntnu.no", "version": 3 }));
}

#[tokio::test]
async fn a_new_edition_of_a_template_is_published_beside_what_people_have_published() {
    let target = Target::with_reference().await;
    target
        .database
        .run(
            "INSERT INTO template_versions SELECT template_id, 2, '2026-01-01', 'Vår', 'Vår', body_nb, body_nn, NULL, published_at \
             FROM template_versions v JOIN templates t ON t.id = v.template_id WHERE t.key = 'saksframlegg'",
        )
        .await;
    assert!(target.reference(data()).await.unwrap().is_empty());
    let newer = altered(
        "a_newer_edition",
        &[(
            "templates.csv",
            "saksframlegg,case_paper,2024-1,2024-01-01",
            "saksframlegg,case_paper,2026-1,2026-06-01",
        )],
    );
    assert_eq!(told(&target.reference(&newer).await.unwrap()), json!({ "template_versions": 1 }));
    let versions = target
        .database
        .rows(
            "SELECT number, valid_from, edition FROM template_versions v JOIN templates t ON t.id = v.template_id \
             WHERE t.key = 'saksframlegg' ORDER BY number",
        )
        .await;
    let expected =
        [("2024-01-01", json!("2024-1")), ("2026-01-01", Value::Null), ("2026-06-01", json!("2026-1"))];
    let expected: Vec<_> = (1..)
        .zip(expected)
        .map(|(number, (from, edition))| json!({ "number": number, "valid_from": from, "edition": edition }))
        .collect();
    assert_eq!(versions, expected);
    let missing = altered("a_missing_text", &[]);
    std::fs::remove_file(missing.join("templates/saksframlegg.nn.md")).unwrap();
    let error = target.reference(&missing).await.unwrap_err().to_string();
    assert!(error.contains("templates/saksframlegg.nn.md: cannot be read"), "{error}");
}
