//! One-time links: to choose a password, and to accept a role one is invited to.
//!
//! Whoever made an invitation has seen its link. It may therefore choose the account's password only as long as its
//! maker may give every role that the account holds or is offered (decision 0014).

use super::Hash;
use crate::Result;
use crate::schema::one_time_links;
use crate::sql::{Sql, values};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::{RoleAssignmentId, UserId};
use time::OffsetDateTime;
use uuid::Uuid;

/// Stores a one-time link to choose a password; earlier unused ones of the user stop working, and no invitation may
/// choose it any more.
///
/// # Errors
/// When the database fails.
pub async fn insert_link(
    connection: &mut AsyncPgConnection,
    token: &Hash,
    user: UserId,
    created_by: Option<UserId>,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<()> {
    diesel::delete(one_time_links::table)
        .filter(one_time_links::user_id.eq(user.0).and(one_time_links::used_at.is_null()))
        .filter(one_time_links::role_assignment_id.is_null())
        .execute(connection)
        .await?;
    trust_only(connection, user, None).await?;
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(token.as_slice()),
            one_time_links::user_id.eq(user.0),
            one_time_links::created_by.eq(created_by.map(|u| u.0)),
            one_time_links::created_at.eq(now),
            one_time_links::expires_at.eq(expires_at),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// Lets no invitation of a user choose the password but those that one person made.
///
/// # Errors
/// When the database fails.
pub async fn trust_only(
    connection: &mut AsyncPgConnection,
    user: UserId,
    maker: Option<UserId>,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE one_time_links SET sets_password = false ");
    sql.with(
        "WHERE user_id = ? AND role_assignment_id IS NOT NULL AND used_at IS NULL AND sets_password \
         AND created_by IS DISTINCT FROM ?",
        values![user.0, maker.map(|m| m.0)],
    );
    sql.run(connection).await?;
    Ok(())
}

/// Uses a link to choose a password up; `None` when it is unknown, used or expired, or its account is closed.
///
/// # Errors
/// When the database fails.
pub async fn use_link(
    connection: &mut AsyncPgConnection,
    token: &Hash,
    now: OffsetDateTime,
) -> Result<Option<UserId>> {
    let user: Option<Uuid> = diesel::update(one_time_links::table.find(token.as_slice()))
        .filter(one_time_links::used_at.is_null().and(one_time_links::expires_at.gt(now)))
        .filter(one_time_links::role_assignment_id.is_null())
        .set(one_time_links::used_at.eq(now))
        .returning(one_time_links::user_id)
        .get_result(connection)
        .await
        .optional()?;
    let Some(user) = user.map(UserId) else { return Ok(None) };
    let open = crate::users::find(connection, user).await?.is_some_and(|account| account.active());
    Ok(open.then_some(user))
}

/// A link that invites to a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Whom.
    pub user: UserId,
    /// To what.
    pub role: RoleAssignmentId,
    /// Whether the link may choose the account's password.
    pub sets_password: bool,
    /// Who made it.
    pub created_by: Option<UserId>,
    /// Where that person says that the invited one is employed.
    pub employer: Option<String>,
    /// When it ends.
    pub expires_at: OffsetDateTime,
}

/// Stores a link that invites to a role; earlier unused ones to the same role stop working.
///
/// # Errors
/// When the database fails.
pub async fn insert_invitation(
    connection: &mut AsyncPgConnection,
    token: &Hash,
    invitation: &Invitation,
    now: OffsetDateTime,
) -> Result<()> {
    diesel::delete(one_time_links::table)
        .filter(one_time_links::role_assignment_id.eq(invitation.role.0))
        .filter(one_time_links::used_at.is_null())
        .execute(connection)
        .await?;
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(token.as_slice()),
            one_time_links::user_id.eq(invitation.user.0),
            one_time_links::created_by.eq(invitation.created_by.map(|u| u.0)),
            one_time_links::created_at.eq(now),
            one_time_links::expires_at.eq(invitation.expires_at),
            one_time_links::role_assignment_id.eq(invitation.role.0),
            one_time_links::sets_password.eq(invitation.sets_password),
            one_time_links::invited_employer.eq(invitation.employer.as_deref()),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

#[derive(QueryableByName)]
struct InvitationRow {
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    role_assignment_id: Uuid,
    #[diesel(sql_type = Bool)]
    sets_password: bool,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    created_by: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    invited_employer: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    expires_at: OffsetDateTime,
}

/// An invitation that can still be used, locked until the transaction ends. Its account is open.
///
/// # Errors
/// When the database fails.
pub async fn find_invitation(
    connection: &mut AsyncPgConnection,
    token: &Hash,
    now: OffsetDateTime,
) -> Result<Option<Invitation>> {
    let mut sql = Sql::new(
        "SELECT l.user_id, l.role_assignment_id, l.sets_password, l.created_by, l.invited_employer, l.expires_at \
         FROM one_time_links l \
         JOIN users u ON u.id = l.user_id ",
    );
    sql.with(
        "WHERE l.token_hash = ? AND l.role_assignment_id IS NOT NULL AND l.used_at IS NULL AND l.expires_at > ? \
         AND u.active FOR UPDATE OF l",
        values![token.to_vec(), now],
    );
    let row: Option<InvitationRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| Invitation {
        user: UserId(row.user_id),
        role: RoleAssignmentId(row.role_assignment_id),
        sets_password: row.sets_password,
        created_by: row.created_by.map(UserId),
        employer: row.invited_employer,
        expires_at: row.expires_at,
    }))
}

/// Uses an invitation up.
///
/// # Errors
/// When the database fails.
pub async fn use_invitation(
    connection: &mut AsyncPgConnection,
    token: &Hash,
    now: OffsetDateTime,
) -> Result<()> {
    diesel::update(one_time_links::table.find(token.as_slice()))
        .set(one_time_links::used_at.eq(now))
        .execute(connection)
        .await?;
    Ok(())
}
