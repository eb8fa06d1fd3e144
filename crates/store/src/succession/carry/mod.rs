//! What goes on when municipalities become others: being in a region, hosting it, being in clusters and driving them,
//! terms in groups and networks, roles, standing consents, anchoring, documents.
//!
//! Rows are read as JSON and put back under another municipality, so that every column of theirs goes along, also those
//! that this part does not know. What a cluster's own rules speak of is the cluster's to carry ([`clusters`]), as terms are a
//! group's or network's ([`groups`]).

mod clusters;
mod delegations;
mod groups;
mod places;
mod planned;
mod roles;
mod rows;

use super::Succession;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use domain::event::{ClusterChange, GroupChange, PlannedMove};
use domain::group::Group;
use domain::structure::cluster::Cluster;
use domain::structure::{Altered, Succeeded};
use domain::text::Reason;
use domain::{ClusterId, MunicipalityId, RegionId};
use places::regions;
use rows::{ANCHORINGS, DOCUMENTS, HOSTS, REGIONS, Row, RowsRow, id};
use time::OffsetDateTime;
use uuid::Uuid;

/// What a new municipality goes on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The region it is in.
    pub region: Option<RegionId>,
    /// The clusters it is a member of.
    pub clusters: Vec<ClusterId>,
    /// Those it drives.
    pub motor_of: Vec<ClusterId>,
    /// The regions it hosts, each with the host before.
    pub host_of: Vec<(RegionId, MunicipalityId)>,
}

/// Keeps commands off clusters and groups until the transaction ends. It comes first, so that nobody waits for each other:
/// a command under way would write the members back that it has read.
///
/// # Errors
/// When the database fails.
pub async fn keep_still(connection: &mut AsyncPgConnection) -> Result<()> {
    Sql::new("LOCK TABLE clusters, groups IN EXCLUSIVE MODE").run(connection).await?;
    Ok(())
}

/// What went on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// What each successor goes on with, in their order.
    pub followed: Vec<Followed>,
    /// What happened to clusters.
    pub clusters: Vec<Altered<Cluster, ClusterChange>>,
    /// What happened to groups and networks.
    pub groups: Vec<Altered<Group, GroupChange>>,
    /// Moves to a region that were planned and ended.
    pub planned_moves: Vec<PlannedMove>,
}

/// Ends everything of what ends the day before, and lets what begins go on with it. Roles and standing consents go on where
/// it is the same place; of what is new, somebody has to say yes.
///
/// # Errors
/// When the database fails.
pub async fn follow(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    reason: Option<Reason>,
    now: OffsetDateTime,
    new_id: &dyn Fn() -> Uuid,
) -> Result<Carried> {
    let (from, day) = (change.sources(), change.changed_on);
    let region_rows = regions(&REGIONS.rows(connection, &from, day).await?, from.len());
    let planned_moves = planned::ended(connection, &from, day, &region_rows).await?;
    let host_rows = HOSTS.rows(connection, &from, day).await?;
    let anchoring_rows = ANCHORINGS.rows(connection, &from, day).await?;
    for table in [&REGIONS, &HOSTS, &ANCHORINGS] {
        table.end(connection, &from, day).await?;
    }
    let roles = roles::end(connection, change, now).await?;
    let succeeded = Succeeded {
        how: change.kind,
        on: day,
        from: change.from.clone(),
        to: change.to.iter().map(|to| to.id).collect(),
        reason,
    };
    let clusters = clusters::succeed(connection, &succeeded, domain::oslo::day(now)).await?;
    let groups = groups::succeed(connection, &succeeded, now, new_id).await?;
    let mut carried = Carried { groups, planned_moves, ..Carried::default() };
    for (ordinal, to) in change.to.iter().enumerate() {
        let mut followed = Followed::default();
        // One that the register knew before may have been put into a region by it.
        if !to.known || REGIONS.rows(connection, &[to.id.0], day).await?.is_empty() {
            REGIONS.put(connection, region_rows.clone(), to.id, new_id).await?;
        }
        followed.region = region_rows.first().map(|row| id(row, "region_id")).transpose()?.map(RegionId);
        (followed.clusters, followed.motor_of) = clusters::of(&clusters, to.id);
        if ordinal == 0 {
            for row in &host_rows {
                followed
                    .host_of
                    .push((RegionId(id(row, "region_id")?), MunicipalityId(id(row, "municipality_id")?)));
            }
            HOSTS.put(connection, host_rows.clone(), to.id, new_id).await?;
        }
        if change.same_place() {
            roles::go_on(connection, roles.clone(), to.id, day, new_id).await?;
            delegations::go_on(connection, &from, to.id, day, new_id).await?;
            ANCHORINGS.put(connection, anchoring_rows.clone(), to.id, new_id).await?;
            copy_documents(connection, &from, to.id, new_id).await?;
        }
        carried.followed.push(followed);
    }
    carried.clusters = clusters;
    Ok(carried)
}

async fn copy_documents(
    connection: &mut AsyncPgConnection,
    from: &[Uuid],
    to: MunicipalityId,
    new_id: &dyn Fn() -> Uuid,
) -> Result<()> {
    let mut sql = Sql::new(
        "SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.id), '[]') AS rows FROM municipality_documents d ",
    );
    sql.with("WHERE d.municipality_id = ANY(?) AND d.removed_on IS NULL", values![from.to_vec()]);
    let row: RowsRow = sql.row(connection).await?;
    let rows: Vec<Row> = serde_json::from_value(row.rows).map_err(|e| StoreError::corrupt("documents", e))?;
    DOCUMENTS.put(connection, rows, to, new_id).await
}
