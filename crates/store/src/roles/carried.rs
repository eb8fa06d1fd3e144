//! What a holder is offered on what the place of a role becomes.

use super::RoleRecord;
use super::row::{self, RoleRow};
use crate::Result;
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;
use domain::access::Scope;
use domain::role::RoleAssignment;
use time::Date;

/// Whether a role `h` that is not the one in question lasts as long as its place, for the holder of an offer `a`.
const BEHIND: &str = "h.user_id = a.user_id AND h.state = 'accepted' AND h.revoked_at IS NULL \
     AND (upper(h.valid) IS NULL OR upper(h.valid) >= n.changed_on) AND h.id <> ";

/// The offers that a list of changes made of a role, of what its place becomes, and nobody has answered: those behind which
/// the holder has no other role on what became that place. Locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn carried_offers(
    connection: &mut AsyncPgConnection,
    role: &RoleAssignment,
    today: Date,
) -> Result<Vec<RoleRecord>> {
    let mut sql: Sql = row::select(today, today);
    sql.push(row::FROM).with(
        " WHERE a.user_id = ? AND a.role = ? AND a.state = 'proposed' AND EXISTS (SELECT 1 FROM events e \
         WHERE e.aggregate = 'role_assignment' AND e.aggregate_id = a.id AND e.kind = 'role.proposed' AND e.actor_id IS NULL)",
        values![role.holder.0, role.role.code().to_owned()],
    );
    match role.scope {
        Scope::Municipality(id) => sql
            .with(
                " AND EXISTS (SELECT 1 FROM municipality_successions s WHERE s.predecessor_id = ? \
                 AND s.successor_id = a.municipality_id) AND NOT EXISTS (SELECT 1 FROM municipality_successions n \
                 JOIN role_assignments h ON h.municipality_id = n.predecessor_id \
                 WHERE n.successor_id = a.municipality_id AND ",
                values![id.0],
            )
            .push(BEHIND)
            .bind(role.id.0),
        Scope::County(number) => sql
            .with(
                " AND EXISTS (SELECT 1 FROM county_successions s WHERE s.predecessor = ? AND s.successor = a.county_number) \
                 AND NOT EXISTS (SELECT 1 FROM county_successions n JOIN role_assignments h ON h.county_number = n.predecessor \
                 WHERE n.successor = a.county_number AND ",
                values![number.to_string()],
            )
            .push(BEHIND)
            .bind(role.id.0),
        Scope::Nation | Scope::Region(_) | Scope::Cluster(_) | Scope::Organisation(_) | Scope::System => {
            return Ok(Vec::new());
        }
    };
    sql.push(") ORDER BY a.id FOR UPDATE OF a");
    let rows: Vec<RoleRow> = sql.rows(connection).await?;
    rows.into_iter().map(RoleRecord::try_from).collect()
}
