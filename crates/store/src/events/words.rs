//! What was said of something on a day, from the edits after it: each holds what was said before.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Integer, Jsonb, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::EventBody;
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct EditRow {
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    payload: serde_json::Value,
    #[diesel(sql_type = Integer)]
    payload_version: i32,
}

/// What was said on a day of those that have said something else since: by the first edit that is valid after the day.
/// `said` finds in an edit what it says was said before.
///
/// # Errors
/// When the database fails.
pub async fn words_before<T>(
    connection: &mut AsyncPgConnection,
    aggregate: &str,
    ids: &[Uuid],
    kind: &str,
    day: Date,
    said: impl Fn(EventBody) -> Option<T>,
) -> Result<BTreeMap<Uuid, T>> {
    let mut sql =
        Sql::new("SELECT DISTINCT ON (aggregate_id) aggregate_id, payload, payload_version FROM events ");
    sql.with(
        "WHERE aggregate = ? AND aggregate_id = ANY(?) AND kind = ? AND effective_on > ? \
         AND jsonb_typeof(payload #> '{data,from}') = 'object' ORDER BY aggregate_id, aggregate_version",
        values![aggregate, ids.to_vec(), kind, day],
    );
    let rows: Vec<EditRow> = sql.rows(connection).await?;
    let mut found = BTreeMap::new();
    for row in rows {
        let body = EventBody::read(row.payload_version, kind, row.payload);
        let body = body.map_err(|e| StoreError::corrupt("an event", e))?;
        found.extend(said(body).map(|words| (row.aggregate_id, words)));
    }
    Ok(found)
}
