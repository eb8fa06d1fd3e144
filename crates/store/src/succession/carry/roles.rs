//! Roles held on a municipality.

use super::super::Succession;
use super::rows::{ROLES, Row, id, text};
use crate::Result;
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use serde_json::json;
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Ends all roles and offers of what ends the day before; those that were to begin later never do. Returns what there was
/// from the day on: held or offered, and not over.
///
/// # Errors
/// When the database fails.
pub(super) async fn end(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    now: OffsetDateTime,
) -> Result<Vec<Row>> {
    let (from, day) = (change.sources(), change.changed_on);
    let mut rows = ROLES.rows(connection, &from, day).await?;
    rows.retain(|row| matches!(text(row, "state"), "accepted" | "proposed"));
    let mut sql = Sql::new("UPDATE role_assignments SET version = version + 1, ");
    sql.with(
        "state = CASE state WHEN 'proposed' THEN 'withdrawn' ELSE state END, \
         revoked_at = CASE state WHEN 'accepted' THEN ?::timestamptz END WHERE municipality_id = ANY(?) \
         AND lower(valid) >= ? AND revoked_at IS NULL AND state IN ('proposed', 'accepted')",
        values![now, from.clone(), day],
    );
    sql.run(connection).await?;
    ROLES.cut(connection, &from, day).await?;
    Ok(rows)
}

/// Puts roles under the new number of the same place, with the absences and deputies that are left of them.
///
/// # Errors
/// When the database fails.
pub(super) async fn go_on(
    connection: &mut AsyncPgConnection,
    mut rows: Vec<Row>,
    to: MunicipalityId,
    day: Date,
    new_id: &dyn Fn() -> Uuid,
) -> Result<()> {
    let mut successor: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for row in &rows {
        successor.insert(id(row, "id")?, new_id());
    }
    for row in &mut rows {
        let of = |old: Uuid| successor.get(&old).copied().unwrap_or(old);
        row.insert("id".to_owned(), json!(of(id(row, "id")?)));
        if !text(row, "replaces").is_empty() {
            row.insert("replaces".to_owned(), json!(of(id(row, "replaces")?)));
        }
    }
    ROLES.put_as_they_are(connection, rows, to).await?;
    for (old, new) in successor {
        let mut sql = Sql::new("INSERT INTO absences (role_assignment_id, valid, deputy_id) ");
        sql.with(
            "SELECT ?, valid * daterange(?, NULL), deputy_id FROM absences \
             WHERE role_assignment_id = ? AND valid && daterange(?, NULL)",
            values![new, day, old, day],
        );
        sql.run(connection).await?;
    }
    Ok(())
}
