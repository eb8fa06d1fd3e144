//! Sessions and their rotating refresh tokens; one-time links in [`links`]. Tokens are known by their SHA-256 alone.

mod links;
mod list;

pub use links::{
    Invitation, find_invitation, insert_invitation, insert_link, trust_only, use_invitation, use_link,
};
pub use list::{Session, find_running, running};

use crate::Result;
use crate::schema::{refresh_tokens, sessions};
use crate::sql::{Sql, values};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::{SessionId, UserId};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A token's hash.
pub type Hash = [u8; 32];

/// Starts a session with its first refresh token.
///
/// # Errors
/// When the database fails.
pub async fn start(
    connection: &mut AsyncPgConnection,
    session: SessionId,
    user: UserId,
    device: &str,
    token: &Hash,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(session.0),
            sessions::user_id.eq(user.0),
            sessions::created_at.eq(now),
            sessions::expires_at.eq(expires_at),
            sessions::device.eq(device),
        ))
        .execute(connection)
        .await?;
    insert_token(connection, session.0, token, now).await
}

async fn insert_token(
    connection: &mut AsyncPgConnection,
    session: Uuid,
    token: &Hash,
    now: OffsetDateTime,
) -> Result<()> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::token_hash.eq(token.as_slice()),
            refresh_tokens::session_id.eq(session),
            refresh_tokens::created_at.eq(now),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// What became of a refresh token that was presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// Exchanged for the new one.
    Done {
        /// The session.
        session: SessionId,
        /// Its user.
        user: UserId,
    },
    /// Unknown, its session has ended, or its account is closed.
    Unknown,
    /// Replayed after its successor was used: somebody has a copy. The session has been ended.
    Replayed,
}

#[derive(Queryable)]
struct TokenRow {
    session: Uuid,
    successor: Option<Vec<u8>>,
    user: Uuid,
    created_at: OffsetDateTime,
    expires_at: OffsetDateTime,
    revoked_at: Option<OffsetDateTime>,
}

/// How long a session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Without use.
    pub unused: Duration,
    /// At all.
    pub longest: Duration,
}

/// Exchanges a refresh token for a new one; the session then lives on, but not past its longest life. A repeat while the
/// successor is unused (two tabs, a lost answer) replaces the successor; a replay after it was used ends the session.
/// Tokens older than the one before the presented are forgotten: whoever comes with one is nobody.
///
/// # Errors
/// When the database fails.
pub async fn exchange(
    connection: &mut AsyncPgConnection,
    presented: &Hash,
    next: &Hash,
    now: OffsetDateTime,
    life: Life,
) -> Result<Exchange> {
    // The session is the lock: two exchanges of one family never run at once.
    let Some(session) = session_of(connection, presented).await? else { return Ok(Exchange::Unknown) };
    let locked: Option<Uuid> =
        sessions::table.find(session).select(sessions::id).for_update().first(connection).await.optional()?;
    if locked.is_none() {
        return Ok(Exchange::Unknown);
    }
    let row: Option<TokenRow> = refresh_tokens::table
        .inner_join(sessions::table.on(sessions::id.eq(refresh_tokens::session_id)))
        .filter(refresh_tokens::token_hash.eq(presented.as_slice()))
        .select((
            refresh_tokens::session_id,
            refresh_tokens::successor,
            sessions::user_id,
            sessions::created_at,
            sessions::expires_at,
            sessions::revoked_at,
        ))
        .first(connection)
        .await
        .optional()?;
    let Some(row) = row else { return Ok(Exchange::Unknown) };
    if row.revoked_at.is_some() || row.expires_at <= now {
        return Ok(Exchange::Unknown);
    }
    if let Some(successor) = row.successor {
        let used: Option<Option<Vec<u8>>> = refresh_tokens::table
            .find(&successor)
            .select(refresh_tokens::successor)
            .first(connection)
            .await
            .optional()?;
        if used.flatten().is_some() {
            end(connection, SessionId(row.session), now).await?;
            return Ok(Exchange::Replayed);
        }
        diesel::delete(refresh_tokens::table.find(&successor)).execute(connection).await?;
    }
    if !crate::users::find(connection, UserId(row.user)).await?.is_some_and(|account| account.active()) {
        return Ok(Exchange::Unknown);
    }
    insert_token(connection, row.session, next, now).await?;
    let expires_at = (now + life.unused).min(row.created_at + life.longest);
    diesel::update(sessions::table.find(row.session))
        .set((sessions::expires_at.eq(expires_at), sessions::last_used_at.eq(now)))
        .execute(connection)
        .await?;
    diesel::update(refresh_tokens::table.find(presented.as_slice()))
        .set(refresh_tokens::successor.eq(next.as_slice()))
        .execute(connection)
        .await?;
    let mut sql = Sql::new("DELETE FROM refresh_tokens ");
    sql.with(
        "WHERE session_id = ? AND token_hash NOT IN (?, ?) AND successor IS DISTINCT FROM ?",
        values![row.session, presented.to_vec(), next.to_vec(), presented.to_vec()],
    );
    sql.run(connection).await?;
    Ok(Exchange::Done { session: SessionId(row.session), user: UserId(row.user) })
}

async fn session_of(connection: &mut AsyncPgConnection, token: &Hash) -> Result<Option<Uuid>> {
    Ok(refresh_tokens::table
        .find(token.as_slice())
        .select(refresh_tokens::session_id)
        .first(connection)
        .await
        .optional()?)
}

/// Ends a session at once, also for access tokens already issued.
///
/// # Errors
/// When the database fails.
pub async fn end(connection: &mut AsyncPgConnection, session: SessionId, now: OffsetDateTime) -> Result<()> {
    diesel::update(sessions::table.find(session.0))
        .filter(sessions::revoked_at.is_null())
        .set(sessions::revoked_at.eq(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends the session a refresh token belongs to, if any.
///
/// # Errors
/// When the database fails.
pub async fn end_by_token(
    connection: &mut AsyncPgConnection,
    token: &Hash,
    now: OffsetDateTime,
) -> Result<()> {
    match session_of(connection, token).await? {
        Some(session) => end(connection, SessionId(session), now).await,
        None => Ok(()),
    }
}

/// Ends every session of a user.
///
/// # Errors
/// When the database fails.
pub async fn end_all(connection: &mut AsyncPgConnection, user: UserId, now: OffsetDateTime) -> Result<()> {
    diesel::update(sessions::table)
        .filter(sessions::user_id.eq(user.0).and(sessions::revoked_at.is_null()))
        .set(sessions::revoked_at.eq(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends every session of a user but one.
///
/// # Errors
/// When the database fails.
pub async fn end_others(
    connection: &mut AsyncPgConnection,
    user: UserId,
    kept: SessionId,
    now: OffsetDateTime,
) -> Result<()> {
    diesel::update(sessions::table)
        .filter(sessions::user_id.eq(user.0).and(sessions::id.ne(kept.0)).and(sessions::revoked_at.is_null()))
        .set(sessions::revoked_at.eq(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes sessions that ended long ago, and one-time links that nobody can use any more; returns how many sessions.
///
/// # Errors
/// When the database fails.
pub async fn forget(connection: &mut AsyncPgConnection, before: OffsetDateTime) -> Result<usize> {
    let mut sql = Sql::new("DELETE FROM one_time_links ");
    sql.with("WHERE expires_at < ? OR used_at < ?", values![before, before]);
    sql.run(connection).await?;
    let mut sql = Sql::new("DELETE FROM sessions ");
    sql.with("WHERE expires_at < ? OR revoked_at < ?", values![before, before]);
    sql.run(connection).await
}
