//! A municipality as commands change it.

use crate::sql::{Sql, values};
use crate::structure::json;
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Bool, Date as SqlDate, Integer, Jsonb, Nullable, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::period::Period;
use domain::structure::municipality::{
    Anchoring, AnchoringLevel, Document, DocumentFacts, DocumentKind, InRegion, Municipality,
};
use domain::structure::{Term, Timeline};
use domain::text::{DocumentTitle, HttpsLink};
use domain::{ClusterId, DocumentId, MunicipalityId, RegionId};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct RegionRow {
    region_id: Uuid,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    valid_until: Option<Date>,
    source: String,
}

#[derive(Serialize, Deserialize)]
struct AnchoringRow {
    level: AnchoringLevel,
    anchored: bool,
    resolution_url: Option<HttpsLink>,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    valid_until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
struct DocumentRow {
    id: Uuid,
    kind: DocumentKind,
    title: DocumentTitle,
    url: HttpsLink,
    #[serde(with = "domain::iso::date::option")]
    dated: Option<Date>,
    #[serde(with = "domain::iso::date")]
    valid_from: Date,
    #[serde(with = "domain::iso::date::option")]
    removed_on: Option<Date>,
}

#[derive(QueryableByName)]
struct MunicipalityRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
}

#[derive(QueryableByName)]
struct BehindRow {
    #[diesel(sql_type = Bool)]
    behind: bool,
}

#[derive(QueryableByName)]
struct VersionRow {
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region: Option<Uuid>,
}

#[derive(QueryableByName)]
struct PartsRow {
    #[diesel(sql_type = Jsonb)]
    regions: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    anchorings: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    documents: serde_json::Value,
    #[diesel(sql_type = Array<SqlUuid>)]
    clusters: Vec<Uuid>,
}

fn period(from: Date, until: Option<Date>) -> Result<Period> {
    Period::half_open(from, until).map_err(|e| StoreError::corrupt("a period", e))
}

fn timeline<T: Clone + PartialEq>(terms: Vec<Term<T>>) -> Result<Timeline<T>> {
    Timeline::of(terms).map_err(|e| StoreError::corrupt("a timeline", e))
}

/// Whether a cluster that a municipality is in on a day lies in another region, and builds on no common need (KSF-R12).
///
/// # Errors
/// When the database fails.
pub async fn leaves_cluster_behind(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    region: RegionId,
    day: Date,
) -> Result<bool> {
    let mut sql = Sql::new("SELECT EXISTS (SELECT 1 FROM live_memberships(");
    sql.with(
        "?) l JOIN clusters c ON c.id = l.cluster_id \
         WHERE l.municipality_id = ? AND c.region_id <> ? AND c.common_need IS NULL) AS behind",
        values![day, municipality.0, region.0],
    );
    let row: BehindRow = sql.row(connection).await?;
    Ok(row.behind)
}

/// The next version of a municipality that something happened to elsewhere, and its region on a day.
///
/// # Errors
/// When the database fails.
pub async fn next_municipality_version(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    day: Date,
) -> Result<(i32, Option<RegionId>)> {
    let mut sql = Sql::new("UPDATE municipalities SET version = version + 1 WHERE id = ");
    sql.bind(municipality.0).push(" RETURNING version, (SELECT p.region_id FROM region_municipalities p ");
    sql.with("WHERE p.municipality_id = municipalities.id AND p.valid @> ?) AS region", values![day]);
    let row: VersionRow = sql.row(connection).await?;
    Ok((row.version, row.region.map(RegionId)))
}

/// The municipality that has a number on a day, or had it last by then; locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn municipality_for_update(
    connection: &mut AsyncPgConnection,
    number: &str,
    day: Date,
) -> Result<Option<Municipality>> {
    let mut sql = Sql::new("SELECT id, version, lower(valid) AS valid_from, upper(valid) AS valid_until ");
    sql.with(
        "FROM municipalities WHERE number = ? AND lower(valid) <= ? ORDER BY lower(valid) DESC LIMIT 1 FOR UPDATE",
        values![number, day],
    );
    let row: Option<MunicipalityRow> = sql.maybe(connection).await?;
    whole(connection, row, day).await
}

/// What a municipality is to be called next where it is the same place: another number, name or county alone; locked until
/// the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn same_place_for_update(
    connection: &mut AsyncPgConnection,
    before: MunicipalityId,
    day: Date,
) -> Result<Option<Municipality>> {
    let mut sql =
        Sql::new("SELECT k.id, k.version, lower(k.valid) AS valid_from, upper(k.valid) AS valid_until ");
    sql.with(
        "FROM municipality_successions s JOIN municipalities k ON k.id = s.successor_id \
         WHERE s.predecessor_id = ? AND s.kind IN ('rename', 'renumber', 'county_change') FOR UPDATE OF k",
        values![before.0],
    );
    let row: Option<MunicipalityRow> = sql.maybe(connection).await?;
    whole(connection, row, day).await
}

async fn whole(
    connection: &mut AsyncPgConnection,
    row: Option<MunicipalityRow>,
    day: Date,
) -> Result<Option<Municipality>> {
    let Some(row) = row else { return Ok(None) };
    // After the lock, so that what others have just committed is seen.
    let mut sql = Sql::new("SELECT ");
    sql.with(
        "coalesce((SELECT jsonb_agg(to_jsonb(m) || jsonb_build_object('valid_from', lower(m.valid), \
           'valid_until', upper(m.valid))) FROM region_municipalities m WHERE m.municipality_id = ?), '[]') AS regions, \
         coalesce((SELECT jsonb_agg(to_jsonb(a) || jsonb_build_object('valid_from', lower(a.valid), \
           'valid_until', upper(a.valid))) FROM municipality_anchorings a WHERE a.municipality_id = ?), '[]') AS anchorings, \
         coalesce((SELECT jsonb_agg(to_jsonb(d) ORDER BY d.id) FROM municipality_documents d \
           WHERE d.municipality_id = ?), '[]') AS documents, \
         ARRAY(SELECT x.cluster_id FROM live_memberships(?) x WHERE x.municipality_id = ?) AS clusters",
        values![row.id, row.id, row.id, day, row.id],
    );
    let parts: PartsRow = sql.row(connection).await?;
    read(&row, parts).map(Some)
}

fn read(row: &MunicipalityRow, parts: PartsRow) -> Result<Municipality> {
    let regions: Vec<RegionRow> = json("regions", parts.regions)?;
    let regions = regions.into_iter().map(|row| {
        let value = InRegion { region: RegionId(row.region_id), source: row.source };
        Ok(Term { value, period: period(row.valid_from, row.valid_until)? })
    });
    let anchorings: Vec<AnchoringRow> = json("anchorings", parts.anchorings)?;
    let at = |level| {
        let rows = anchorings.iter().filter(move |row| row.level == level);
        let terms = rows.map(|row| {
            let value = Anchoring { anchored: row.anchored, resolution: row.resolution_url.clone() };
            Ok(Term { value, period: period(row.valid_from, row.valid_until)? })
        });
        timeline(terms.collect::<Result<_>>()?)
    };
    let documents: Vec<DocumentRow> = json("documents", parts.documents)?;
    Ok(Municipality {
        id: MunicipalityId(row.id),
        version: row.version,
        valid: period(row.valid_from, row.valid_until)?,
        regions: timeline(regions.collect::<Result<_>>()?)?,
        political: at(AnchoringLevel::Political)?,
        administrative: at(AnchoringLevel::Administrative)?,
        documents: documents
            .into_iter()
            .map(|row| Document {
                id: DocumentId(row.id),
                facts: DocumentFacts { kind: row.kind, title: row.title, link: row.url, dated: row.dated },
                valid_from: row.valid_from,
                removed_on: row.removed_on,
            })
            .collect(),
        clusters: parts.clusters.into_iter().map(ClusterId).collect(),
    })
}

/// Stores a changed municipality with all that people change; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn save_municipality(connection: &mut AsyncPgConnection, place: &Municipality) -> Result<()> {
    let mut sql = Sql::new("UPDATE municipalities SET version = ");
    sql.with("? WHERE id = ? AND version = ?", values![place.version, place.id.0, place.version - 1]);
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    save_regions(connection, place).await?;
    save_anchorings(connection, place).await?;
    save_documents(connection, place).await
}

fn written<T: Serialize>(rows: &[T]) -> Result<serde_json::Value> {
    serde_json::to_value(rows).map_err(|e| StoreError::corrupt("a municipality", e))
}

async fn save_regions(connection: &mut AsyncPgConnection, place: &Municipality) -> Result<()> {
    let rows: Vec<RegionRow> = place
        .regions
        .terms()
        .iter()
        .map(|term| RegionRow {
            region_id: term.value.region.0,
            valid_from: term.period.first_day(),
            valid_until: term.period.until(),
            source: term.value.source.clone(),
        })
        .collect();
    let mut sql = Sql::new("DELETE FROM region_municipalities WHERE municipality_id = ");
    sql.bind(place.id.0);
    sql.run(connection).await?;
    // Never beyond the municipality itself, which may be about to end.
    let mut sql = Sql::new("INSERT INTO region_municipalities (region_id, municipality_id, valid, source) ");
    sql.with(
        "SELECT r.region_id, k.id, daterange(r.valid_from, r.valid_until) * k.valid, r.source \
         FROM municipalities k, jsonb_to_recordset(?) AS r (region_id uuid, valid_from date, valid_until date, source text) \
         WHERE k.id = ? AND daterange(r.valid_from, r.valid_until) && k.valid",
        values![written(&rows)?, place.id.0],
    );
    sql.run(connection).await?;
    Ok(())
}

async fn save_anchorings(connection: &mut AsyncPgConnection, place: &Municipality) -> Result<()> {
    let at = |level: AnchoringLevel| {
        place.anchoring(level).terms().iter().map(move |term| AnchoringRow {
            level,
            anchored: term.value.anchored,
            resolution_url: term.value.resolution.clone(),
            valid_from: term.period.first_day(),
            valid_until: term.period.until(),
        })
    };
    let rows: Vec<AnchoringRow> = AnchoringLevel::ALL.iter().copied().flat_map(at).collect();
    let mut sql = Sql::new("DELETE FROM municipality_anchorings WHERE municipality_id = ");
    sql.bind(place.id.0);
    sql.run(connection).await?;
    let mut sql = Sql::new(
        "INSERT INTO municipality_anchorings (municipality_id, level, anchored, resolution_url, valid) ",
    );
    sql.with(
        "SELECT k.id, r.level, r.anchored, r.resolution_url, daterange(r.valid_from, r.valid_until) * k.valid \
         FROM municipalities k, jsonb_to_recordset(?) AS r (level text, anchored boolean, resolution_url text, \
         valid_from date, valid_until date) \
         WHERE k.id = ? AND daterange(r.valid_from, r.valid_until) && k.valid",
        values![written(&rows)?, place.id.0],
    );
    sql.run(connection).await?;
    Ok(())
}

async fn save_documents(connection: &mut AsyncPgConnection, place: &Municipality) -> Result<()> {
    let rows: Vec<DocumentRow> = place
        .documents
        .iter()
        .map(|document| DocumentRow {
            id: document.id.0,
            kind: document.facts.kind,
            title: document.facts.title.clone(),
            url: document.facts.link.clone(),
            dated: document.facts.dated,
            valid_from: document.valid_from,
            removed_on: document.removed_on,
        })
        .collect();
    let mut sql = Sql::new(
        "INSERT INTO municipality_documents AS d (id, municipality_id, kind, title, url, dated, valid_from, removed_on) ",
    );
    sql.with(
        "SELECT r.id, ?, r.kind, r.title, r.url, r.dated, r.valid_from, r.removed_on \
         FROM jsonb_to_recordset(?) AS r (id uuid, kind text, title text, url text, dated date, valid_from date, \
         removed_on date) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, \
         url = excluded.url, dated = excluded.dated, valid_from = excluded.valid_from, removed_on = excluded.removed_on",
        values![place.id.0, written(&rows)?],
    );
    sql.run(connection).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct HostsRow {
    #[diesel(sql_type = Bool)]
    hosts: bool,
}

/// Whether a municipality hosts a region on a day or later.
///
/// # Errors
/// When the database fails.
pub async fn hosts_from(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    day: Date,
) -> Result<bool> {
    let mut sql = Sql::new("SELECT EXISTS (SELECT 1 FROM region_hosts h ");
    sql.with(
        "WHERE h.municipality_id = ? AND (upper_inf(h.valid) OR upper(h.valid) > ?)) AS hosts",
        values![municipality.0, day],
    );
    let row: HostsRow = sql.row(connection).await?;
    Ok(row.hosts)
}
