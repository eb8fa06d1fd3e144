//! Knowledge needs: one at a time here, lists in [`list`].

mod around;
mod list;
mod row;

pub use list::{count, list};

use crate::schema::{need_originators, needs};
use crate::sql::{Sql, values};
use crate::{Result, StoreError, scope, terms};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::access::{Actor, Level};
use domain::need::{Need, NeedProcess, NeedRecord, Reference};
use domain::{ClusterId, MunicipalityId, NeedId, RegionId};
use row::{NeedColumns, RecordRow};
use time::Date;
use uuid::Uuid;

/// A need that the actor sees; `None` when it is not there or not visible.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    need: NeedId,
    day: Date,
) -> Result<Option<NeedRecord>> {
    one(connection, actor, need, day, "").await
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    need: NeedId,
    day: Date,
) -> Result<Option<NeedRecord>> {
    one(connection, actor, need, day, " FOR UPDATE OF n").await
}

/// Those of some needs that the actor sees, in no order.
///
/// # Errors
/// When the database fails.
pub async fn find_all(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    needs: &[NeedId],
    day: Date,
) -> Result<Vec<NeedRecord>> {
    if needs.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = needs.iter().map(|need| need.0).collect();
    let mut sql = Sql::new(row::COLUMNS);
    sql.push(row::FROM).with(" WHERE n.id = ANY(?) AND ", values![ids]);
    scope::sees_need(&mut sql, actor);
    read(connection, sql.keep(), day).await
}

async fn one(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    need: NeedId,
    day: Date,
    lock: &'static str,
) -> Result<Option<NeedRecord>> {
    let mut sql = Sql::new(row::COLUMNS);
    sql.push(row::FROM).with(" WHERE n.id = ? AND ", values![need.0]);
    scope::sees_need(&mut sql, actor);
    sql.push(lock);
    Ok(read(connection, sql.keep(), day).await?.into_iter().next())
}

/// The needs that a statement finds, with what is around them on a day.
async fn read(connection: &mut AsyncPgConnection, sql: Sql, day: Date) -> Result<Vec<NeedRecord>> {
    let shared = &*connection;
    let (rows, desks): (Vec<RecordRow>, _) =
        tokio::try_join!(biased; sql.rows_beside(shared), around::desks(day).rows_beside(shared))?;
    around::records(connection, rows, &desks, day).await
}

/// Stores a new need.
///
/// # Errors
/// When the database fails.
pub async fn insert(connection: &mut AsyncPgConnection, need: &Need) -> Result<()> {
    diesel::insert_into(needs::table)
        .values((needs::id.eq(need.id.0), NeedColumns::of(need)))
        .execute(connection)
        .await?;
    let originators: Vec<_> = (0_i16..)
        .zip(&need.originators)
        .map(|(ordinal, municipality)| {
            (
                need_originators::need_id.eq(need.id.0),
                need_originators::municipality_id.eq(municipality.0),
                need_originators::ordinal.eq(ordinal),
            )
        })
        .collect();
    diesel::insert_into(need_originators::table).values(originators).execute(connection).await?;
    terms::of_need(connection, need.id).await
}

/// Stores a changed need; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update(connection: &mut AsyncPgConnection, need: &Need) -> Result<()> {
    let changed = diesel::update(needs::table)
        .filter(needs::id.eq(need.id.0).and(needs::version.eq(need.version - 1)))
        .set(NeedColumns::of(need))
        .execute(connection)
        .await?;
    if changed != 1 {
        return Err(StoreError::Stale);
    }
    terms::of_need(connection, need.id).await
}

/// Removes a draft. Nothing else is ever removed.
///
/// # Errors
/// [`StoreError::Stale`] when it is no longer the draft that was read.
pub async fn delete_draft(connection: &mut AsyncPgConnection, need: &Need) -> Result<()> {
    let removed = diesel::delete(needs::table)
        .filter(needs::id.eq(need.id.0))
        .filter(needs::version.eq(need.version))
        .filter(needs::process.eq(NeedProcess::Draft.code()))
        .execute(connection)
        .await?;
    if removed == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

#[derive(QueryableByName)]
struct CounterRow {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    last: i32,
}

/// The next reference of a year. The year's row stays locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn next_reference(connection: &mut AsyncPgConnection, year: i32) -> Result<Reference> {
    let mut sql = Sql::new("INSERT INTO reference_counters AS c (year, last) VALUES (");
    sql.bind(year).push(", 1) ON CONFLICT (year) DO UPDATE SET last = c.last + 1 RETURNING last");
    let row: CounterRow = sql.row(connection).await?;
    let number = u32::try_from(row.last).map_err(|_| StoreError::corrupt("a counter", row.last))?;
    Ok(Reference::new(year, number))
}

/// Keeps references up to `number` of a year for an import that brings its own.
///
/// # Errors
/// When the database fails.
pub async fn reserve_references(connection: &mut AsyncPgConnection, year: i32, number: i32) -> Result<()> {
    let mut sql = Sql::new("INSERT INTO reference_counters AS c (year, last) VALUES (");
    sql.bind(year).push(", ").bind(number);
    sql.push(") ON CONFLICT (year) DO UPDATE SET last = greatest(c.last, excluded.last)");
    sql.run(connection).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct OriginRow {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: Uuid,
    #[diesel(sql_type = diesel::sql_types::Array<diesel::sql_types::Uuid>)]
    clusters: Vec<Uuid>,
    #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Uuid>)]
    region: Option<Uuid>,
}

/// Where needs of a municipality can go on a day: its clusters that are not closed, and its region.
///
/// # Errors
/// When the database fails.
pub async fn origin(
    connection: &mut AsyncPgConnection,
    municipality: Which<'_>,
    day: Date,
) -> Result<Option<domain::access::policy::Origin>> {
    let mut sql = Sql::new("SELECT k.id, ARRAY(SELECT m.cluster_id FROM ");
    sql.with(
        "live_memberships(?) m WHERE m.municipality_id = k.id ORDER BY m.cluster_id) AS clusters, \
         (SELECT p.region_id FROM region_municipalities p WHERE p.municipality_id = k.id AND p.valid @> ?) AS region \
         FROM municipalities k WHERE k.valid @> ? AND ",
        values![day, day, day],
    );
    match municipality {
        Which::Number(number) => sql.with("k.number = ?", values![number]),
        // One that is no more goes on as what it became.
        Which::Id(id) => {
            sql.with("k.id = (SELECT p.id FROM municipality_of_day(?, ?) p)", values![id.0, day])
        }
    };
    let rows: Vec<OriginRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().next().map(|row| domain::access::policy::Origin {
        municipality: MunicipalityId(row.id),
        clusters: row.clusters.into_iter().map(ClusterId).collect(),
        region: row.region.map(RegionId),
    }))
}

/// A municipality by number or id.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// By number.
    Number(&'a str),
    /// By id.
    Id(MunicipalityId),
}

pub(crate) fn level(code: &str) -> Result<Level> {
    code.parse().map_err(|e| StoreError::corrupt("a level", e))
}
