//! Answers kept for repeats of a POST, written in the transaction of the first.

use crate::Result;
use crate::schema::idempotency_keys;
use crate::sql::{Sql, values};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use time::OffsetDateTime;

/// A kept answer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = idempotency_keys, check_for_backend(diesel::pg::Pg))]
pub struct Kept {
    /// SHA-256 over method, path and body of the request it answered.
    pub request_hash: Vec<u8>,
    /// HTTP status.
    pub status: i16,
    /// Headers that belong to the answer, as an object.
    pub headers: serde_json::Value,
    /// Body.
    pub body: String,
}

/// A request's key: the key it came with, for one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Whose key it is.
    pub client: String,
    /// The key.
    pub key: String,
}

#[derive(QueryableByName)]
struct LockRow {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

/// Takes the slot until the transaction ends; `false` when a twin of the request holds it.
///
/// # Errors
/// When the database fails.
pub async fn lock(connection: &mut AsyncPgConnection, slot: &Slot) -> Result<bool> {
    let mut sql = Sql::new("SELECT pg_try_advisory_xact_lock(hashtextextended(");
    sql.bind(format!("{}\u{1f}{}", slot.client, slot.key)).push(", 0)) AS locked");
    let row: LockRow = sql.row(connection).await?;
    Ok(row.locked)
}

/// The answer kept in a slot, unless older than `since`.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    slot: &Slot,
    since: OffsetDateTime,
) -> Result<Option<Kept>> {
    Ok(idempotency_keys::table
        .find((&slot.client, &slot.key))
        .filter(idempotency_keys::created_at.gt(since))
        .select(Kept::as_select())
        .first(connection)
        .await
        .optional()?)
}

/// Keeps an answer; one that is too old to be replayed makes way.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    connection: &mut AsyncPgConnection,
    slot: &Slot,
    kept: &Kept,
    now: OffsetDateTime,
) -> Result<()> {
    let columns = (
        idempotency_keys::request_hash.eq(&kept.request_hash),
        idempotency_keys::status.eq(kept.status),
        idempotency_keys::headers.eq(&kept.headers),
        idempotency_keys::body.eq(&kept.body),
        idempotency_keys::created_at.eq(now),
    );
    diesel::insert_into(idempotency_keys::table)
        .values((idempotency_keys::client.eq(&slot.client), idempotency_keys::key.eq(&slot.key), columns))
        .on_conflict((idempotency_keys::client, idempotency_keys::key))
        .do_update()
        .set(columns)
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes answers that are too old to be replayed; returns how many.
///
/// # Errors
/// When the database fails.
pub async fn forget(connection: &mut AsyncPgConnection, before: OffsetDateTime) -> Result<usize> {
    let mut sql = Sql::new("DELETE FROM idempotency_keys ");
    sql.with("WHERE created_at < ?", values![before]);
    sql.run(connection).await
}
