//! Every place of a kind that a role can be offered on, with what it lies in.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::{ClusterId, RegionId};
use time::Date;
use uuid::Uuid;

/// A kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// Municipalities of the day.
    Municipality,
    /// Clusters that are not closed.
    Cluster,
    /// Regions.
    Region,
    /// Organisations.
    Organisation,
    /// Counties of the day.
    County,
}

/// A place with its name, and what it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferablePlace {
    /// Its id; nil for a county, which has none.
    pub id: Uuid,
    /// Its number or slug; empty for what is known by its id.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The clusters it lies in.
    pub clusters: Vec<ClusterId>,
    /// The regions it lies in.
    pub regions: Vec<RegionId>,
}

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Array<SqlUuid>)]
    clusters: Vec<Uuid>,
    #[diesel(sql_type = Array<SqlUuid>)]
    regions: Vec<Uuid>,
}

/// All places of a kind on a day, by name.
///
/// # Errors
/// When the database fails.
pub async fn offerable(
    connection: &mut AsyncPgConnection,
    kind: PlaceKind,
    day: Date,
) -> Result<Vec<OfferablePlace>> {
    let mut sql = Sql::new("SELECT ");
    match kind {
        PlaceKind::Municipality => sql.with(
            "k.id, k.number AS key, k.name, ARRAY(SELECT m.cluster_id FROM live_memberships(?) m \
             WHERE m.municipality_id = k.id ORDER BY 1) AS clusters, ARRAY(SELECT p.region_id \
             FROM region_municipalities p WHERE p.municipality_id = k.id AND p.valid @> ?) AS regions \
             FROM municipalities k WHERE k.valid @> ?",
            values![day, day, day],
        ),
        PlaceKind::Cluster => sql.with(
            "k.id, '' AS key, k.name, ARRAY[k.id] AS clusters, array_remove(ARRAY[k.region_id], NULL) AS regions \
             FROM clusters k JOIN cluster_statuses s ON s.cluster_id = k.id AND s.valid @> ? \
             WHERE s.status <> 'closed'",
            values![day],
        ),
        PlaceKind::Region => sql.push(
            "k.id, k.slug AS key, k.name, '{}'::uuid[] AS clusters, ARRAY[k.id] AS regions FROM regions k",
        ),
        PlaceKind::Organisation => sql.push(
            "k.id, '' AS key, k.name, '{}'::uuid[] AS clusters, '{}'::uuid[] AS regions FROM organisations k",
        ),
        PlaceKind::County => sql.with(
            "?::uuid AS id, k.number AS key, k.name, '{}'::uuid[] AS clusters, ARRAY(SELECT DISTINCT p.region_id \
             FROM region_municipalities p JOIN municipalities m ON m.id = p.municipality_id AND m.valid @> ? \
             WHERE p.valid @> ? AND m.county_number = k.number ORDER BY 1) AS regions \
             FROM counties k WHERE k.valid @> ?",
            values![Uuid::nil(), day, day, day],
        ),
    };
    sql.push(" ORDER BY k.name COLLATE \"nb-x-icu\", 2, 1");
    let rows: Vec<PlaceRow> = sql.rows(connection).await?;
    let place = |row: PlaceRow| OfferablePlace {
        id: row.id,
        key: row.key,
        name: row.name,
        clusters: row.clusters.into_iter().map(ClusterId).collect(),
        regions: row.regions.into_iter().map(RegionId).collect(),
    };
    Ok(rows.into_iter().map(place).collect())
}
