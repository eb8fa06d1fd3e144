//! Accounts; lists of them in [`list`], administrators in [`administrators`].

mod administrators;
mod list;

pub use administrators::{
    Administered, administered, lock_administrators, make_administrator, still_administered,
};
pub(crate) use list::like;
pub use list::{UserQuery, count, list};

use crate::schema::users;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::text::Email;
use domain::{MunicipalityId, OrganisationId, UiLanguage, UserId};
use time::OffsetDateTime;
use uuid::Uuid;

/// Where somebody is employed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Employer {
    /// KS.
    Ks,
    /// A municipality.
    Municipality {
        /// Its id.
        id: MunicipalityId,
        /// Its number.
        number: String,
        /// Its name.
        name: String,
    },
    /// Another organisation.
    Organisation {
        /// Its id.
        id: OrganisationId,
        /// Its name.
        name: String,
    },
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// One more at each change.
    pub version: i32,
    /// Sign-in name; a contact without sign-in has none.
    pub email: Option<String>,
    /// What the person is shown as.
    pub display_name: String,
    /// Language of the interface.
    pub language: UiLanguage,
    /// When it was closed; an open one never was, or was opened again.
    pub closed_at: Option<OffsetDateTime>,
    /// Whether a password is set.
    pub has_password: bool,
    /// Where the person is employed.
    pub employer: Option<Employer>,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    pub updated_at: OffsetDateTime,
}

impl User {
    /// Whether it is open.
    pub const fn active(&self) -> bool {
        self.closed_at.is_none()
    }
}

#[derive(QueryableByName)]
struct UserRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Text)]
    display_name: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    closed_at: Option<OffsetDateTime>,
    #[diesel(sql_type = Bool)]
    has_password: bool,
    #[diesel(sql_type = Bool)]
    employer_ks: bool,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    municipality_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    organisation_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    employer_name: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    created_at: OffsetDateTime,
    #[diesel(sql_type = Timestamptz)]
    updated_at: OffsetDateTime,
}

impl TryFrom<UserRow> for User {
    type Error = StoreError;
    fn try_from(row: UserRow) -> Result<Self> {
        let name = row.employer_name.unwrap_or_default();
        let employer = match (row.municipality_id, row.municipality_number, row.organisation_id) {
            (Some(id), Some(number), _) => {
                Some(Employer::Municipality { id: MunicipalityId(id), number, name })
            }
            (_, _, Some(id)) => Some(Employer::Organisation { id: OrganisationId(id), name }),
            _ => row.employer_ks.then_some(Employer::Ks),
        };
        Ok(Self {
            employer,
            id: UserId(row.id),
            version: row.version,
            email: row.email,
            display_name: row.display_name,
            language: row.language.parse().map_err(|e| StoreError::corrupt("a language", e))?,
            closed_at: row.closed_at,
            has_password: row.has_password,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

const SELECT: &str = "SELECT u.id, u.version, u.email, u.display_name, u.language, u.closed_at, \
     u.password_hash IS NOT NULL AS has_password, u.employer_ks, k.id AS municipality_id, \
     k.number AS municipality_number, o.id AS organisation_id, coalesce(k.name, o.name) AS employer_name, \
     u.created_at, u.updated_at FROM users u LEFT JOIN municipalities k ON k.id = u.employer_municipality_id \
     LEFT JOIN organisations o ON o.id = u.employer_organisation_id ";

/// What signing in needs to know.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The account.
    pub user: UserId,
    /// Its password hash, if a password is set.
    pub password_hash: Option<String>,
    /// Whether it is open.
    pub active: bool,
}

/// The credentials of a sign-in name.
///
/// # Errors
/// When the database fails.
pub async fn credentials(connection: &mut AsyncPgConnection, email: &Email) -> Result<Option<Credentials>> {
    let row: Option<(Uuid, Option<String>, bool)> = users::table
        .filter(users::email.eq(email.as_str()))
        .select((users::id, users::password_hash, users::active))
        .first(connection)
        .await
        .optional()?;
    Ok(row.map(|(id, password_hash, active)| Credentials { user: UserId(id), password_hash, active }))
}

/// Whether credentials that were read before are still those of an open account. The account is locked against change
/// until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn still_fits(connection: &mut AsyncPgConnection, read: &Credentials) -> Result<bool> {
    let now: Option<(Option<String>, bool)> = users::table
        .find(read.user.0)
        .select((users::password_hash, users::active))
        .for_share()
        .first(connection)
        .await
        .optional()?;
    Ok(now.is_some_and(|(hash, active)| active && hash == read.password_hash))
}

/// An account.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut AsyncPgConnection, user: UserId) -> Result<Option<User>> {
    one(connection, user, "").await
}

/// An account, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(connection: &mut AsyncPgConnection, user: UserId) -> Result<Option<User>> {
    one(connection, user, " FOR UPDATE OF u").await
}

/// The account of an address.
///
/// # Errors
/// When the database fails.
pub async fn find_by_email(connection: &mut AsyncPgConnection, email: &Email) -> Result<Option<User>> {
    let mut sql = Sql::new(SELECT);
    sql.with("WHERE u.email = ?", values![email.as_str()]);
    let row: Option<UserRow> = sql.maybe(connection).await?;
    row.map(User::try_from).transpose()
}

async fn one(connection: &mut AsyncPgConnection, user: UserId, lock: &'static str) -> Result<Option<User>> {
    let mut sql = Sql::new(SELECT);
    sql.with("WHERE u.id = ?", values![user.0]).push(lock);
    let rows: Vec<UserRow> = sql.rows(connection).await?;
    rows.into_iter().next().map(User::try_from).transpose()
}

fn employer_columns(user: &User) -> (bool, Option<Uuid>, Option<Uuid>) {
    match &user.employer {
        None => (false, None, None),
        Some(Employer::Ks) => (true, None, None),
        Some(Employer::Municipality { id, .. }) => (false, Some(id.0), None),
        Some(Employer::Organisation { id, .. }) => (false, None, Some(id.0)),
    }
}

/// Stores a new account.
///
/// # Errors
/// [`StoreError::Taken`] when the address has an account.
pub async fn insert(connection: &mut AsyncPgConnection, user: &User) -> Result<()> {
    diesel::insert_into(users::table)
        .values((
            users::id.eq(user.id.0),
            users::version.eq(user.version),
            users::email.eq(&user.email),
            users::display_name.eq(&user.display_name),
            users::language.eq(user.language.code()),
            users::active.eq(user.active()),
            users::closed_at.eq(user.closed_at),
            users::employer_ks.eq(employer_columns(user).0),
            users::employer_municipality_id.eq(employer_columns(user).1),
            users::employer_organisation_id.eq(employer_columns(user).2),
            users::created_at.eq(user.created_at),
            users::updated_at.eq(user.updated_at),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// Stores a changed account; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update(connection: &mut AsyncPgConnection, user: &User) -> Result<()> {
    let changed = diesel::update(users::table)
        .filter(users::id.eq(user.id.0).and(users::version.eq(user.version - 1)))
        .set((
            users::version.eq(user.version),
            users::display_name.eq(&user.display_name),
            users::language.eq(user.language.code()),
            users::active.eq(user.active()),
            users::closed_at.eq(user.closed_at),
            users::employer_ks.eq(employer_columns(user).0),
            users::employer_municipality_id.eq(employer_columns(user).1),
            users::employer_organisation_id.eq(employer_columns(user).2),
            users::updated_at.eq(user.updated_at),
        ))
        .execute(connection)
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Sets an account's password hash.
///
/// # Errors
/// When the database fails.
pub async fn set_password(connection: &mut AsyncPgConnection, user: UserId, hash: &str) -> Result<()> {
    diesel::update(users::table.find(user.0)).set(users::password_hash.eq(hash)).execute(connection).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    name: String,
}

/// What an employer is called.
///
/// # Errors
/// When the database fails.
pub async fn employer_name(connection: &mut AsyncPgConnection, employer: &Employer) -> Result<String> {
    let mut sql = Sql::new("SELECT name FROM ");
    match employer {
        Employer::Ks => return Ok("KS".to_owned()),
        Employer::Municipality { id, .. } => sql.with("municipalities WHERE id = ?", values![id.0]),
        Employer::Organisation { id, .. } => sql.with("organisations WHERE id = ?", values![id.0]),
    };
    let row: NameRow = sql.row(connection).await?;
    Ok(row.name)
}
