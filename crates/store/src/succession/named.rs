//! What is told of a change by name.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
}

/// The names of municipalities, with their numbers, and of regions and groups.
///
/// # Errors
/// When the database fails.
pub async fn names(connection: &mut AsyncPgConnection, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
    let mut sql = Sql::new("");
    sql.with(
        "SELECT id, number || ' ' || name AS name FROM municipalities WHERE id = ANY(?) \
         UNION ALL SELECT id, name FROM regions WHERE id = ANY(?) \
         UNION ALL SELECT id, name FROM groups WHERE id = ANY(?)",
        values![ids.to_vec(), ids.to_vec(), ids.to_vec()],
    );
    let rows: Vec<NameRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
