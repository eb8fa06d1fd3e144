//! What this installation is: demo or not, and whether the database can hold Norwegian text.

use crate::Result;
use crate::sql::Sql;
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Text};
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

#[derive(QueryableByName)]
struct EncodingRow {
    #[diesel(sql_type = Text)]
    encoding: String,
    #[diesel(sql_type = Text)]
    lowered: String,
    #[diesel(sql_type = Bool)]
    sorts: bool,
}

/// What is wrong with the database for Norwegian text, if anything: it must be UTF-8, lower-case ÆØÅŊ, and know how
/// names are sorted in Norway.
///
/// # Errors
/// When the database fails.
pub async fn unfit_for_norwegian(connection: &mut AsyncPgConnection) -> Result<Option<String>> {
    let row: EncodingRow = Sql::new(
        "SELECT pg_encoding_to_char(encoding) AS encoding, lower('ÆØÅŊ') AS lowered, \
         EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'nb-x-icu') AS sorts \
         FROM pg_database WHERE datname = current_database()",
    )
    .row(connection)
    .await?;
    Ok(if row.encoding != "UTF8" {
        Some(format!("its encoding is {}, not UTF8", row.encoding))
    } else if row.lowered != "æøåŋ" {
        Some("its locale cannot lower-case ÆØÅŊ (make it with a UTF-8 locale such as C.UTF-8)".to_owned())
    } else if row.sorts {
        None
    } else {
        Some("it lacks the collation nb-x-icu (PostgreSQL must be built with ICU)".to_owned())
    })
}
