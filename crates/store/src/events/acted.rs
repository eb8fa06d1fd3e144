//! What somebody did.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::{EventId, UserId};
use time::OffsetDateTime;
use uuid::Uuid;

/// An event somebody acted in: what happened to what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActedIn {
    /// Its id.
    pub id: EventId,
    /// What happened.
    pub kind: String,
    /// Kind of resource.
    pub aggregate: String,
    /// The resource.
    pub aggregate_id: Uuid,
    /// When it was recorded.
    pub at: OffsetDateTime,
}

#[derive(QueryableByName)]
struct ActedInRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    aggregate: String,
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    recorded_at: OffsetDateTime,
}

/// The events somebody acted in, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn acted_in(connection: &mut AsyncPgConnection, user: UserId) -> Result<Vec<ActedIn>> {
    let mut sql = Sql::new("SELECT id, kind, aggregate, aggregate_id, recorded_at FROM events ");
    sql.with("WHERE actor_id = ? ORDER BY position", values![user.0]);
    let rows: Vec<ActedInRow> = sql.rows(connection).await?;
    Ok(rows
        .into_iter()
        .map(|row| ActedIn {
            id: EventId(row.id),
            kind: row.kind,
            aggregate: row.aggregate,
            aggregate_id: row.aggregate_id,
            at: row.recorded_at,
        })
        .collect())
}
