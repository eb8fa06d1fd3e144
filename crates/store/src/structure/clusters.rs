//! Municipal clusters.

use super::{Term, code, json};
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Date as SqlDate, Int2, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::ClusterId;
use domain::register::{Ambition, ClusterBasis, ClusterStatus, FundingModel};
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

/// A member on a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Member {
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// What it will do.
    pub ambition: Ambition,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// Day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub valid_until: Option<Date>,
}

/// A status in a period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct StatusPeriod {
    /// The status.
    pub status: ClusterStatus,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// Day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub valid_until: Option<Date>,
    /// Why.
    pub reason: String,
}

/// A subcluster.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Subcluster {
    /// Name.
    pub name: String,
    /// Theme.
    pub theme: String,
    /// Members: number and name.
    pub members: Vec<(String, String)>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// Day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub valid_until: Option<Date>,
}

/// A cluster on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Id.
    pub id: ClusterId,
    /// Name.
    pub name: String,
    /// Region: slug and name.
    pub region: Option<(String, String)>,
    /// Where it stands; `None` before it began.
    pub status: Option<ClusterStatus>,
    /// What it builds on.
    pub basis: ClusterBasis,
    /// Who pays.
    pub funding_model: FundingModel,
    /// The coordinator's share of a post, percent.
    pub coordinator_percent: Option<i16>,
    /// Motor.
    pub motor: Option<Term>,
    /// Whether it has a coordinator.
    pub has_coordinator: bool,
    /// Members.
    pub members: Vec<Member>,
    /// All motor terms.
    pub motor_terms: Vec<Term>,
    /// All statuses.
    pub statuses: Vec<StatusPeriod>,
    /// Subclusters.
    pub subclusters: Vec<Subcluster>,
    /// When the agreement was signed.
    pub agreement_signed_on: Option<Date>,
    /// `real`, `web` or `demo`.
    pub origin: String,
    /// Whether KS has confirmed it as a KSF cluster.
    pub confirmed: bool,
    /// Source.
    pub source: String,
}

#[derive(QueryableByName)]
struct ClusterRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    status: Option<String>,
    #[diesel(sql_type = Text)]
    basis: String,
    #[diesel(sql_type = Text)]
    funding_model: String,
    #[diesel(sql_type = Nullable<Int2>)]
    coordinator_percent: Option<i16>,
    #[diesel(sql_type = Bool)]
    has_coordinator: bool,
    #[diesel(sql_type = Jsonb)]
    members: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    motor_terms: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    statuses: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    subclusters: serde_json::Value,
    #[diesel(sql_type = Nullable<SqlDate>)]
    agreement_signed_on: Option<Date>,
    #[diesel(sql_type = Text)]
    origin: String,
    #[diesel(sql_type = Bool)]
    confirmed: bool,
    #[diesel(sql_type = Text)]
    source: String,
}

/// Which clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterQuery {
    /// Exactly these.
    pub ids: Vec<ClusterId>,
    /// Regions by slug.
    pub regions: Vec<String>,
    /// Statuses.
    pub statuses: Vec<ClusterStatus>,
    /// Only those that had begun.
    pub begun: bool,
}

fn select(day: Date) -> Sql {
    let mut sql = Sql::new(
        "SELECT c.id, c.name, r.slug AS region_slug, r.name AS region_name, s.status, c.basis, c.funding_model, \
         c.coordinator_percent, c.agreement_signed_on, c.origin, c.confirmed, c.source, ",
    );
    sql.with(
        "EXISTS (SELECT 1 FROM staffed_desks(?) d WHERE d.cluster_id = c.id) AS has_coordinator, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('number', k.number, 'name', k.name, 'ambition', m.ambition, \
            'valid_from', lower(m.valid), 'valid_until', upper(m.valid)) ORDER BY k.number) FROM cluster_members m \
            JOIN municipalities k ON k.id = m.municipality_id WHERE m.cluster_id = c.id AND m.valid @> ?), '[]') AS members, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('number', k.number, 'name', k.name, \
            'valid_from', lower(t.valid), 'valid_until', upper(t.valid), 'decided_by', t.reason) ORDER BY lower(t.valid)) \
            FROM cluster_motors t JOIN municipalities k ON k.id = t.municipality_id WHERE t.cluster_id = c.id), '[]') \
            AS motor_terms, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('status', p.status, 'valid_from', lower(p.valid), \
            'valid_until', upper(p.valid), 'reason', p.reason) ORDER BY lower(p.valid)) FROM cluster_statuses p \
            WHERE p.cluster_id = c.id), '[]') AS statuses, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('name', b.name, 'theme', b.theme, 'valid_from', lower(b.valid), \
            'valid_until', upper(b.valid), 'members', (SELECT jsonb_agg(jsonb_build_array(k.number, k.name) ORDER BY k.number) \
              FROM subcluster_members q JOIN municipalities k ON k.id = q.municipality_id AND k.valid @> ? \
              WHERE q.subcluster_id = b.id)) \
            ORDER BY b.name) FROM subclusters b WHERE b.cluster_id = c.id AND b.valid @> ?), '[]') AS subclusters",
        values![day, day, day, day],
    );
    sql
}

fn from(sql: &mut Sql, query: &ClusterQuery, day: Date) {
    sql.push(" FROM clusters c LEFT JOIN regions r ON r.id = c.region_id ");
    sql.with("LEFT JOIN cluster_statuses s ON s.cluster_id = c.id AND s.valid @> ? WHERE true", values![day]);
    if !query.ids.is_empty() {
        let ids: Vec<Uuid> = query.ids.iter().map(|c| c.0).collect();
        sql.with(" AND c.id = ANY(?)", values![ids]);
    }
    if !query.regions.is_empty() {
        sql.with(" AND r.slug = ANY(?)", values![query.regions.clone()]);
    }
    if query.begun {
        sql.push(" AND s.status IS NOT NULL");
    }
    if !query.statuses.is_empty() {
        let codes: Vec<String> = query.statuses.iter().map(|s| s.code().to_owned()).collect();
        sql.with(" AND s.status = ANY(?)", values![codes]);
    }
}

fn read(row: ClusterRow, day: Date) -> Result<Cluster> {
    let motor_terms: Vec<Term> = json("motor terms", row.motor_terms)?;
    let motor = motor_terms
        .iter()
        .find(|t| t.valid_from <= day && t.valid_until.is_none_or(|until| day < until))
        .cloned();
    Ok(Cluster {
        id: ClusterId(row.id),
        name: row.name,
        region: row.region_slug.zip(row.region_name),
        status: row.status.map(|s| code("a status", &s)).transpose()?,
        basis: code("a basis", &row.basis)?,
        funding_model: code("a funding model", &row.funding_model)?,
        coordinator_percent: row.coordinator_percent,
        motor,
        has_coordinator: row.has_coordinator,
        members: json("members", row.members)?,
        motor_terms,
        statuses: json("statuses", row.statuses)?,
        subclusters: json("subclusters", row.subclusters)?,
        agreement_signed_on: row.agreement_signed_on,
        origin: row.origin,
        confirmed: row.confirmed,
        source: row.source,
    })
}

/// Clusters by name, as they were on a day. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn clusters(
    connection: &mut AsyncPgConnection,
    query: &ClusterQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<Cluster>>>> {
    let order = Order {
        columns: &["c.name COLLATE \"nb-x-icu\"", "c.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = select(day);
    from(&mut sql, query, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<ClusterRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let item = read(row, day)?;
            let key = vec![KeyPart::Text(item.name.clone()), KeyPart::Id(item.id.0)];
            Ok(Keyed { item, key })
        })
        .collect::<std::result::Result<Vec<_>, StoreError>>()
        .map(Some)
}

/// One cluster, as it was on a day.
///
/// # Errors
/// When the database fails.
pub async fn cluster(
    connection: &mut AsyncPgConnection,
    id: ClusterId,
    day: Date,
) -> Result<Option<Cluster>> {
    let query = ClusterQuery { ids: vec![id], ..ClusterQuery::default() };
    let found = clusters(connection, &query, &Window { limit: 1, after: None }, day).await?;
    Ok(found.unwrap_or_default().into_iter().next().map(|keyed| keyed.item))
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many clusters.
///
/// # Errors
/// When the database fails.
pub async fn count_clusters(
    connection: &mut AsyncPgConnection,
    query: &ClusterQuery,
    day: Date,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    from(&mut sql, query, day);
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
}
