//! What a person is entrusted with: the standing consents that hold where they answer.

use super::desk;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use domain::access::Reach;
use domain::role::Delegated;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct HoldingRow {
    #[diesel(sql_type = Text)]
    task: String,
    #[diesel(sql_type = SqlUuid)]
    municipality_id: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
}

/// Those given to the desks that somebody answers for, that hold on a day, as the policy knows them: a municipality's,
/// also for what it is made of.
///
/// # Errors
/// When the database fails.
pub async fn holding(connection: &mut AsyncPgConnection, reach: &Reach, day: Date) -> Result<Vec<Delegated>> {
    let clusters: Vec<Uuid> = reach.cluster_desks.iter().map(|cluster| cluster.0).collect();
    let regions: Vec<Uuid> = reach.region_desks.iter().map(|region| region.0).collect();
    if clusters.is_empty() && regions.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql =
        Sql::new("SELECT d.task, m.municipality_id, d.cluster_id, d.region_id FROM delegations d, ");
    sql.with(
        "municipality_and_predecessors(d.municipality_id, ?) m WHERE (d.cluster_id = ANY(?) OR d.region_id = ANY(?)) \
         AND d.revoked_at IS NULL AND d.valid @> ? AND ",
        values![day, clusters, regions, day],
    );
    inside(&mut sql, day);
    let rows: Vec<HoldingRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Delegated {
                task: row.task.parse().map_err(|e| StoreError::corrupt("a task", e))?,
                municipality: MunicipalityId(row.municipality_id),
                to: desk(row.cluster_id, row.region_id),
            })
        })
        .collect()
}

/// Appends that the municipality of `d` is on a day where it has given its consent: to a cluster's coordinator as a
/// member of the cluster, to a region's as a municipality of the region. Until it is there again, the consent rests.
pub(super) fn inside(sql: &mut Sql, day: Date) {
    sql.with(
        "(EXISTS (SELECT 1 FROM live_memberships(?) c WHERE c.cluster_id = d.cluster_id \
          AND c.municipality_id = d.municipality_id) \
          OR EXISTS (SELECT 1 FROM region_municipalities p WHERE p.region_id = d.region_id \
          AND p.municipality_id = d.municipality_id AND p.valid @> ?))",
        values![day, day],
    );
}
