//! Counties and municipalities.

use super::{code, json};
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::search::{self, Wanted};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{
    BigInt, Bool, Date as SqlDate, Double, Int2, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid,
};
use diesel_async::AsyncPgConnection;
use domain::register::{Ambition, LanguageDecision, SizeClass};
use domain::{ClusterId, MunicipalityId};
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

/// A county on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Number.
    pub number: String,
    /// Norwegian name.
    pub name: String,
    /// Official name.
    pub name_official: String,
    /// Sami name.
    pub name_sami: Option<String>,
    /// Which Sami language.
    pub sami_language: Option<String>,
    /// Kven name.
    pub name_kven: Option<String>,
    /// Written standard of the county council.
    pub language_decision: LanguageDecision,
    /// Number of municipalities.
    pub municipalities: i64,
    /// Inhabitants.
    pub population: i64,
}

#[derive(QueryableByName)]
struct CountyRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    name_official: String,
    #[diesel(sql_type = Nullable<Text>)]
    name_sami: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    sami_language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    name_kven: Option<String>,
    #[diesel(sql_type = Text)]
    language_decision: String,
    #[diesel(sql_type = BigInt)]
    municipalities: i64,
    #[diesel(sql_type = BigInt)]
    population: i64,
}

/// Counties by number, as they were on a day; all, or the one with a number.
///
/// # Errors
/// When the database fails.
pub async fn counties(
    connection: &mut AsyncPgConnection,
    number: Option<&str>,
    day: Date,
) -> Result<Vec<County>> {
    let mut sql = Sql::new("SELECT c.*, count(k.id) AS municipalities, ");
    sql.with(
        "coalesce(sum((SELECT p.population FROM municipality_populations p WHERE p.municipality_id = k.id \
           AND p.counted_on <= ? ORDER BY p.counted_on DESC LIMIT 1)), 0)::bigint AS population \
         FROM counties c LEFT JOIN municipalities k ON k.county_number = c.number AND k.valid @> ?",
        values![day, day],
    );
    if let Some(number) = number {
        sql.with(" WHERE c.number = ?", values![number]);
    }
    sql.push(" GROUP BY c.number ORDER BY c.number");
    let rows: Vec<CountyRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            Ok(County {
                language_decision: code("a written standard", &row.language_decision)?,
                number: row.number,
                name: row.name,
                name_official: row.name_official,
                name_sami: row.name_sami,
                sami_language: row.sami_language,
                name_kven: row.name_kven,
                municipalities: row.municipalities,
                population: row.population,
            })
        })
        .collect()
}

/// A municipality's part in a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Membership {
    /// The cluster.
    pub cluster: ClusterId,
    /// Its name.
    pub name: String,
    /// What the municipality will do.
    pub ambition: Ambition,
    /// Whether it is the motor.
    pub motor: bool,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
}

/// A municipality on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// Id.
    pub id: MunicipalityId,
    /// Number.
    pub number: String,
    /// Norwegian name.
    pub name: String,
    /// Official name.
    pub name_official: String,
    /// Sami name.
    pub name_sami: Option<String>,
    /// Which Sami language.
    pub sami_language: Option<String>,
    /// Kven name.
    pub name_kven: Option<String>,
    /// County: number and name.
    pub county: (String, String),
    /// Region: slug and name.
    pub region: Option<(String, String)>,
    /// Clusters.
    pub clusters: Vec<Membership>,
    /// Inhabitants and the day they were counted.
    pub population: Option<(i32, Date)>,
    /// Size; unknown without a population.
    pub size_class: Option<SizeClass>,
    /// Centrality, 1 to 6.
    pub centrality_class: Option<i16>,
    /// Written standard.
    pub language_decision: LanguageDecision,
    /// Organisation number.
    pub organisation_number: Option<String>,
    /// Administrative centre.
    pub admin_center: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Longitude and latitude.
    pub position: Option<(f64, f64)>,
    /// In the administrative area for Sami.
    pub sami_admin_area: bool,
    /// First day with this number.
    pub valid_from: Date,
}

#[derive(QueryableByName)]
struct MunicipalityRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    name_official: String,
    #[diesel(sql_type = Nullable<Text>)]
    name_sami: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    sami_language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    name_kven: Option<String>,
    #[diesel(sql_type = Text)]
    county_number: String,
    #[diesel(sql_type = Text)]
    county_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Jsonb)]
    clusters: serde_json::Value,
    #[diesel(sql_type = Nullable<Integer>)]
    population: Option<i32>,
    #[diesel(sql_type = Nullable<SqlDate>)]
    counted_on: Option<Date>,
    #[diesel(sql_type = Nullable<Int2>)]
    centrality_class: Option<i16>,
    #[diesel(sql_type = Text)]
    language_decision: String,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    admin_center: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    website: Option<String>,
    #[diesel(sql_type = Nullable<Double>)]
    longitude: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    latitude: Option<f64>,
    #[diesel(sql_type = Bool)]
    sami_admin_area: bool,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
}

impl TryFrom<MunicipalityRow> for Municipality {
    type Error = StoreError;
    fn try_from(row: MunicipalityRow) -> Result<Self> {
        let inhabitants = row.population.and_then(|p| u32::try_from(p).ok());
        Ok(Self {
            id: MunicipalityId(row.id),
            number: row.number,
            name: row.name,
            name_official: row.name_official,
            name_sami: row.name_sami,
            sami_language: row.sami_language,
            name_kven: row.name_kven,
            county: (row.county_number, row.county_name),
            region: row.region_slug.zip(row.region_name),
            clusters: json("memberships", row.clusters)?,
            population: row.population.zip(row.counted_on),
            size_class: inhabitants.map(SizeClass::of),
            centrality_class: row.centrality_class,
            language_decision: code("a written standard", &row.language_decision)?,
            organisation_number: row.organisation_number,
            admin_center: row.admin_center,
            website: row.website,
            position: row.longitude.zip(row.latitude),
            sami_admin_area: row.sami_admin_area,
            valid_from: row.valid_from,
        })
    }
}

/// Which municipalities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MunicipalityQuery {
    /// Name or number, or the beginning of one.
    pub q: Option<String>,
    /// Exactly these numbers.
    pub numbers: Vec<String>,
    /// Exactly these ids.
    pub ids: Vec<MunicipalityId>,
    /// Counties by number.
    pub counties: Vec<String>,
    /// Regions by slug.
    pub regions: Vec<String>,
    /// Clusters.
    pub clusters: Vec<ClusterId>,
    /// Size classes.
    pub size_classes: Vec<SizeClass>,
    /// Only those in no cluster that is not closed.
    pub without_cluster: bool,
    /// Only those in no region.
    pub without_region: bool,
}

const COLUMNS: &str = "SELECT k.id, k.number, k.name, k.name_official, k.name_sami, k.sami_language, k.name_kven, \
     k.county_number, y.name AS county_name, r.slug AS region_slug, r.name AS region_name, p.population, p.counted_on, \
     k.centrality_class, k.language_decision, k.organisation_number, k.admin_center, k.website, k.longitude, \
     k.latitude, k.sami_admin_area, lower(k.valid) AS valid_from, ";

fn from(sql: &mut Sql, query: &MunicipalityQuery, wanted: Option<&[Wanted]>, day: Date) {
    sql.push(" FROM municipalities k JOIN counties y ON y.number = k.county_number ");
    sql.with(
        "LEFT JOIN region_municipalities m ON m.municipality_id = k.id AND m.valid @> ? \
         LEFT JOIN regions r ON r.id = m.region_id \
         LEFT JOIN LATERAL (SELECT p.population, p.counted_on FROM municipality_populations p \
            WHERE p.municipality_id = k.id AND p.counted_on <= ? ORDER BY p.counted_on DESC LIMIT 1) p ON true \
         WHERE k.valid @> ?",
        values![day, day, day],
    );
    let mut any = |column: &'static str, list: &[String]| {
        if !list.is_empty() {
            sql.push(" AND ").push(column).with(" = ANY(?)", values![list.to_vec()]);
        }
    };
    any("k.number", &query.numbers);
    any("k.county_number", &query.counties);
    any("r.slug", &query.regions);
    if !query.ids.is_empty() {
        let ids: Vec<Uuid> = query.ids.iter().map(|m| m.0).collect();
        sql.with(" AND k.id = ANY(?)", values![ids]);
    }
    if !query.clusters.is_empty() {
        let ids: Vec<Uuid> = query.clusters.iter().map(|c| c.0).collect();
        sql.with(
            " AND EXISTS (SELECT 1 FROM live_memberships(?) x WHERE x.municipality_id = k.id \
             AND x.cluster_id = ANY(?))",
            values![day, ids],
        );
    }
    if query.without_cluster {
        sql.with(
            " AND NOT EXISTS (SELECT 1 FROM live_memberships(?) x WHERE x.municipality_id = k.id)",
            values![day],
        );
    }
    if query.without_region {
        sql.push(" AND m.region_id IS NULL");
    }
    if !query.size_classes.is_empty() {
        let codes: Vec<String> = query.size_classes.iter().map(|c| c.code().to_owned()).collect();
        sql.with(
            " AND CASE WHEN p.population < 5000 THEN 'small' WHEN p.population < 20000 THEN 'medium' \
             WHEN p.population IS NOT NULL THEN 'large' END = ANY(?)",
            values![codes],
        );
    }
    if let Some(digits) = query.q.as_deref().map(str::trim).filter(|q| is_number(q)) {
        sql.with(" AND k.number LIKE ?", values![format!("{digits}%")]);
    }
    if wanted.is_some_and(<[Wanted]>::is_empty) {
        sql.push(" AND false");
    }
    for word in wanted.unwrap_or_default() {
        sql.push(" AND (false");
        search::matches(sql, word, "k.terms");
        sql.push(")");
    }
}

async fn understand(connection: &mut AsyncPgConnection, q: Option<&str>) -> Result<Option<Vec<Wanted>>> {
    match q.map(str::trim) {
        None | Some("") => Ok(None),
        Some(q) if is_number(q) => Ok(None),
        Some(q) => search::understand(connection, q).await.map(Some),
    }
}

/// Whether a search is for a number, or the beginning of one.
fn is_number(q: &str) -> bool {
    !q.is_empty() && q.bytes().all(|byte| byte.is_ascii_digit())
}

/// Municipalities by number, as they were on a day. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn municipalities(
    connection: &mut AsyncPgConnection,
    query: &MunicipalityQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<Municipality>>>> {
    let order = Order { columns: &["k.number", "k.id"], kinds: &[Kind::Text, Kind::Id], descending: false };
    let wanted = understand(connection, query.q.as_deref()).await?;
    let mut sql = Sql::new(COLUMNS);
    sql.with(
        "coalesce((SELECT jsonb_agg(jsonb_build_object('cluster', c.id, 'name', c.name, 'ambition', x.ambition, \
           'valid_from', lower(x.valid), 'motor', EXISTS (SELECT 1 FROM cluster_motors t \
              WHERE t.cluster_id = c.id AND t.municipality_id = k.id AND t.valid @> ?)) ORDER BY c.name) \
         FROM live_memberships(?) x JOIN clusters c ON c.id = x.cluster_id \
         WHERE x.municipality_id = k.id), '[]'::jsonb) AS clusters",
        values![day, day],
    );
    from(&mut sql, query, wanted.as_deref(), day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<MunicipalityRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let item = Municipality::try_from(row)?;
            let key = vec![KeyPart::Text(item.number.clone()), KeyPart::Id(item.id.0)];
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

/// How many municipalities.
///
/// # Errors
/// When the database fails.
pub async fn count_municipalities(
    connection: &mut AsyncPgConnection,
    query: &MunicipalityQuery,
    day: Date,
) -> Result<i64> {
    let wanted = understand(connection, query.q.as_deref()).await?;
    let mut sql = Sql::new("SELECT count(*) AS count");
    from(&mut sql, query, wanted.as_deref(), day);
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
}

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Members of a cluster that have an R&D contact on a day, by name: that they have one, never whom.
///
/// # Errors
/// When the database fails.
pub async fn municipalities_with_contact(
    connection: &mut AsyncPgConnection,
    cluster: ClusterId,
    day: Date,
) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT k.name FROM live_memberships(");
    sql.bind(day).with(
        ") m JOIN municipalities k ON k.id = m.municipality_id WHERE m.cluster_id = ? AND EXISTS (\
         SELECT 1 FROM role_assignments a JOIN users u ON u.id = a.user_id WHERE a.municipality_id = k.id \
         AND a.role IN ('rd_contact', 'rd_contact_shared') AND u.active AND a.revoked_at IS NULL AND a.valid @> ?) \
         ORDER BY k.number",
        values![cluster.0, day],
    );
    let rows: Vec<NameRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}
