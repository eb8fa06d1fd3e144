//! What was said of something on a day, from the edits after it: each holds what was said before.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Jsonb, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct WordsRow {
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
    #[diesel(sql_type = Jsonb)]
    words: serde_json::Value,
}

/// What was said on a day of those that have said something else since: by the first edit that is valid after the day.
///
/// # Errors
/// When the database fails.
pub async fn words_before<T: DeserializeOwned>(
    connection: &mut AsyncPgConnection,
    aggregate: &str,
    ids: &[Uuid],
    kind: &str,
    day: Date,
) -> Result<BTreeMap<Uuid, T>> {
    let mut sql = Sql::new(
        "SELECT DISTINCT ON (aggregate_id) aggregate_id, payload #> '{data,from}' AS words FROM events ",
    );
    sql.with(
        "WHERE aggregate = ? AND aggregate_id = ANY(?) AND kind = ? AND effective_on > ? \
         AND jsonb_typeof(payload #> '{data,from}') = 'object' ORDER BY aggregate_id, aggregate_version",
        values![aggregate, ids.to_vec(), kind, day],
    );
    let rows: Vec<WordsRow> = sql.rows(connection).await?;
    let read = |row: WordsRow| {
        let words = serde_json::from_value(row.words).map_err(|e| StoreError::corrupt("words", e))?;
        Ok((row.aggregate_id, words))
    };
    rows.into_iter().map(read).collect()
}
