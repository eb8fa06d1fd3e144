//! Clusters whose municipalities become others: read whole, carried by the cluster's own rules, written whole.

use crate::sql::{Sql, values};
use crate::{Result, clusters};
use diesel::QueryableByName;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::AsyncPgConnection;
use domain::event::ClusterChange;
use domain::structure::cluster::Cluster;
use domain::structure::{Altered, Succeeded};
use domain::{ClusterId, MunicipalityId};
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Carries each cluster that a change concerns: by a member, or by somebody who is asked. Returns what happened, each with
/// the cluster as it was kept.
///
/// # Errors
/// When the database fails.
pub(super) async fn succeed(
    connection: &mut AsyncPgConnection,
    change: &Succeeded,
    today: Date,
) -> Result<Vec<Altered<Cluster, ClusterChange>>> {
    let from: Vec<Uuid> = change.from.iter().map(|id| id.0).collect();
    let mut sql = Sql::new("SELECT c.id FROM clusters c WHERE ");
    sql.with(
        "EXISTS (SELECT 1 FROM cluster_members m WHERE m.cluster_id = c.id AND m.municipality_id = ANY(?) \
         AND m.valid && daterange(?, NULL)) \
         OR EXISTS (SELECT 1 FROM cluster_proposals p JOIN proposal_consents k ON k.proposal_id = p.id \
         WHERE p.cluster_id = c.id AND (p.closed_on IS NULL OR p.closed_on > ?) \
         AND (p.municipality_id = ANY(?) OR k.municipality_id = ANY(?))) ORDER BY c.id",
        values![from.clone(), change.on, today, from.clone(), from],
    );
    let rows: Vec<IdRow> = sql.rows(connection).await?;
    let mut told = Vec::new();
    for row in rows {
        let record = clusters::find_for_update(connection, ClusterId(row.id), today).await?;
        for altered in record.map(|record| record.cluster.succeed(change, today)).unwrap_or_default() {
            clusters::update(connection, &altered.thing).await?;
            told.push(altered);
        }
    }
    Ok(told)
}

/// The clusters that a municipality goes on in, and those of them that it drives.
pub(super) fn of(
    told: &[Altered<Cluster, ClusterChange>],
    municipality: MunicipalityId,
) -> (Vec<ClusterId>, Vec<ClusterId>) {
    let went_on =
        told.iter().filter(|altered| matches!(altered.change, ClusterChange::MemberSucceeded { .. }));
    let member = |cluster: &&Cluster| cluster.members.contains_key(&municipality);
    let drives = |cluster: &&Cluster| {
        cluster.motors.terms().iter().any(|term| term.value.municipality == municipality)
    };
    let members = went_on.map(|altered| &altered.thing).filter(member);
    let all: Vec<&Cluster> = members.collect();
    (all.iter().map(|c| c.id).collect(), all.iter().copied().filter(drives).map(|c| c.id).collect())
}
