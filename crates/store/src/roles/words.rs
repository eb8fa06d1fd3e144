//! What the log remembers of roles: what they said on a day, and what gave way to what.

use super::RoleRecord;
use crate::Result;
use crate::events::{Told, words_before};
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;
use domain::RoleAssignmentId;
use domain::event::{EventBody, GaveWay, RoleChange};
use time::Date;
use uuid::Uuid;

/// Has roles say what they said on a day: mandate and agreed tasks.
pub(super) async fn as_of(
    connection: &mut AsyncPgConnection,
    records: &mut [&mut RoleRecord],
    day: Date,
) -> Result<()> {
    let ids: Vec<Uuid> = records.iter().map(|record| record.role.id.0).collect();
    let before = |body| match body {
        EventBody::Role(RoleChange::Described { from, .. }) => Some(from),
        _ => None,
    };
    let edits = [("role_assignment", "role.described")];
    let mut said = words_before(connection, &edits, &ids, day, before).await?;
    for record in records {
        if let Some(words) = said.remove(&record.role.id.0) {
            record.role.saying(*words);
        }
    }
    Ok(())
}

/// What a role gave way to, where that is the last that was said of its end.
///
/// # Errors
/// When the database fails.
pub async fn gave_way(connection: &mut AsyncPgConnection, id: RoleAssignmentId) -> Result<Option<GaveWay>> {
    let mut sql = Sql::new("SELECT kind, payload, payload_version FROM events ");
    sql.with(
        "WHERE aggregate = 'role_assignment' AND aggregate_id = ? AND kind IN ('role.ended', 'role.end_changed') \
         ORDER BY aggregate_version DESC LIMIT 1",
        values![id.0],
    );
    let last: Option<Told> = sql.maybe(connection).await?;
    Ok(match last.map(Told::body).transpose()? {
        Some(EventBody::Role(RoleChange::Ended { gave_way, .. })) => gave_way,
        _ => None,
    })
}
