//! A region as commands change it.

use crate::sql::{Sql, values};
use crate::structure::json;
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Date as SqlDate, Integer, Jsonb, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::period::Period;
use domain::register::RegionStatus;
use domain::structure::region::{Host, Region, Standing};
use domain::structure::{Term, Timeline};
use domain::text::{HttpsLink, Reason};
use domain::{MunicipalityId, RegionId};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct HostRow {
    id: Uuid,
    municipality_id: Uuid,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    valid_until: Option<Date>,
    #[serde(with = "domain::iso::date::option")]
    locked_until: Option<Date>,
    decided_by: String,
    resolution_url: Option<HttpsLink>,
    reason: Option<Reason>,
    source: String,
}

#[derive(Serialize, Deserialize)]
struct StandingRow {
    status: RegionStatus,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    valid_until: Option<Date>,
    decided_by: String,
    reason: Option<Reason>,
}

#[derive(QueryableByName)]
struct RegionRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
}

#[derive(QueryableByName)]
struct PartsRow {
    #[diesel(sql_type = Jsonb)]
    hosts: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    standings: serde_json::Value,
}

fn period(from: Date, until: Option<Date>) -> Result<Period> {
    Period::half_open(from, until).map_err(|e| StoreError::corrupt("a period", e))
}

fn timeline<T: Clone + PartialEq>(terms: Vec<Term<T>>) -> Result<Timeline<T>> {
    Timeline::of(terms).map_err(|e| StoreError::corrupt("a timeline", e))
}

/// A region by slug, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn region_for_update(connection: &mut AsyncPgConnection, slug: &str) -> Result<Option<Region>> {
    let mut sql = Sql::new("SELECT id, version FROM regions WHERE slug = ");
    sql.bind(slug).push(" FOR UPDATE");
    let Some(region): Option<RegionRow> = sql.maybe(connection).await? else { return Ok(None) };
    // After the lock, so that what others have just committed is seen.
    let mut sql = Sql::new("SELECT ");
    sql.with(
        "coalesce((SELECT jsonb_agg(to_jsonb(h) || jsonb_build_object('valid_from', lower(h.valid), \
           'valid_until', upper(h.valid))) FROM region_hosts h WHERE h.region_id = ?), '[]') AS hosts, \
         coalesce((SELECT jsonb_agg(to_jsonb(s) || jsonb_build_object('valid_from', lower(s.valid), \
           'valid_until', upper(s.valid))) FROM region_statuses s WHERE s.region_id = ?), '[]') AS standings",
        values![region.id, region.id],
    );
    let parts: PartsRow = sql.row(connection).await?;
    let hosts: Vec<HostRow> = json("hosts", parts.hosts)?;
    let standings: Vec<StandingRow> = json("statuses", parts.standings)?;
    let hosts = hosts.into_iter().map(|row| {
        let period = period(row.valid_from, row.valid_until)?;
        let value = Host {
            id: row.id,
            municipality: MunicipalityId(row.municipality_id),
            locked_until: row.locked_until,
            decided_by: row.decided_by,
            resolution: row.resolution_url,
            reason: row.reason,
            source: row.source,
        };
        Ok(Term { value, period })
    });
    let standings = standings.into_iter().map(|row| {
        let period = period(row.valid_from, row.valid_until)?;
        Ok(Term {
            value: Standing { status: row.status, decided_by: row.decided_by, reason: row.reason },
            period,
        })
    });
    Ok(Some(Region {
        id: RegionId(region.id),
        version: region.version,
        hosts: timeline(hosts.collect::<Result<_>>()?)?,
        standings: timeline(standings.collect::<Result<_>>()?)?,
    }))
}

/// Stores a changed region with all its terms; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn save_region(connection: &mut AsyncPgConnection, region: &Region) -> Result<()> {
    let mut sql = Sql::new("UPDATE regions SET version = ");
    sql.with("? WHERE id = ? AND version = ?", values![region.version, region.id.0, region.version - 1]);
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    let hosts: Vec<HostRow> = region
        .hosts
        .terms()
        .iter()
        .map(|term| HostRow {
            id: term.value.id,
            municipality_id: term.value.municipality.0,
            valid_from: term.period.first_day(),
            valid_until: term.period.until(),
            locked_until: term.value.locked_until,
            decided_by: term.value.decided_by.clone(),
            resolution_url: term.value.resolution.clone(),
            reason: term.value.reason.clone(),
            source: term.value.source.clone(),
        })
        .collect();
    let standings: Vec<StandingRow> = region
        .standings
        .terms()
        .iter()
        .map(|term| StandingRow {
            status: term.value.status,
            valid_from: term.period.first_day(),
            valid_until: term.period.until(),
            decided_by: term.value.decided_by.clone(),
            reason: term.value.reason.clone(),
        })
        .collect();
    let written = |e| StoreError::corrupt("a region", e);
    let hosts = serde_json::to_value(hosts).map_err(written)?;
    let standings = serde_json::to_value(standings).map_err(written)?;
    for remove in
        ["DELETE FROM region_hosts WHERE region_id = ", "DELETE FROM region_statuses WHERE region_id = "]
    {
        let mut sql = Sql::new(remove);
        sql.bind(region.id.0);
        sql.run(connection).await?;
    }
    let mut sql = Sql::new("INSERT INTO region_hosts (id, region_id, municipality_id, valid, locked_until, ");
    sql.with(
        "decided_by, resolution_url, reason, source) SELECT r.id, ?, r.municipality_id, \
         daterange(r.valid_from, r.valid_until), r.locked_until, r.decided_by, r.resolution_url, r.reason, r.source \
         FROM jsonb_to_recordset(?) AS r (id uuid, municipality_id uuid, valid_from date, valid_until date, \
         locked_until date, decided_by text, resolution_url text, reason text, source text)",
        values![region.id.0, hosts],
    );
    sql.run(connection).await?;
    let mut sql = Sql::new("INSERT INTO region_statuses (region_id, status, valid, decided_by, reason) ");
    sql.with(
        "SELECT ?, r.status, daterange(r.valid_from, r.valid_until), r.decided_by, r.reason \
         FROM jsonb_to_recordset(?) AS r (status text, valid_from date, valid_until date, decided_by text, reason text)",
        values![region.id.0, standings],
    );
    sql.run(connection).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct VersionRow {
    #[diesel(sql_type = Integer)]
    version: i32,
}

/// One more version of a region whose terms were changed beside it.
///
/// # Errors
/// When the database fails.
pub async fn next_region_version(connection: &mut AsyncPgConnection, region: RegionId) -> Result<i32> {
    let mut sql = Sql::new("UPDATE regions SET version = version + 1 WHERE id = ");
    sql.bind(region.0).push(" RETURNING version");
    let row: VersionRow = sql.row(connection).await?;
    Ok(row.version)
}

/// A municipality that may become host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostPlace {
    /// It.
    pub municipality: MunicipalityId,
    /// Whether it lies in the region on the day.
    pub inside: bool,
    /// Whether it has a university, university college or institute, or a recorded agreement with one.
    pub has_research: bool,
}

#[derive(QueryableByName)]
struct HostPlaceRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Bool)]
    inside: bool,
    #[diesel(sql_type = Bool)]
    has_research: bool,
}

/// A municipality by its number on a day, kept from changing until the transaction ends, with what decides whether it
/// may host a region (KSF-R05).
///
/// # Errors
/// When the database fails.
pub async fn host_place(
    connection: &mut AsyncPgConnection,
    number: &str,
    region: RegionId,
    day: Date,
) -> Result<Option<HostPlace>> {
    let mut sql = Sql::new("SELECT k.id, false AS inside, false AS has_research FROM municipalities k ");
    sql.with("WHERE k.number = ? AND k.valid @> ? FOR SHARE", values![number, day]);
    let Some(found): Option<HostPlaceRow> = sql.maybe(connection).await? else { return Ok(None) };
    let mut sql = Sql::new("SELECT k.id, EXISTS (SELECT 1 FROM region_municipalities m ");
    sql.with(
        "WHERE m.municipality_id = k.id AND m.region_id = ? AND m.valid @> ?) AS inside, EXISTS (\
           SELECT 1 FROM organisations o, municipality_of_day(o.municipality_id, ?) p \
           WHERE p.id = k.id AND o.kind IN ('university', 'university_college', 'research_institute') \
           AND NOT EXISTS (SELECT 1 FROM organisation_closures x WHERE x.organisation_id = o.id AND x.valid @> ?)) \
         AS has_research FROM municipalities k WHERE k.id = ?",
        values![region.0, day, day, day, found.id],
    );
    let row: HostPlaceRow = sql.row(connection).await?;
    Ok(Some(HostPlace {
        municipality: MunicipalityId(row.id),
        inside: row.inside,
        has_research: row.has_research,
    }))
}

#[derive(QueryableByName)]
struct BecomesRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlDate)]
    changed_on: Date,
}

/// What a municipality that is to host a region is to become, in the order of time: of a split, the first named.
///
/// # Errors
/// When the database fails.
pub async fn host_becomes(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
) -> Result<Vec<(MunicipalityId, Date)>> {
    let mut sql = Sql::new("WITH RECURSIVE next (id, changed_on) AS (");
    sql.with(
        "SELECT successor_id, changed_on FROM municipality_successions WHERE predecessor_id = ? AND ordinal = 0 \
         UNION ALL SELECT s.successor_id, s.changed_on FROM next n \
         JOIN municipality_successions s ON s.predecessor_id = n.id AND s.ordinal = 0) \
         SELECT id, changed_on FROM next ORDER BY changed_on",
        values![municipality.0],
    );
    let rows: Vec<BecomesRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| (MunicipalityId(row.id), row.changed_on)).collect())
}

/// How many people and places a region has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// Coordinators on the day.
    pub coordinators: i64,
    /// Municipalities on the day or later.
    pub municipalities: i64,
}

#[derive(QueryableByName)]
struct PlacesRow {
    #[diesel(sql_type = BigInt)]
    coordinators: i64,
    #[diesel(sql_type = BigInt)]
    municipalities: i64,
}

/// How many coordinators a region has on a day, and how many municipalities from then on.
///
/// # Errors
/// When the database fails.
pub async fn places_of(connection: &mut AsyncPgConnection, region: RegionId, day: Date) -> Result<Places> {
    let mut sql = Sql::new("SELECT ");
    sql.with(
        "(SELECT count(*) FROM staffed_desks(?) d WHERE d.region_id = ?) AS coordinators, \
         (SELECT count(*) FROM region_municipalities m WHERE m.region_id = ? \
           AND (upper_inf(m.valid) OR upper(m.valid) > ?)) AS municipalities",
        values![day, region.0, region.0, day],
    );
    let row: PlacesRow = sql.row(connection).await?;
    Ok(Places { coordinators: row.coordinators, municipalities: row.municipalities })
}
