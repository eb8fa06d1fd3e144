//! The place a role would be held on, by the names that callers use.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::policy::Seat;
use domain::access::{Role, Scope};
use domain::{ClusterId, CountyNumber, MunicipalityId, OrganisationId, RegionId};
use time::Date;
use uuid::Uuid;

/// A place by its natural key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// By number.
    Municipality(&'a str),
    /// By id.
    Cluster(ClusterId),
    /// By slug.
    Region(&'a str),
    /// By id.
    Organisation(OrganisationId),
    /// By number.
    County(CountyNumber),
}

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// The place, where there is such a one on a day.
///
/// # Errors
/// When the database fails.
pub async fn scope(connection: &mut AsyncPgConnection, place: Place<'_>, day: Date) -> Result<Option<Scope>> {
    let mut sql = Sql::new("SELECT ");
    match place {
        Place::Municipality(number) => {
            sql.with("id FROM municipalities WHERE number = ? AND valid @> ?", values![number, day])
        }
        Place::Cluster(id) => sql.with(
            "k.id FROM clusters k JOIN cluster_statuses s ON s.cluster_id = k.id AND s.valid @> ? \
             WHERE k.id = ? AND s.status <> 'closed'",
            values![day, id.0],
        ),
        Place::Region(slug) => sql.with("id FROM regions WHERE slug = ?", values![slug]),
        Place::Organisation(id) => sql.with("id FROM organisations WHERE id = ?", values![id.0]),
        Place::County(number) => {
            let nil = Uuid::nil();
            sql.with(
                "?::uuid AS id FROM counties WHERE number = ? AND valid @> ?",
                values![nil, number.to_string(), day],
            )
        }
    };
    let row: Option<IdRow> = sql.maybe(connection).await?;
    Ok(row.map(|IdRow { id }| match place {
        Place::Municipality(_) => Scope::Municipality(MunicipalityId(id)),
        Place::Cluster(_) => Scope::Cluster(ClusterId(id)),
        Place::Region(_) => Scope::Region(RegionId(id)),
        Place::Organisation(_) => Scope::Organisation(OrganisationId(id)),
        Place::County(number) => Scope::County(number),
    }))
}

#[derive(QueryableByName)]
struct SeatRow {
    #[diesel(sql_type = Array<SqlUuid>)]
    clusters: Vec<Uuid>,
    #[diesel(sql_type = Array<SqlUuid>)]
    regions: Vec<Uuid>,
}

/// A role on a place, with what the place lies in on a day.
///
/// # Errors
/// When the database fails.
pub async fn seat(connection: &mut AsyncPgConnection, role: Role, scope: Scope, day: Date) -> Result<Seat> {
    let mut sql = Sql::new("SELECT ");
    match scope {
        Scope::Municipality(id) => sql.with(
            "ARRAY(SELECT m.cluster_id FROM live_memberships(?) m WHERE m.municipality_id = ? ORDER BY 1) AS clusters, \
             ARRAY(SELECT p.region_id FROM region_municipalities p WHERE p.municipality_id = ? AND p.valid @> ?) \
             AS regions",
            values![day, id.0, id.0, day],
        ),
        Scope::Cluster(id) => sql.with(
            "ARRAY[id] AS clusters, array_remove(ARRAY[region_id], NULL) AS regions FROM clusters WHERE id = ?",
            values![id.0],
        ),
        Scope::County(number) => sql.with(
            "'{}'::uuid[] AS clusters, ARRAY(SELECT DISTINCT p.region_id FROM region_municipalities p \
             JOIN municipalities m ON m.id = p.municipality_id AND m.valid @> ? WHERE p.valid @> ? \
             AND m.county_number = ? ORDER BY 1) AS regions",
            values![day, day, number.to_string()],
        ),
        Scope::Region(id) => {
            return Ok(Seat { role, scope, clusters: Vec::new(), regions: vec![id] });
        }
        Scope::Nation | Scope::Organisation(_) | Scope::System => {
            return Ok(Seat { role, scope, clusters: Vec::new(), regions: Vec::new() });
        }
    };
    let row: Option<SeatRow> = sql.maybe(connection).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("a place", "nothing"))?;
    let clusters = row.clusters.into_iter().map(ClusterId).collect();
    Ok(Seat { role, scope, clusters, regions: row.regions.into_iter().map(RegionId).collect() })
}
