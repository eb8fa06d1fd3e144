//! What was said of something on a day, from the edits after it: each holds what was said before.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Integer, Jsonb, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::EventBody;
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// What an event says, of a row with the columns `kind`, `payload` and `payload_version`.
#[derive(QueryableByName)]
pub(crate) struct Told {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Jsonb)]
    payload: serde_json::Value,
    #[diesel(sql_type = Integer)]
    payload_version: i32,
}

impl Told {
    /// Reads it.
    ///
    /// # Errors
    /// Where this program cannot.
    pub(crate) fn body(self) -> Result<EventBody> {
        EventBody::read(self.payload_version, &self.kind, self.payload)
            .map_err(|e| StoreError::corrupt("an event", e))
    }
}

#[derive(QueryableByName)]
struct EditRow {
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
    #[diesel(embed)]
    told: Told,
}

/// A kind of edit, and whose it is.
pub type Edit = (&'static str, &'static str);

/// What was said on a day of those that have said something else since: by the first edit that is valid after the day.
/// `edits` are the kinds of edits that are looked for; `said` finds in one what it says was said before.
///
/// # Errors
/// When the database fails.
pub async fn words_before<T>(
    connection: &mut AsyncPgConnection,
    edits: &[Edit],
    ids: &[Uuid],
    day: Date,
    said: impl Fn(EventBody) -> Option<T>,
) -> Result<BTreeMap<Uuid, T>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (aggregates, kinds): (Vec<String>, Vec<String>) =
        edits.iter().map(|(aggregate, kind)| ((*aggregate).to_owned(), (*kind).to_owned())).unzip();
    let mut sql = Sql::new(
        "SELECT DISTINCT ON (aggregate_id) aggregate_id, kind, payload, payload_version FROM events ",
    );
    sql.with(
        "WHERE aggregate = ANY(?) AND aggregate_id = ANY(?) AND kind = ANY(?) AND effective_on > ? \
         AND jsonb_typeof(payload #> '{data,from}') = 'object' ORDER BY aggregate_id, aggregate_version",
        values![aggregates, ids.to_vec(), kinds, day],
    );
    let rows: Vec<EditRow> = sql.rows(connection).await?;
    let mut found = BTreeMap::new();
    for row in rows {
        found.extend(said(row.told.body()?).map(|words| (row.aggregate_id, words)));
    }
    Ok(found)
}
