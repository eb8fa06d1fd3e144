//! Those who run the system. Somebody always does (KSF-D03).

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::Bool;
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

/// Whether somebody with an open account administers the system from a day on, without an end. Asked after the change
/// that might take the last one away, behind [`lock_administrators`].
///
/// # Errors
/// When the database fails.
pub async fn keeps_an_administrator(connection: &mut AsyncPgConnection, from: Date) -> Result<bool> {
    let mut sql = Sql::new("SELECT EXISTS (SELECT 1 FROM held_roles(");
    sql.bind(from).push(
        ") a JOIN users u ON u.id = a.user_id WHERE a.role = 'system_admin' AND upper_inf(a.valid) AND u.active) AS kept",
    );
    let row: KeptRow = sql.row(connection).await?;
    Ok(row.kept)
}

/// Whether somebody administers the system on a day.
///
/// # Errors
/// When the database fails.
pub async fn is_administrator(connection: &mut AsyncPgConnection, user: UserId, day: Date) -> Result<bool> {
    let mut sql = Sql::new("SELECT EXISTS (SELECT 1 FROM held_roles(");
    sql.bind(day).with(") a WHERE a.role = 'system_admin' AND a.user_id = ?) AS kept", values![user.0]);
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
