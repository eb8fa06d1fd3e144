//! Those who run the system. Somebody always does (KSF-D03).

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Text};
use diesel_async::AsyncPgConnection;
use domain::UserId;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Locks the administrators' roles until the transaction ends, so that two of the last cannot go at once. What is read
/// after it, in a statement of its own, is as those left it who had the lock before.
///
/// # Errors
/// When the database fails.
pub async fn lock_administrators(connection: &mut AsyncPgConnection) -> Result<()> {
    Sql::new("SELECT id FROM role_assignments WHERE role = 'system_admin' ORDER BY id FOR UPDATE")
        .run(connection)
        .await?;
    Ok(())
}

#[derive(QueryableByName)]
struct KeptRow {
    #[diesel(sql_type = Bool)]
    kept: bool,
}

/// The days on which somebody administers the system, as the database writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administered(String);

#[derive(QueryableByName)]
struct DaysRow {
    #[diesel(sql_type = Text)]
    days: String,
}

/// The days from one on, for which somebody with an open account holds or is to hold an administrator's role.
fn days(sql: &mut Sql, from: Date) {
    sql.with(
        "(SELECT coalesce(range_agg(a.valid * daterange(?, NULL)), '{}'::datemultirange) AS days \
         FROM role_assignments a JOIN users u ON u.id = a.user_id WHERE a.role = 'system_admin' \
         AND a.state = 'accepted' AND a.revoked_at IS NULL AND u.active) t",
        values![from],
    );
}

/// The days from one on, on which somebody with an open account administers the system. Asked before a change that might
/// take the last one away, behind [`lock_administrators`].
///
/// # Errors
/// When the database fails.
pub async fn administered(connection: &mut AsyncPgConnection, from: Date) -> Result<Administered> {
    let mut sql = Sql::new("SELECT t.days::text AS days FROM ");
    days(&mut sql, from);
    let row: DaysRow = sql.row(connection).await?;
    Ok(Administered(row.days))
}

/// Whether somebody still does on all those days: asked after the change.
///
/// # Errors
/// When the database fails.
pub async fn still_administered(
    connection: &mut AsyncPgConnection,
    before: &Administered,
    from: Date,
) -> Result<bool> {
    let mut sql = Sql::new("SELECT t.days @> ");
    sql.with("?::text::datemultirange AS kept FROM ", values![before.0.clone()]);
    days(&mut sql, from);
    let row: KeptRow = sql.row(connection).await?;
    Ok(row.kept)
}

/// Gives a user the role of system administrator from a day on, unless held already.
///
/// # Errors
/// When the database fails.
pub async fn make_administrator(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    user: UserId,
    day: Date,
    now: OffsetDateTime,
) -> Result<bool> {
    let mut sql =
        Sql::new("INSERT INTO role_assignments (id, user_id, role, valid, decided_by, created_at) SELECT ");
    sql.with(
        "?, ?, 'system_admin', daterange(?, NULL), 'api admin create', ? WHERE NOT EXISTS (\
         SELECT 1 FROM held_roles(?) WHERE user_id = ? AND role = 'system_admin')",
        values![id, user.0, day, now, day, user.0],
    );
    Ok(sql.run(connection).await? == 1)
}
