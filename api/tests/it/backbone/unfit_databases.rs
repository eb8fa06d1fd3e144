//! Databases that the program refuses before it does anything to them: one clear line, and an exit that is not zero.

use std::process::Command;
use test_support::{Database, Template};

/// Runs a command of the program on a database; returns what it refused with.
fn refused(database: &Database, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_api"))
        .args(arguments)
        .env("DATABASE_URL", &database.url)
        .env("SECRET_KEY", "of the tests, which is no secret at all")
        .env("PORT", "0")
        .output()
        .unwrap();
    let (said, wrong) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}{wrong}");
    assert_eq!(said, "", "{arguments:?}");
    assert_eq!(wrong.lines().count(), 1, "{arguments:?}: {wrong}");
    wrong
}

const COMMANDS: [&[&str]; 3] = [&["migrate"], &["serve"], &["import", "reference"]];

#[tokio::test]
async fn a_database_that_is_not_utf8_is_refused() {
    for encoding in ["LATIN1", "SQL_ASCII"] {
        let database = Database::bare_with(&format!("ENCODING '{encoding}' LOCALE 'C'"));
        for command in COMMANDS {
            let line = refused(&database, command);
            assert!(line.contains(&format!("its encoding is {encoding}, not UTF8")), "{line}");
        }
        assert_eq!(database.count("pg_class WHERE relnamespace = 'public'::regnamespace").await, 0);
    }
}

#[tokio::test]
async fn a_database_that_cannot_lower_case_norwegian_and_sami_letters_is_refused() {
    let database = Database::bare_with("ENCODING 'UTF8' LOCALE 'C'");
    for command in COMMANDS {
        let line = refused(&database, command);
        assert!(line.contains("ÆØÅŊ"), "{line}");
    }
    assert_eq!(database.count("pg_class WHERE relnamespace = 'public'::regnamespace").await, 0);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let database = Database::of(Template::Empty).await;
    database.run("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000000')").await;
    for command in COMMANDS {
        let line = refused(&database, command);
        assert!(line.contains("29990101000000") && line.contains("newer version"), "{line}");
    }
}

#[tokio::test]
async fn a_database_without_the_schema_is_not_served_and_the_remedy_is_named() {
    let database = Database::bare();
    for command in [&["serve"][..], &["import", "reference"]] {
        let line = refused(&database, command);
        assert!(line.contains("api migrate"), "{line}");
    }
}

#[test]
fn an_address_where_no_database_is_is_refused() {
    let database = Database::nowhere();
    for command in COMMANDS {
        refused(&database, command);
    }
}
