//! Roles that people are offered and hold: one at a time here, lists in [`list`], places in [`seat`].

mod carried;
mod list;
mod offerable;
mod place_ends;
mod row;
mod seat;
mod words;
mod write;

pub use carried::carried_offers;
pub use list::{RoleQuery, count, list};
pub use offerable::{OfferablePlace, PlaceKind, offerable};
pub use place_ends::place_ends;
pub(crate) use row::scope as scope_of_columns;
pub use row::{AbsenceRecord, RoleRecord};
pub use seat::{Place, scope, seat};
pub use words::gave_way;
pub use write::{insert, invited_as, update};

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Date as SqlDate, Nullable, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::period::Period;
use domain::{ClusterId, MunicipalityId, RegionId, RoleAssignmentId, UserId};
use row::RoleRow;
use time::Date;
use uuid::Uuid;

/// A role as it stands on a day.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    id: RoleAssignmentId,
    day: Date,
) -> Result<Option<RoleRecord>> {
    one(connection, id, day, "").await
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(
    connection: &mut AsyncPgConnection,
    id: RoleAssignmentId,
    day: Date,
) -> Result<Option<RoleRecord>> {
    one(connection, id, day, " FOR UPDATE OF a").await
}

/// Some roles as they stand on a day, in no order.
///
/// # Errors
/// When the database fails.
pub async fn find_all(
    connection: &mut AsyncPgConnection,
    ids: &[RoleAssignmentId],
    day: Date,
) -> Result<Vec<RoleRecord>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut sql = row::select(day, day);
    sql.push(row::FROM).with(" WHERE a.id = ANY(?)", values![ids]);
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    rows.into_iter().map(RoleRecord::try_from).collect()
}

async fn one(
    connection: &mut AsyncPgConnection,
    id: RoleAssignmentId,
    day: Date,
    lock: &'static str,
) -> Result<Option<RoleRecord>> {
    let mut sql = row::select(day, day);
    sql.push(row::FROM).with(" WHERE a.id = ?", values![id.0]).push(lock);
    let row: Option<RoleRow> = sql.maybe(connection).await?;
    row.map(RoleRecord::try_from).transpose()
}

/// The roles that people with an open account hold or are to hold on municipalities on a day or later, whole contacts before
/// shared ones, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn on_municipalities(
    connection: &mut AsyncPgConnection,
    municipalities: &[MunicipalityId],
    from: Date,
    today: Date,
) -> Result<Vec<RoleRecord>> {
    let ids: Vec<Uuid> = municipalities.iter().map(|id| id.0).collect();
    let here = |sql: &mut Sql| {
        sql.with("a.municipality_id = ANY(?)", values![ids]);
    };
    on_places(connection, here, from, today).await
}

/// The same on counties, by number.
///
/// # Errors
/// When the database fails.
pub async fn on_counties(
    connection: &mut AsyncPgConnection,
    numbers: &[String],
    from: Date,
    today: Date,
) -> Result<Vec<RoleRecord>> {
    let numbers = numbers.to_vec();
    let here = |sql: &mut Sql| {
        sql.with("a.county_number = ANY(?)", values![numbers]);
    };
    on_places(connection, here, from, today).await
}

async fn on_places(
    connection: &mut AsyncPgConnection,
    here: impl FnOnce(&mut Sql),
    from: Date,
    today: Date,
) -> Result<Vec<RoleRecord>> {
    let mut sql = row::select(today, today);
    sql.push(row::FROM).push(" WHERE ");
    here(&mut sql);
    sql.with(
        " AND a.state = 'accepted' AND a.revoked_at IS NULL AND u.active \
         AND a.valid && daterange(?, NULL) ORDER BY a.role = 'rd_contact' DESC, a.valid, a.id FOR UPDATE OF a",
        values![from],
    );
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    rows.into_iter().map(RoleRecord::try_from).collect()
}

/// The roles on a cluster that are held or offered on a day or later, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn on_cluster(
    connection: &mut AsyncPgConnection,
    cluster: ClusterId,
    from: Date,
    today: Date,
) -> Result<Vec<RoleRecord>> {
    let mut sql = row::select(today, today);
    sql.push(row::FROM).with(
        " WHERE a.cluster_id = ? AND a.state IN ('accepted', 'proposed') AND a.revoked_at IS NULL \
         AND a.valid && daterange(?, NULL) ORDER BY a.id FOR UPDATE OF a",
        values![cluster.0, from],
    );
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    rows.into_iter().map(RoleRecord::try_from).collect()
}

/// The roles that somebody holds or is to hold, and what they are offered, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn of_user(
    connection: &mut AsyncPgConnection,
    user: UserId,
    today: Date,
) -> Result<Vec<RoleRecord>> {
    let mut sql = row::select(today, today);
    sql.push(row::FROM).with(
        " WHERE a.user_id = ? AND a.revoked_at IS NULL AND (a.state = 'proposed' \
         OR a.state = 'accepted' AND a.valid && daterange(?, NULL)) ORDER BY a.id FOR UPDATE OF a",
        values![user.0, today],
    );
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    rows.into_iter().map(RoleRecord::try_from).collect()
}

/// A coordinator of a region, or somebody who is asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coordinator {
    /// The role.
    pub id: RoleAssignmentId,
    /// Its days.
    pub period: Period,
    /// Whether it is only offered.
    pub proposed: bool,
}

#[derive(QueryableByName)]
struct CoordinatorRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Bool)]
    proposed: bool,
}

/// Coordinators of a region on days that a period has, now or later. The region is locked until the transaction ends:
/// of all who would appoint one at once, one does (KSF-R03).
///
/// # Errors
/// When the database fails.
pub async fn coordinators(
    connection: &mut AsyncPgConnection,
    region: RegionId,
    period: Period,
) -> Result<Vec<Coordinator>> {
    let mut lock = Sql::new("SELECT id FROM regions ");
    lock.with("WHERE id = ? FOR NO KEY UPDATE", values![region.0]);
    lock.run(connection).await?;
    let mut sql = Sql::new("SELECT a.id, lower(a.valid) AS valid_from, upper(a.valid) AS valid_until, ");
    sql.with(
        "a.state = 'proposed' AS proposed FROM role_assignments a WHERE a.role = 'regional_coordinator' \
         AND a.region_id = ? AND a.state IN ('proposed', 'accepted') AND a.revoked_at IS NULL \
         AND a.valid && daterange(?, ?) ORDER BY a.valid",
        values![region.0, period.first_day(), period.until()],
    );
    let rows: Vec<CoordinatorRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let period = Period::half_open(row.valid_from, row.valid_until)
                .map_err(|e| crate::StoreError::corrupt("a period", e))?;
            Ok(Coordinator { id: RoleAssignmentId(row.id), period, proposed: row.proposed })
        })
        .collect()
}
