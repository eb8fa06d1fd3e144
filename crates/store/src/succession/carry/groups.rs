//! Groups and networks whose municipalities become others: read whole, carried by their own rules, written whole.

use crate::Result;
use crate::groups::{self, Sort};
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::GroupChange;
use domain::group::Group;
use domain::structure::{Altered, Succeeded};
use domain::{GroupId, MembershipId};
use time::OffsetDateTime;
use uuid::Uuid;

#[derive(QueryableByName)]
struct GroupRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Bool)]
    network: bool,
}

/// Carries each group and network that a change concerns: by a member, or by whoever keeps it going. Returns what happened,
/// each with the group as it was kept.
///
/// # Errors
/// When the database fails.
pub(super) async fn succeed(
    connection: &mut AsyncPgConnection,
    change: &Succeeded,
    now: OffsetDateTime,
    new_id: &dyn Fn() -> Uuid,
) -> Result<Vec<Altered<Group, GroupChange>>> {
    let from: Vec<Uuid> = change.from.iter().map(|id| id.0).collect();
    let mut sql = Sql::new("SELECT g.id, g.type = 'network' AS network FROM groups g WHERE ");
    sql.with(
        "EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = g.id AND m.municipality_id = ANY(?) \
         AND m.valid && daterange(?, NULL)) \
         OR EXISTS (SELECT 1 FROM network_coordinators c WHERE c.group_id = g.id AND c.municipality_id = ANY(?) \
         AND c.valid && daterange(?, NULL)) ORDER BY g.id",
        values![from.clone(), change.on, from, change.on],
    );
    let rows: Vec<GroupRow> = sql.rows(connection).await?;
    let mut told = Vec::new();
    for row in rows {
        let sort = if row.network { Sort::Networks } else { Sort::Groups };
        let today = domain::oslo::day(now);
        let record = groups::find_for_update(connection, sort, GroupId(row.id), today).await?;
        let altered = record.and_then(|record| record.group.succeed(change, &|| MembershipId(new_id())));
        if let Some(altered) = altered {
            groups::update(connection, &altered.thing, now).await?;
            told.push(altered);
        }
    }
    Ok(told)
}
