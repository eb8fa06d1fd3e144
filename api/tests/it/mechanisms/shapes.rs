//! The same query as JSON, NDJSON and CSV.

use super::{each, sent};
use serde_json::Value;
use test_support::TestApp;

const CSV: &str = "text/csv; charset=utf-8; header=present";

fn table(text: &str, delimiter: u8) -> Vec<csv::StringRecord> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[tokio::test]
async fn the_same_rows_come_in_every_shape_by_parameter_or_accept() {
    let (_app, people) = TestApp::start().await;
    let numbers = each(&people.anonymous.get("/municipalities?limit=200").await.ok(), "number");
    assert_eq!(numbers.len(), 10);
    for (accept, format, media) in
        [("application/x-ndjson", "ndjson", "application/x-ndjson"), ("text/csv", "csv", CSV)]
    {
        let by_parameter =
            people.anonymous.get(&format!("/municipalities?format={format}")).await.expect(200);
        let by_accept = people.anonymous.get("/municipalities").header("accept", accept).await.expect(200);
        assert_eq!(by_parameter.body, by_accept.body);
        assert_eq!((by_parameter.header("content-type"), by_accept.header("content-type")), (media, media));
        assert!(by_accept.header("vary").contains("Accept"), "{}", by_accept.header("vary"));
        let found: Vec<String> = match format {
            "ndjson" => by_accept
                .body
                .lines()
                .map(|line| {
                    serde_json::from_str::<Value>(line).unwrap()["number"].as_str().unwrap().to_owned()
                })
                .collect(),
            _ => table(&by_accept.body, b',').iter().skip(1).map(|row| row[0].to_owned()).collect(),
        };
        assert_eq!(found, numbers, "{format}");
        let some = people.anonymous.get(&format!("/municipalities?format={format}&county=42&limit=1")).await;
        assert_eq!(some.expect(200).body.lines().count(), if format == "csv" { 2 } else { 1 });
    }
    let wins = people.anonymous.get("/municipalities?format=json").header("accept", "text/csv").await.ok();
    assert_eq!(each(&wins, "number"), numbers, "the parameter wins");
    let best =
        people.anonymous.get("/municipalities").header("accept", "text/csv;q=0.4, application/*;q=0.5");
    best.await.ok();
}

#[tokio::test]
async fn an_export_says_whose_it_is_and_under_which_licence() {
    let (_app, people) = TestApp::start().await;
    for (format, name) in
        [("csv", "ksf-municipalities-2026-01-15.csv"), ("ndjson", "ksf-municipalities-2026-01-15.ndjson")]
    {
        let answer = people.anonymous.get(&format!("/municipalities?format={format}")).await.expect(200);
        assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{name}\""));
        assert_eq!(answer.header("link"), "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"");
        assert!(
            answer.header("x-attribution").contains("Kartverket"),
            "{:?}",
            answer.header("x-attribution")
        );
        assert_eq!(answer.header("x-demo"), "false");
    }
}

#[tokio::test]
async fn csv_is_rfc_4180_and_with_semicolons_as_a_norwegian_excel_wants_it() {
    let (_app, people) = TestApp::start().await;
    let odd = "Dusj; «bad», \"seng\" og Kárášjohka";
    sent(&people.voss_contact, odd).await;
    let comma = people.voss_contact.get("/needs?format=csv").await.expect(200).body;
    assert!(!comma.starts_with('\u{feff}'));
    assert!(comma.contains("\"Dusj; «bad», \"\"seng\"\" og Kárášjohka\""), "{comma}");
    assert_eq!(comma.matches('\n').count(), comma.matches("\r\n").count(), "lines end as the standard says");
    let semicolon = people.voss_contact.get("/needs?format=csv&delimiter=;").await.expect(200).body;
    let semicolon = semicolon.strip_prefix('\u{feff}').unwrap();
    let (by_comma, by_semicolon) = (table(&comma, b','), table(semicolon, b';'));
    assert_eq!(by_comma, by_semicolon);
    let column = by_comma[0].iter().position(|name| name == "title").unwrap();
    assert_eq!(&by_comma[1][column], odd);
}

#[tokio::test]
async fn no_cell_is_a_formula_and_a_negative_number_stays_a_number() {
    let (app, people) = TestApp::start().await;
    for formula in ["=HYPERLINK(\"http://x\")", "+47 22 00 00 00", "-2+3", "@SUM(A1)", "  =1+1 til frukost"] {
        sent(&people.voss_contact, formula).await;
    }
    let rows = table(&people.voss_contact.get("/needs?format=csv").await.expect(200).body, b',');
    let column = rows[0].iter().position(|name| name == "title").unwrap();
    for row in &rows[1..] {
        assert!(row[column].starts_with('\''), "{row:?}");
    }
    let lines = people.voss_contact.get("/needs?format=ndjson").await.expect(200).body;
    assert!(lines.contains("\"title\":\"-2+3\""), "JSON needs no guard: {lines}");

    app.database
        .run("UPDATE municipalities SET longitude = -12.5, latitude = 60.1 WHERE number = '4621'")
        .await;
    let rows = table(&people.anonymous.get("/municipalities?format=csv&q=4621").await.expect(200).body, b',');
    let column = rows[0].iter().position(|name| name == "longitude").unwrap();
    assert_eq!(&rows[1][column], "-12.5");
}

#[tokio::test]
async fn an_export_is_of_one_moment_although_somebody_changes_every_row_while_it_is_read() {
    let (app, people) = TestApp::start().await;
    // So many and so long that they cannot all be on their way at once.
    let many = "INSERT INTO organisations (id, name, kind, website) SELECT gen_random_uuid(), 'Institutt ' || n, \
                'research_institute', 'https://example.org/' || repeat('x', 1500) FROM generate_series(1, 16000) n";
    app.database.run(many).await;
    let mut answer = people.anonymous.get("/organisations?format=ndjson").unread().await;
    let mut body = answer.chunk().await.unwrap().unwrap().to_vec();
    app.database
        .run("UPDATE organisations SET website = 'https://example.org/after' WHERE name LIKE 'Institutt %'")
        .await;
    let still = "pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid() \
                 AND backend_type = 'client backend'";
    assert!(app.database.count(still).await > 0, "it was changed while it was read");
    while let Some(part) = answer.chunk().await.unwrap() {
        body.extend_from_slice(&part);
    }
    let text = String::from_utf8(body).unwrap();
    let websites: Vec<Value> =
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["website"].clone()).collect();
    assert_eq!(websites.len(), 16_002);
    let before =
        websites.iter().filter(|website| website.as_str().is_some_and(|text| text.ends_with("xx"))).count();
    assert_eq!(before, 16_000, "all or none");
    assert_eq!(app.database.count("organisations WHERE website LIKE '%/after'").await, 16_000, "by now");
}
