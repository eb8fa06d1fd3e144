//! Accounts and the roles they hold.

use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::schema::users;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Bool, Date as SqlDate, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::access::Role;
use domain::text::Email;
use domain::{ClusterId, OrganisationId, UiLanguage, UserId};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

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
    /// Whether it is open.
    pub active: bool,
    /// Whether a password is set.
    pub has_password: bool,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    pub updated_at: OffsetDateTime,
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
    #[diesel(sql_type = Bool)]
    active: bool,
    #[diesel(sql_type = Bool)]
    has_password: bool,
    #[diesel(sql_type = Timestamptz)]
    created_at: OffsetDateTime,
    #[diesel(sql_type = Timestamptz)]
    updated_at: OffsetDateTime,
}

impl TryFrom<UserRow> for User {
    type Error = StoreError;
    fn try_from(row: UserRow) -> Result<Self> {
        Ok(Self {
            id: UserId(row.id),
            version: row.version,
            email: row.email,
            display_name: row.display_name,
            language: row.language.parse().map_err(|e| StoreError::corrupt("a language", e))?,
            active: row.active,
            has_password: row.has_password,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

const SELECT: &str = "SELECT u.id, u.version, u.email, u.display_name, u.language, u.active, \
     u.password_hash IS NOT NULL AS has_password, u.created_at, u.updated_at FROM users u ";

#[derive(QueryableByName)]
struct HolderRow {
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
}

/// Whether nobody else with an open account administers the system on a day. The administrators' roles are locked until
/// the transaction ends, so that two of the last cannot go at once.
///
/// # Errors
/// When the database fails.
pub async fn is_last_administrator(
    connection: &mut AsyncPgConnection,
    user: UserId,
    day: Date,
) -> Result<bool> {
    let mut sql = Sql::new("SELECT a.user_id FROM role_assignments a JOIN users u ON u.id = a.user_id ");
    sql.with(
        "WHERE a.role = 'system_admin' AND a.revoked_at IS NULL AND a.valid @> ? AND u.active ORDER BY a.id FOR UPDATE OF a",
        values![day],
    );
    let holders: Vec<HolderRow> = sql.rows(connection).await?;
    Ok(holders.iter().any(|row| row.user_id == user.0) && holders.iter().all(|row| row.user_id == user.0))
}

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

async fn one(connection: &mut AsyncPgConnection, user: UserId, lock: &'static str) -> Result<Option<User>> {
    let mut sql = Sql::new(SELECT);
    sql.with("WHERE u.id = ?", values![user.0]).push(lock);
    let rows: Vec<UserRow> = sql.rows(connection).await?;
    rows.into_iter().next().map(User::try_from).transpose()
}

/// Which accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Part of a name or address.
    pub q: Option<String>,
    /// Open or closed.
    pub active: Option<bool>,
}

fn narrow(sql: &mut Sql, query: &UserQuery) {
    sql.push("WHERE true");
    if let Some(q) = &query.q {
        let pattern = like(q);
        sql.with(" AND (u.display_name ILIKE ? OR u.email ILIKE ?)", values![pattern.clone(), pattern]);
    }
    if let Some(active) = query.active {
        sql.with(" AND u.active = ?", values![active]);
    }
}

/// A pattern that finds a text anywhere, its wildcards inert.
pub(crate) fn like(text: &str) -> String {
    format!("%{}%", text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Accounts by name. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    query: &UserQuery,
    window: &Window,
) -> Result<Option<Vec<Keyed<User>>>> {
    let order = Order {
        columns: &["u.display_name COLLATE \"nb-x-icu\"", "u.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(SELECT);
    narrow(&mut sql, query);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<UserRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let item = User::try_from(row)?;
            let key = vec![KeyPart::Text(item.display_name.clone()), KeyPart::Id(item.id.0)];
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many accounts.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut AsyncPgConnection, query: &UserQuery) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count FROM users u ");
    narrow(&mut sql, query);
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
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
            users::active.eq(user.active),
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
            users::active.eq(user.active),
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

/// A role held by somebody, with the names of its scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAssignment {
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub user: UserId,
    /// What the holder is shown as.
    pub holder: String,
    /// The role.
    pub role: Role,
    /// Municipality: number and name.
    pub municipality: Option<(String, String)>,
    /// Cluster: id and name.
    pub cluster: Option<(ClusterId, String)>,
    /// Region: slug and name.
    pub region: Option<(String, String)>,
    /// Organisation: id and name.
    pub organisation: Option<(OrganisationId, String)>,
    /// First day.
    pub valid_from: Date,
    /// Day after the last.
    pub valid_until: Option<Date>,
    /// Who decided it.
    pub decided_by: String,
}

#[derive(QueryableByName)]
struct RoleRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Text)]
    holder: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    organisation_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_name: Option<String>,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Text)]
    decided_by: String,
}

impl TryFrom<RoleRow> for RoleAssignment {
    type Error = StoreError;
    fn try_from(row: RoleRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            user: UserId(row.user_id),
            holder: row.holder,
            role: row.role.parse().map_err(|e| StoreError::corrupt("a role", e))?,
            municipality: row.municipality_number.zip(row.municipality_name),
            cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
            region: row.region_slug.zip(row.region_name),
            organisation: row.organisation_id.map(OrganisationId).zip(row.organisation_name),
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            decided_by: row.decided_by,
        })
    }
}

/// Which roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleQuery {
    /// Holders.
    pub users: Vec<UserId>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Municipality by number.
    pub municipality: Option<String>,
    /// Region by slug.
    pub region: Option<String>,
}

const ROLES: &str = "SELECT a.id, a.user_id, u.display_name AS holder, a.role, k.number AS municipality_number, \
     k.name AS municipality_name, a.cluster_id, c.name AS cluster_name, r.slug AS region_slug, r.name AS region_name, \
     a.organisation_id, o.name AS organisation_name, lower(a.valid) AS valid_from, upper(a.valid) AS valid_until, \
     a.decided_by";
const ROLES_FROM: &str = " FROM role_assignments a JOIN users u ON u.id = a.user_id \
     LEFT JOIN municipalities k ON k.id = a.municipality_id LEFT JOIN clusters c ON c.id = a.cluster_id \
     LEFT JOIN regions r ON r.id = a.region_id LEFT JOIN organisations o ON o.id = a.organisation_id \
     WHERE true";

fn narrow_roles(sql: &mut Sql, query: &RoleQuery, day: Date) {
    sql.push(ROLES_FROM);
    // A role taken away, or whose holder's account was closed, was held until that day.
    sql.with(
        " AND a.valid @> ? AND (a.revoked_at IS NULL OR (a.revoked_at AT TIME ZONE 'Europe/Oslo')::date > ?) \
         AND (u.active OR (u.updated_at AT TIME ZONE 'Europe/Oslo')::date > ?)",
        values![day, day, day],
    );
    if !query.users.is_empty() {
        let ids: Vec<Uuid> = query.users.iter().map(|u| u.0).collect();
        sql.with(" AND a.user_id = ANY(?)", values![ids]);
    }
    if !query.roles.is_empty() {
        let codes: Vec<String> = query.roles.iter().map(|r| r.code().to_owned()).collect();
        sql.with(" AND a.role = ANY(?)", values![codes]);
    }
    if let Some(number) = &query.municipality {
        sql.with(" AND k.number = ?", values![number.clone()]);
    }
    if let Some(slug) = &query.region {
        sql.with(" AND r.slug = ?", values![slug.clone()]);
    }
}

/// Roles held on a day. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn roles(
    connection: &mut AsyncPgConnection,
    query: &RoleQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<RoleAssignment>>>> {
    let order = Order {
        columns: &["u.display_name COLLATE \"nb-x-icu\"", "a.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(ROLES);
    narrow_roles(&mut sql, query, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let item = RoleAssignment::try_from(row)?;
            let key = vec![KeyPart::Text(item.holder.clone()), KeyPart::Id(item.id)];
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

/// How many roles are held on a day.
///
/// # Errors
/// When the database fails.
pub async fn count_roles(connection: &mut AsyncPgConnection, query: &RoleQuery, day: Date) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow_roles(&mut sql, query, day);
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
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
         SELECT 1 FROM role_assignments WHERE user_id = ? AND role = 'system_admin' AND revoked_at IS NULL \
         AND valid @> ?)",
        values![id, user.0, day, now, user.0, day],
    );
    Ok(sql.run(connection).await? == 1)
}
