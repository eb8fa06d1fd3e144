//! Documents that municipalities link to, by their own ids.

use super::LinkedDocument;
use crate::Result;
use crate::sql::{Sql, values};
use crate::structure::json;
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Jsonb, Text};
use diesel_async::AsyncPgConnection;
use domain::DocumentId;
use time::Date;

#[derive(QueryableByName)]
struct DocumentOnlyRow {
    #[diesel(sql_type = Jsonb)]
    document: serde_json::Value,
}

/// A document that has not been taken away.
///
/// # Errors
/// When the database fails.
pub async fn linked_document(
    connection: &mut AsyncPgConnection,
    document: DocumentId,
) -> Result<Option<LinkedDocument>> {
    let mut sql = Sql::new("SELECT to_jsonb(d) AS document FROM municipality_documents d ");
    sql.with("WHERE d.id = ? AND d.removed_on IS NULL", values![document.0]);
    let row: Option<DocumentOnlyRow> = sql.maybe(connection).await?;
    row.map(|row| json("a document", row.document)).transpose()
}

#[derive(QueryableByName)]
struct NumberRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = SqlDate)]
    shown: Date,
}

/// The municipality that links to a document that has not been taken away: its number, and a day on which it has it.
///
/// # Errors
/// When the database fails.
pub async fn document_owner(
    connection: &mut AsyncPgConnection,
    document: DocumentId,
    day: Date,
) -> Result<Option<(String, Date)>> {
    let mut sql = Sql::new("SELECT k.number, least(upper(k.valid) - 1, ");
    sql.with(
        "?) AS shown FROM municipality_documents d JOIN municipalities k ON k.id = d.municipality_id \
         WHERE d.id = ? AND d.removed_on IS NULL AND lower(k.valid) <= ?",
        values![day, document.0, day],
    );
    let row: Option<NumberRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| (row.number, row.shown)))
}
