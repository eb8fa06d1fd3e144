//! Places by the names that callers use for them.

use super::code;
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::policy::Place;
use domain::register::LanguageDecision;
use domain::{ClusterId, MunicipalityId, RegionId};
use time::Date;
use uuid::Uuid;

/// A kind of place that callers name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// By number.
    County,
    /// By number, of any day.
    Municipality,
    /// By slug.
    Region,
    /// By id.
    Cluster,
}

impl PlaceKind {
    fn names(self) -> &'static str {
        match self {
            Self::County => "SELECT number AS name FROM counties",
            Self::Municipality => "SELECT DISTINCT number AS name FROM municipalities",
            Self::Region => "SELECT slug AS name FROM regions",
            Self::Cluster => "SELECT id::text AS name FROM clusters",
        }
    }
}

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The names there are of a kind of place.
///
/// # Errors
/// When the database fails.
pub async fn place_names(connection: &mut AsyncPgConnection, kind: PlaceKind) -> Result<Vec<String>> {
    let rows: Vec<NameRow> = Sql::new(kind.names()).rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

#[derive(QueryableByName)]
struct LanguageRow {
    #[diesel(sql_type = Text)]
    language_decision: String,
}

/// The written standard that a municipality has decided on.
///
/// # Errors
/// When the database fails.
pub async fn language_decision(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
) -> Result<Option<LanguageDecision>> {
    let mut sql = Sql::new("SELECT language_decision FROM municipalities WHERE id = ");
    sql.bind(municipality.0);
    let row: Option<LanguageRow> = sql.maybe(connection).await?;
    row.map(|row| code("a written standard", &row.language_decision)).transpose()
}

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

async fn ids(
    connection: &mut AsyncPgConnection,
    select: &'static str,
    names: &[String],
) -> Result<Vec<Uuid>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(select);
    sql.with(" = ANY(?)", values![names.to_vec()]);
    let rows: Vec<IdRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The ids of regions by slug; those that do not exist are left out.
///
/// # Errors
/// When the database fails.
pub async fn region_ids(connection: &mut AsyncPgConnection, slugs: &[String]) -> Result<Vec<RegionId>> {
    let found = ids(connection, "SELECT id FROM regions WHERE slug", slugs).await?;
    Ok(found.into_iter().map(RegionId).collect())
}

/// The ids of all municipalities that have or had one of the numbers, and of those they were made of; numbers that do
/// not exist are left out.
///
/// # Errors
/// When the database fails.
pub async fn municipality_ids(
    connection: &mut AsyncPgConnection,
    numbers: &[String],
) -> Result<Vec<MunicipalityId>> {
    let found = ids(
        connection,
        "SELECT DISTINCT p.municipality_id AS id FROM municipalities k \
         CROSS JOIN LATERAL municipality_and_predecessors(k.id, 'infinity') p WHERE k.number",
        numbers,
    )
    .await?;
    Ok(found.into_iter().map(MunicipalityId).collect())
}

#[derive(QueryableByName)]
struct ClusterPlaceRow {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    motor: Option<Uuid>,
}

/// A cluster as a place on a day: its motor speaks there.
///
/// # Errors
/// When the database fails.
pub async fn cluster_place(
    connection: &mut AsyncPgConnection,
    cluster: ClusterId,
    day: Date,
) -> Result<Option<Place>> {
    let mut sql = Sql::new("SELECT c.region_id AS region, (SELECT t.municipality_id FROM cluster_motors t ");
    sql.with(
        "WHERE t.cluster_id = c.id AND t.valid @> ?) AS motor FROM clusters c WHERE c.id = ?",
        values![day, cluster.0],
    );
    let row: Option<ClusterPlaceRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| Place {
        municipalities: row.motor.map(MunicipalityId).into_iter().collect(),
        clusters: vec![cluster],
        region: row.region.map(RegionId),
    }))
}

/// A region as a place, by slug.
///
/// # Errors
/// When the database fails.
pub async fn region_place(connection: &mut AsyncPgConnection, slug: &str) -> Result<Option<Place>> {
    let region = region_ids(connection, &[slug.to_owned()]).await?.into_iter().next();
    Ok(region.map(|region| Place { region: Some(region), ..Place::default() }))
}
