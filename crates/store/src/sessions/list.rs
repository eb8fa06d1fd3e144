//! One's own sessions.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::{SessionId, UserId};
use time::OffsetDateTime;
use uuid::Uuid;

/// A session that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Browser and kind of device.
    pub device: String,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// When it was last renewed.
    pub last_used_at: OffsetDateTime,
}

#[derive(QueryableByName)]
struct SessionRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    device: String,
    #[diesel(sql_type = Timestamptz)]
    created_at: OffsetDateTime,
    #[diesel(sql_type = Timestamptz)]
    last_used_at: OffsetDateTime,
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: SessionId(row.id),
            device: row.device,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
        }
    }
}

fn select(user: UserId, now: OffsetDateTime) -> Sql {
    let mut sql = Sql::new(
        "SELECT s.id, s.device, s.created_at, coalesce(s.last_used_at, s.created_at) AS last_used_at FROM sessions s ",
    );
    sql.with("WHERE s.user_id = ? AND s.revoked_at IS NULL AND s.expires_at > ?", values![user.0, now]);
    sql
}

/// A user's sessions that run, the one used last first.
///
/// # Errors
/// When the database fails.
pub async fn running(
    connection: &mut AsyncPgConnection,
    user: UserId,
    now: OffsetDateTime,
) -> Result<Vec<Session>> {
    let mut sql = select(user, now);
    sql.push(" ORDER BY last_used_at DESC, s.id DESC");
    let rows: Vec<SessionRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// One of a user's sessions that run.
///
/// # Errors
/// When the database fails.
pub async fn find_running(
    connection: &mut AsyncPgConnection,
    user: UserId,
    session: SessionId,
    now: OffsetDateTime,
) -> Result<Option<Session>> {
    let mut sql = select(user, now);
    sql.with(" AND s.id = ?", values![session.0]);
    let row: Option<SessionRow> = sql.maybe(connection).await?;
    Ok(row.map(Session::from))
}
