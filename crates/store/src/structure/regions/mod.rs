//! KSF regions.

mod write;

pub use write::{
    HostPlace, Places, host_becomes, host_place, next_region_version, places_of, region_for_update,
    save_region,
};

use super::{Names, json};
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{
    BigInt, Bool, Date as SqlDate, Int2, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid,
};
use diesel_async::AsyncPgConnection;
use domain::register::RegionStatus;
use domain::{ClusterId, RegionId};
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

/// A municipality's term as host or motor.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Term {
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// Day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub valid_until: Option<Date>,
    /// For a host: may not end before this day.
    #[serde(default, with = "domain::iso::date::option")]
    pub locked_until: Option<Date>,
    /// Who decided it, or why.
    pub decided_by: String,
    /// For a host: its own resolution.
    #[serde(default)]
    pub resolution: Option<String>,
    /// For a host: why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Where a region stands in a period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RegionStatusPeriod {
    /// Where.
    pub status: RegionStatus,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// Day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub valid_until: Option<Date>,
    /// Who decided it.
    pub decided_by: String,
    /// Why.
    pub reason: Option<String>,
}

/// A region on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Id.
    pub id: RegionId,
    /// Slug.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One more at each change.
    pub version: i32,
    /// Where it stands; planned before anything was decided.
    pub status: RegionStatus,
    /// Counties: number and name.
    pub counties: Vec<(String, String)>,
    /// Municipalities, counted in the register.
    pub municipality_count: i64,
    /// The number the plan states.
    pub plan_municipality_count: Option<i16>,
    /// The plan's words.
    pub plan_quote: Option<String>,
    /// Municipalities in at least one cluster.
    pub municipalities_in_cluster: i64,
    /// Host.
    pub host: Option<Term>,
    /// All terms of hosts.
    pub hosts: Vec<Term>,
    /// Where it has stood and is planned to stand.
    pub statuses: Vec<RegionStatusPeriod>,
    /// Clusters: id and name.
    pub clusters: Vec<(ClusterId, String)>,
    /// Whether it has a coordinator.
    pub has_coordinator: bool,
    /// Since when whoever coordinates it has held that role.
    pub coordinator_since: Option<Date>,
    /// When it was decided.
    pub decided_on: Option<String>,
    /// Who decided it.
    pub decided_by: String,
    /// Source.
    pub source: String,
}

#[derive(QueryableByName)]
struct RegionRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Jsonb)]
    statuses: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    counties: serde_json::Value,
    #[diesel(sql_type = BigInt)]
    municipality_count: i64,
    #[diesel(sql_type = Nullable<Int2>)]
    plan_municipality_count: Option<i16>,
    #[diesel(sql_type = Nullable<Text>)]
    plan_quote: Option<String>,
    #[diesel(sql_type = BigInt)]
    municipalities_in_cluster: i64,
    #[diesel(sql_type = Jsonb)]
    hosts: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    clusters: serde_json::Value,
    #[diesel(sql_type = Bool)]
    has_coordinator: bool,
    #[diesel(sql_type = Nullable<SqlDate>)]
    coordinator_since: Option<Date>,
    #[diesel(sql_type = Nullable<Text>)]
    decided_on: Option<String>,
    #[diesel(sql_type = Text)]
    decided_by: String,
    #[diesel(sql_type = Text)]
    source: String,
}

/// Regions in their order, as they were on a day; all, or the one with a slug.
///
/// # Errors
/// When the database fails.
pub async fn regions(
    connection: &mut AsyncPgConnection,
    slug: Option<&str>,
    day: Date,
) -> Result<Vec<Region>> {
    let mut sql = Sql::new("SELECT r.*, ");
    sql.with(
        "coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_array(y.number, y.name)) FROM region_municipalities m \
           JOIN municipalities k ON k.id = m.municipality_id AND k.valid @> ? JOIN counties y ON y.number = k.county_number \
           WHERE m.region_id = r.id AND m.valid @> ?), '[]') AS counties, \
         (SELECT count(*) FROM region_municipalities m JOIN municipalities k ON k.id = m.municipality_id AND k.valid @> ? \
           WHERE m.region_id = r.id AND m.valid @> ?) AS municipality_count, \
         (SELECT count(*) FROM region_municipalities m WHERE m.region_id = r.id AND m.valid @> ? AND EXISTS (\
            SELECT 1 FROM live_memberships(?) x WHERE x.municipality_id = m.municipality_id)) \
           AS municipalities_in_cluster, ",
        values![day, day, day, day, day, day],
    );
    sql.with(
        "coalesce((SELECT jsonb_agg(jsonb_build_object('number', k.number, 'name', k.name, 'valid_from', lower(h.valid), \
            'valid_until', upper(h.valid), 'locked_until', h.locked_until, 'decided_by', h.decided_by, \
            'resolution', h.resolution_url, 'reason', h.reason) ORDER BY lower(h.valid)) \
           FROM region_hosts h JOIN municipalities k ON k.id = h.municipality_id WHERE h.region_id = r.id), '[]') AS hosts, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('status', s.status, 'valid_from', lower(s.valid), \
            'valid_until', upper(s.valid), 'decided_by', s.decided_by, 'reason', s.reason) ORDER BY lower(s.valid)) \
           FROM region_statuses s WHERE s.region_id = r.id), '[]') AS statuses, \
         coalesce((SELECT jsonb_agg(jsonb_build_array(c.id, c.name) ORDER BY c.name) FROM clusters c \
           WHERE c.region_id = r.id AND EXISTS (SELECT 1 FROM cluster_statuses s WHERE s.cluster_id = c.id \
             AND s.valid @> ? AND s.status <> 'closed')), '[]') AS clusters, \
         EXISTS (SELECT 1 FROM staffed_desks(?) d WHERE d.region_id = r.id) AS has_coordinator, \
         (SELECT min(lower(a.valid)) FROM manned_roles(?) a WHERE a.region_id = r.id AND a.role = 'regional_coordinator') \
           AS coordinator_since FROM regions r",
        values![day, day, day],
    );
    if let Some(slug) = slug {
        sql.with(" WHERE r.slug = ?", values![slug]);
    }
    sql.push(" ORDER BY r.ordinal");
    let rows: Vec<RegionRow> = sql.rows(connection).await?;
    let mut found: Vec<Region> = rows
        .into_iter()
        .map(|row| {
            let hosts: Vec<Term> = json("hosts", row.hosts)?;
            let statuses: Vec<RegionStatusPeriod> = json("statuses", row.statuses)?;
            let on_day =
                |from: Date, until: Option<Date>| from <= day && until.is_none_or(|until| day < until);
            let status = statuses.iter().find(|s| on_day(s.valid_from, s.valid_until)).map(|s| s.status);
            Ok(Region {
                id: RegionId(row.id),
                slug: row.slug,
                name: row.name,
                version: row.version,
                status: status.unwrap_or(RegionStatus::Planned),
                counties: json("counties", row.counties)?,
                municipality_count: row.municipality_count,
                plan_municipality_count: row.plan_municipality_count,
                plan_quote: row.plan_quote,
                municipalities_in_cluster: row.municipalities_in_cluster,
                host: hosts.iter().find(|h| on_day(h.valid_from, h.valid_until)).cloned(),
                hosts,
                statuses,
                clusters: json("clusters", row.clusters)?,
                has_coordinator: row.has_coordinator,
                coordinator_since: row.coordinator_since.filter(|_| row.has_coordinator),
                decided_on: row.decided_on,
                decided_by: row.decided_by,
                source: row.source,
            })
        })
        .collect::<Result<_>>()?;
    let mut names = Names::default();
    for (id, name) in found.iter_mut().flat_map(|region| &mut region.clusters) {
        names.of(Some((id.0, name)));
    }
    names.called_on(connection, day).await?;
    Ok(found)
}
