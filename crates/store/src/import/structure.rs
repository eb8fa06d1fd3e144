//! KSF's regions with their counties and hosts.

use super::take;
use crate::Result;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use time::Date;
use uuid::Uuid;

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct RegionFacts {
    /// Taken where the region is new.
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub ordinal: i32,
    pub decided_on: Option<String>,
    pub decided_by: String,
    pub start_by: Option<String>,
    pub plan_municipality_count: i32,
    pub plan_quote: String,
    pub source: String,
}

/// Takes in regions, by slug.
///
/// # Errors
/// When the database fails.
pub async fn regions(connection: &mut AsyncPgConnection, rows: &[RegionFacts]) -> Result<u64> {
    take(
        connection,
        "WITH done AS (INSERT INTO regions AS g (id, slug, name, ordinal, decided_on, decided_by, \
         start_by, plan_municipality_count, plan_quote, source) SELECT * FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, slug text, name text, ordinal smallint, decided_on text, \
         decided_by text, start_by text, plan_municipality_count smallint, plan_quote text, source text) \
         ON CONFLICT (slug) DO UPDATE SET name = excluded.name, ordinal = excluded.ordinal, \
         decided_on = excluded.decided_on, decided_by = excluded.decided_by, start_by = excluded.start_by, \
         plan_municipality_count = excluded.plan_municipality_count, plan_quote = excluded.plan_quote, \
         source = excluded.source \
         WHERE (g.name, g.ordinal, g.decided_on, g.decided_by, g.start_by, g.plan_municipality_count, \
         g.plan_quote, g.source) IS DISTINCT FROM (excluded.name, excluded.ordinal, excluded.decided_on, \
         excluded.decided_by, excluded.start_by, excluded.plan_municipality_count, excluded.plan_quote, \
         excluded.source) RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await
}

/// Says of regions that nothing was said of yet that they are decided: from the day the source gives, else from their
/// first host's first day. From then on where a region stands is decided by people.
///
/// # Errors
/// When the database fails.
pub async fn region_statuses(connection: &mut AsyncPgConnection) -> Result<u64> {
    let rows = crate::sql::Sql::new(
        "INSERT INTO region_statuses (region_id, status, valid, decided_by) \
         SELECT g.id, 'decided', daterange(coalesce((CASE length(g.decided_on) WHEN 4 THEN g.decided_on || '-01-01' \
           WHEN 7 THEN g.decided_on || '-01' ELSE g.decided_on END)::date, \
           (SELECT min(lower(h.valid)) FROM region_hosts h WHERE h.region_id = g.id), '2024-01-01'), NULL), g.decided_by \
         FROM regions g WHERE NOT EXISTS (SELECT 1 FROM region_statuses s WHERE s.region_id = g.id)",
    )
    .run(connection)
    .await?;
    Ok(u64::try_from(rows).unwrap_or_default())
}

/// A county's region from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct RegionCounty {
    pub region: String,
    pub county_number: String,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    pub source: String,
}

/// Puts the municipalities of counties into regions. Only those that no region has ever had: from then on, which
/// region a municipality is in is decided by people.
///
/// # Errors
/// When the database fails.
pub async fn region_counties(connection: &mut AsyncPgConnection, rows: &[RegionCounty]) -> Result<u64> {
    take(
        connection,
        "WITH done AS (INSERT INTO region_municipalities (region_id, municipality_id, valid, source) \
         SELECT g.id, m.id, daterange(r.valid_from, NULL), r.source FROM jsonb_to_recordset(",
        rows,
        ") AS r (region text, county_number text, valid_from date, source text) \
         JOIN regions g ON g.slug = r.region \
         JOIN municipalities m ON m.county_number = r.county_number AND upper_inf(m.valid) \
         WHERE NOT EXISTS (SELECT 1 FROM region_municipalities p WHERE p.municipality_id = m.id) \
         AND NOT EXISTS (SELECT 1 FROM municipality_successions s WHERE s.successor_id = m.id) \
         RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await
}

/// A region's first host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct HostFacts {
    pub id: Uuid,
    pub region: String,
    pub municipality_number: String,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    #[serde(with = "domain::iso::date")]
    pub locked_until: Date,
    pub decided_by: String,
    pub source: String,
}

/// Gives regions their first host. Only those that never had one.
///
/// # Errors
/// When the database fails.
pub async fn hosts(connection: &mut AsyncPgConnection, rows: &[HostFacts]) -> Result<u64> {
    take(
        connection,
        "WITH done AS (INSERT INTO region_hosts (id, region_id, municipality_id, valid, locked_until, \
         decided_by, source) \
         SELECT r.id, g.id, m.id, daterange(r.valid_from, NULL), r.locked_until, r.decided_by, r.source \
         FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, region text, municipality_number text, valid_from date, locked_until date, \
         decided_by text, source text) \
         JOIN regions g ON g.slug = r.region \
         JOIN municipalities m ON m.id = municipality_in_tables(r.municipality_number) \
         WHERE NOT EXISTS (SELECT 1 FROM region_hosts h WHERE h.region_id = g.id) \
         RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await
}
