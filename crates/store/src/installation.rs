//! What this installation is: demo or not, and whether the database will do.

use crate::Result;
use crate::sql::Sql;
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Integer, Text};
use diesel_async::AsyncPgConnection;

#[derive(QueryableByName)]
struct DemoRow {
    #[diesel(sql_type = Bool)]
    demo: bool,
}

/// Whether the whole database is demo content.
///
/// # Errors
/// When the database fails.
pub async fn is_demo(connection: &mut AsyncPgConnection) -> Result<bool> {
    let row: DemoRow = Sql::new("SELECT demo FROM installation").row(connection).await?;
    Ok(row.demo)
}

/// Marks the whole database as demo content, for good.
///
/// # Errors
/// When the database fails.
pub async fn mark_demo(connection: &mut AsyncPgConnection) -> Result<()> {
    Sql::new("UPDATE installation SET demo = true WHERE NOT demo").run(connection).await?;
    Ok(())
}

/// The oldest PostgreSQL that the schema and the queries are made for.
const OLDEST: i32 = 15;

#[derive(QueryableByName)]
struct ServerRow {
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    encoding: String,
}

#[derive(QueryableByName)]
struct LettersRow {
    #[diesel(sql_type = Text)]
    lowered: String,
    #[diesel(sql_type = Bool)]
    sorts: bool,
    #[diesel(sql_type = Text)]
    speaks: String,
}

/// What is wrong with the database for this program, if anything: PostgreSQL must not be too old, and the database must
/// be UTF-8, lower-case ÆØÅŊ, know how names are sorted in Norway, and tell its errors in English, by which deadlocks and
/// timeouts are recognised.
///
/// # Errors
/// When the database fails.
pub async fn unfit(connection: &mut AsyncPgConnection) -> Result<Option<String>> {
    // In ASCII alone: a database of another encoding cannot even be asked about the letters.
    let server: ServerRow = Sql::new(
        "SELECT current_setting('server_version_num')::integer / 10000 AS version, \
         pg_encoding_to_char(encoding)::text AS encoding FROM pg_database WHERE datname = current_database()",
    )
    .row(connection)
    .await?;
    if let Some(problem) = unfit_server(&server) {
        return Ok(Some(problem));
    }
    let letters: LettersRow = Sql::new(
        "SELECT lower('ÆØÅŊ') AS lowered, \
         EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'nb-x-icu') AS sorts, \
         current_setting('lc_messages') AS speaks",
    )
    .row(connection)
    .await?;
    Ok(if letters.lowered != "æøåŋ" {
        Some("its locale cannot lower-case ÆØÅŊ (make it with a UTF-8 locale such as C.UTF-8)".to_owned())
    } else if !letters.sorts {
        Some("it lacks the collation nb-x-icu (PostgreSQL must be built with ICU)".to_owned())
    } else if !["", "C", "POSIX", "en"].iter().any(|tongue| in_tongue(&letters.speaks, tongue)) {
        Some(format!("it tells its errors in {}: set lc_messages = 'C' for it", letters.speaks))
    } else {
        None
    })
}

/// Whether a setting such as `en_GB.UTF-8` names a language.
fn in_tongue(setting: &str, tongue: &str) -> bool {
    setting.split(['_', '.', '@', '-']).next() == Some(tongue)
}

fn unfit_server(server: &ServerRow) -> Option<String> {
    if server.version < OLDEST {
        Some(format!("it is PostgreSQL {}; {OLDEST} is the oldest that will do", server.version))
    } else if server.encoding != "UTF8" {
        Some(format!("its encoding is {}, not UTF8", server.encoding))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_too_old_or_not_utf8_is_unfit() {
        let problem =
            |version, encoding: &str| unfit_server(&ServerRow { version, encoding: encoding.to_owned() });
        assert_eq!(problem(15, "UTF8"), None);
        assert_eq!(problem(14, "UTF8").unwrap(), "it is PostgreSQL 14; 15 is the oldest that will do");
        assert_eq!(problem(17, "SQL_ASCII").unwrap(), "its encoding is SQL_ASCII, not UTF8");
    }
}
