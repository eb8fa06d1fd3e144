//! What a list gets wrong.

use super::{MERGE, file, take};
use api::import::import_changes;
use serde_json::Value;
use std::path::Path;
use test_support::TestApp;

async fn refusal(app: &TestApp, test: &str, rows: &str) -> Vec<String> {
    let error = take(app, test, rows).await.expect_err("a refusal").to_string();
    let place = format!("{}:", file(test, rows).display());
    error.lines().filter(|line| !line.starts_with("problems:")).map(|line| line.replace(&place, "")).collect()
}

#[tokio::test]
async fn what_is_wrong_is_told_by_line_and_column_and_nothing_is_written() {
    let (app, _people) = TestApp::start().await;
    let before = app.database.rows("SELECT * FROM municipalities ORDER BY id").await;
    let rows = "2027-01-01,merge,4621,4699,Voss,,x\n\
                2027-01-01,split,4621,4698,Voss,,x\n\
                2027-01-01,rename,4621,4634,Voss,,x\n\
                2027-01-01,marry,4621,4634,Voss,,x\n\
                2027-13-01,rename,4621,,Voss,,x\n\
                2027-01-01,county_change,4621,4698,,,x\n";
    assert_eq!(
        refusal(&app, "shapes", rows).await,
        [
            "2:3: column `from`: a merger is of several, separated by `;`",
            "3:4: column `to`: a split makes several, separated by `;`",
            "4:4: column `to`: another name alone keeps the number",
            "5:2: column `kind`: `marry`: `marry` is not one of merge, split, rename, renumber, county_change, county_merge, county_split",
            "6:1: column `date`: `2027-13-01`: expected a date such as 2025-06-30",
            "7:6: column `county`: the new county",
        ]
    );
    let rows = "2027-01-01,merge,4621;9999,4699,Voss,,x\n\
                2027-01-01,renumber,4634,4601,,,x\n\
                2027-01-01,county_change,4622,4698,,99,x\n\
                2027-01-01,merge,1804;4203,4697,Langt,,x\n\
                2027-01-01,county_merge,18;42,77,Nord og Sør,,x\n";
    assert_eq!(
        refusal(&app, "places", rows).await,
        [
            "2:3: column `from`: `9999` is no municipality on the day before 2027-01-01",
            "3:4: column `to`: `4601` belongs to another municipality",
            "4:6: column `county`: `99` is no county on 2027-01-01",
            "5:6: column `county`: they come from several counties: say which",
            "6:3: column `from`: `18` still has 1804: they need a change the same day",
            "6:3: column `from`: `42` still has 4203, 4221: they need a change the same day",
        ]
    );
    take(&app, "once", MERGE).await.unwrap();
    let again = "2027-01-01,merge,4621;4634,4696,Vossefjorden,,x\n2028-01-01,rename,4621,,Vossevangen,,x\n";
    assert_eq!(
        refusal(&app, "again", again).await,
        [
            "2:3: column `from`: `4621` became others that day in another way",
            "3:3: column `from`: `4621` is no municipality on the day before 2028-01-01",
        ]
    );
    let missing = import_changes(&app.state.pool, Path::new("/nowhere/changes.csv"), &*app.clock).await;
    assert!(missing.unwrap_err().to_string().starts_with("/nowhere/changes.csv: cannot be read"));
    app.database.run("DELETE FROM municipality_successions; SELECT 1").await;
    let names = |rows: &[Value]| {
        rows.iter()
            .map(|row| row["name"].clone())
            .filter(|name| name != "Voss og Masfjorden")
            .collect::<Vec<_>>()
    };
    let after = app.database.rows("SELECT * FROM municipalities ORDER BY id").await;
    assert_eq!(names(&after), names(&before));
}
