//! Groups and networks with their members' terms: one at a time here, lists in [`list`].

mod known;
mod list;
mod row;
mod words;

pub use known::acquaint;
pub use list::{GroupQuery, count, list};
pub use row::{Coordination, GroupRecord, NamedMember};

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use domain::GroupId;
use domain::group::{Group, GroupPlace, Nature, Party};
use domain::structure::Timeline;
use row::Row;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Which of the two is meant: a group is not found as a network, nor a network as a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Groups with a mandate.
    Groups,
    /// Theme networks.
    Networks,
}

/// A group or network.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    sort: Sort,
    id: GroupId,
    day: Date,
) -> Result<Option<GroupRecord>> {
    let mut sql = row::select(day);
    row::from(&mut sql, sort, day);
    sql.with(" AND g.id = ?", values![id.0]);
    let row: Option<Row> = sql.maybe(connection).await?;
    let mut record = row.map(GroupRecord::try_from).transpose()?;
    if let Some(record) = &mut record {
        words::as_of(connection, sort, &mut [record], day).await?;
        known::complete(connection, [&mut record.group]).await?;
    }
    Ok(record)
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(
    connection: &mut AsyncPgConnection,
    sort: Sort,
    id: GroupId,
    day: Date,
) -> Result<Option<GroupRecord>> {
    // Locked by a statement of its own: the members read after it are those that the one before left.
    let mut lock = Sql::new("SELECT id FROM groups WHERE id = ");
    lock.bind(id.0).push(" FOR UPDATE");
    lock.run(connection).await?;
    find(connection, sort, id, day).await
}

/// What stands in the columns that only groups, or only networks, have.
#[derive(Default)]
struct Columns {
    region: Option<Uuid>,
    cluster: Option<Uuid>,
    mandate: Option<String>,
    mandate_link: Option<String>,
    arena: Option<Uuid>,
    theme: Option<String>,
    need: Option<Uuid>,
}

impl Columns {
    fn of(nature: &Nature) -> Self {
        match nature {
            Nature::Standing { place, mandate, mandate_link, arena, .. } => {
                let (region, cluster) = match place {
                    GroupPlace::Nation => (None, None),
                    GroupPlace::Region(region) => (Some(region.0), None),
                    GroupPlace::Cluster(cluster) => (None, Some(cluster.0)),
                };
                Self {
                    region,
                    cluster,
                    mandate: mandate.as_ref().map(|mandate| mandate.as_str().to_owned()),
                    mandate_link: mandate_link.as_ref().map(|link| link.as_str().to_owned()),
                    arena: arena.map(|organisation| organisation.0),
                    ..Self::default()
                }
            }
            Nature::Network { theme, need, .. } => Self {
                theme: Some(theme.as_str().to_owned()),
                need: need.map(|need| need.0),
                ..Self::default()
            },
        }
    }
}

/// Stores a new group.
///
/// # Errors
/// When the database fails.
pub async fn insert(connection: &mut AsyncPgConnection, group: &Group, now: OffsetDateTime) -> Result<()> {
    let own = Columns::of(&group.nature);
    let mut sql = Sql::new(
        "INSERT INTO groups (id, version, type, name, valid, created_at, updated_at, region_id, cluster_id, mandate, \
         mandate_link, arena_id, theme, need_id) VALUES (",
    );
    sql.with(
        "?, ?, ?, ?, daterange(?, ?), ?, ?, ",
        values![
            group.id.0,
            group.version,
            group.nature.code(),
            group.name.as_str(),
            group.period.first_day(),
            group.period.until(),
            now,
            now,
        ],
    );
    sql.with(
        "?, ?, ?, ?, ?, ?, ?)",
        values![own.region, own.cluster, own.mandate, own.mandate_link, own.arena, own.theme, own.need],
    );
    sql.run(connection).await?;
    members(connection, group).await?;
    coordinators(connection, group).await
}

/// Who keeps a network going, over time.
async fn coordinators(connection: &mut AsyncPgConnection, group: &Group) -> Result<()> {
    for term in group.coordinators().map(Timeline::terms).unwrap_or_default() {
        let mut sql =
            Sql::new("INSERT INTO network_coordinators (group_id, municipality_id, valid) VALUES (");
        sql.with(
            "?, ?, daterange(?, ?))",
            values![group.id.0, term.value.0, term.period.first_day(), term.period.until()],
        );
        sql.run(connection).await?;
    }
    Ok(())
}

/// Stores a changed group; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update(connection: &mut AsyncPgConnection, group: &Group, now: OffsetDateTime) -> Result<()> {
    let own = Columns::of(&group.nature);
    let mut sql = Sql::new("UPDATE groups SET ");
    sql.with(
        "version = ?, name = ?, valid = daterange(?, ?), updated_at = ?, mandate = ?, mandate_link = ?, arena_id = ?, \
         theme = ?, need_id = ? WHERE id = ? AND version = ?",
        values![
            group.version,
            group.name.as_str(),
            group.period.first_day(),
            group.period.until(),
            now,
            own.mandate,
            own.mandate_link,
            own.arena,
            own.theme,
            own.need,
            group.id.0,
            group.version - 1,
        ],
    );
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    for table in
        ["DELETE FROM group_members WHERE group_id = ", "DELETE FROM network_coordinators WHERE group_id = "]
    {
        let mut gone = Sql::new(table);
        gone.bind(group.id.0);
        gone.run(connection).await?;
    }
    members(connection, group).await?;
    coordinators(connection, group).await
}

#[derive(Default, Serialize)]
struct MemberColumns {
    id: Uuid,
    user_id: Option<Uuid>,
    municipality_id: Option<Uuid>,
    cluster_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    office: Option<String>,
    role: &'static str,
    stays_out: bool,
    valid_from: String,
    until: Option<String>,
}

async fn members(connection: &mut AsyncPgConnection, group: &Group) -> Result<()> {
    if group.members.is_empty() {
        return Ok(());
    }
    let columns = group.members.iter().map(|member| {
        let empty = MemberColumns {
            id: member.id.0,
            office: member.office.as_ref().map(|office| office.as_str().to_owned()),
            role: member.role.code(),
            stays_out: member.stays_out,
            valid_from: member.period.first_day().to_string(),
            until: member.period.until().map(|day| day.to_string()),
            ..MemberColumns::default()
        };
        match member.party {
            Party::Person(user) => MemberColumns { user_id: Some(user.0), ..empty },
            Party::Municipality(place) => MemberColumns { municipality_id: Some(place.0), ..empty },
            Party::Cluster(cluster) => MemberColumns { cluster_id: Some(cluster.0), ..empty },
            Party::Organisation(organisation) => {
                MemberColumns { organisation_id: Some(organisation.0), ..empty }
            }
        }
    });
    let rows =
        serde_json::to_value(columns.collect::<Vec<_>>()).map_err(|e| StoreError::corrupt("members", e))?;
    let mut sql = Sql::new(
        "INSERT INTO group_members (id, group_id, user_id, municipality_id, cluster_id, organisation_id, office, role, \
         stays_out, valid) SELECT r.id, ",
    );
    sql.with(
        "?, r.user_id, r.municipality_id, r.cluster_id, r.organisation_id, r.office, r.role, \
         r.stays_out, daterange(r.valid_from, r.until) FROM jsonb_to_recordset(?) AS r (id uuid, user_id uuid, \
         municipality_id uuid, cluster_id uuid, organisation_id uuid, office text, role text, stays_out boolean, valid_from date, until date)",
        values![group.id.0, rows],
    );
    sql.run(connection).await?;
    Ok(())
}
