//! What goes on when municipalities become others: being in a region, hosting it, being in clusters and driving them,
//! terms in groups and networks, roles, anchoring, documents.
//!
//! Rows are read as JSON and put back under another municipality, so that every column of theirs goes along, also those
//! that this part does not know.

mod places;
mod roles;
mod rows;
mod subclusters;

use super::Succession;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use domain::{ClusterId, MunicipalityId, RegionId};
use places::{group_members, members, regions};
use rows::{ANCHORINGS, DOCUMENTS, GROUPS, HOSTS, MEMBERS, MOTORS, REGIONS, Row, RowsRow, id};
use time::{Date, OffsetDateTime};
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

/// Gives a new version to each cluster and group that changes with the municipalities, so that whoever saw the one before
/// sees it anew first.
async fn new_versions(connection: &mut AsyncPgConnection, from: &[Uuid], day: Date) -> Result<()> {
    for text in [
        "UPDATE clusters SET version = version + 1 WHERE id IN (SELECT cluster_id FROM cluster_members \
         WHERE municipality_id = ANY(?) AND valid && daterange(?, NULL))",
        "UPDATE groups SET version = version + 1 WHERE id IN (SELECT group_id FROM group_members \
         WHERE municipality_id = ANY(?) AND valid && daterange(?, NULL))",
    ] {
        let mut sql = Sql::new("");
        sql.with(text, values![from.to_vec(), day]);
        sql.run(connection).await?;
    }
    Ok(())
}

/// Ends everything of what ends the day before, and lets what begins go on with it. Returns what each goes on with, in
/// the order of the successors. Roles go on where it is the same place; of what is new, somebody has to say yes.
///
/// # Errors
/// When the database fails.
pub async fn follow(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    now: OffsetDateTime,
    new_id: &dyn Fn() -> Uuid,
) -> Result<Vec<Followed>> {
    let (from, day) = (change.sources(), change.changed_on);
    new_versions(connection, &from, day).await?;
    let region_rows = regions(&REGIONS.rows(connection, &from, day).await?, from.len());
    let host_rows = HOSTS.rows(connection, &from, day).await?;
    let member_rows = members(MEMBERS.rows(connection, &from, day).await?);
    let group_rows = group_members(GROUPS.rows(connection, &from, day).await?);
    let motor_rows = MOTORS.rows(connection, &from, day).await?;
    let anchoring_rows = ANCHORINGS.rows(connection, &from, day).await?;
    for table in [&REGIONS, &HOSTS, &MEMBERS, &MOTORS, &GROUPS, &ANCHORINGS] {
        table.end(connection, &from, day).await?;
    }
    let roles = roles::end(connection, change, now).await?;
    let mut all = Vec::new();
    for (ordinal, to) in change.to.iter().enumerate() {
        let mut followed = Followed::default();
        // One that the register knew before may have been put into a region by it.
        if !to.known || REGIONS.rows(connection, &[to.id.0], day).await?.is_empty() {
            REGIONS.put(connection, region_rows.clone(), to.id, new_id).await?;
        }
        followed.region = region_rows.first().map(|row| id(row, "region_id")).transpose()?.map(RegionId);
        MEMBERS.put(connection, member_rows.clone(), to.id, new_id).await?;
        GROUPS.put(connection, group_rows.clone(), to.id, new_id).await?;
        for row in &member_rows {
            followed.clusters.push(ClusterId(id(row, "cluster_id")?));
        }
        if ordinal == 0 {
            for row in &host_rows {
                followed
                    .host_of
                    .push((RegionId(id(row, "region_id")?), MunicipalityId(id(row, "municipality_id")?)));
            }
            for row in &motor_rows {
                followed.motor_of.push(ClusterId(id(row, "cluster_id")?));
            }
            HOSTS.put(connection, host_rows.clone(), to.id, new_id).await?;
            MOTORS.put(connection, motor_rows.clone(), to.id, new_id).await?;
        }
        if change.same_place() {
            roles::go_on(connection, roles.clone(), to.id, day, new_id).await?;
            ANCHORINGS.put(connection, anchoring_rows.clone(), to.id, new_id).await?;
            copy_documents(connection, &from, to.id, new_id).await?;
        }
        all.push(followed);
    }
    subclusters::go_on(connection, change, new_id).await?;
    Ok(all)
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
