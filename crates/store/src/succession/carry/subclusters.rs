//! Members of subclusters.

use super::super::Succession;
use super::rows::{Row, RowsRow, SUBCLUSTERS, bounds, text};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Members of subclusters go on in them as long as these last.
pub(super) async fn go_on(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    new_id: &dyn Fn() -> Uuid,
) -> Result<()> {
    let (from, day) = (change.sources(), change.changed_on);
    let mut sql =
        Sql::new("SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q.municipality_id), '[]') AS rows ");
    sql.with(
        "FROM subcluster_members q JOIN subclusters b ON b.id = q.subcluster_id \
         WHERE q.municipality_id = ANY(?) AND b.valid && daterange(?, NULL) \
         AND coalesce((to_jsonb(q) ->> 'valid')::daterange, b.valid) && daterange(?, NULL)",
        values![from.clone(), day, day],
    );
    let found: RowsRow = sql.row(connection).await?;
    let rows: Vec<Row> =
        serde_json::from_value(found.rows).map_err(|e| StoreError::corrupt("members of subclusters", e))?;
    // Where being a member has a period of its own, it is cut and ends like the others.
    let dated = rows.iter().any(|row| row.contains_key("valid"));
    let cut = rows.into_iter().map(|mut row| {
        if dated {
            let (lower, upper) = bounds(&row);
            let lower = lower.max(domain::iso::write_date(day));
            row.insert("valid".to_owned(), json!(format!("[{lower},{upper})")));
        }
        row
    });
    let mut once: BTreeMap<String, Row> = BTreeMap::new();
    for row in cut {
        once.entry(text(&row, "subcluster_id").to_owned()).or_insert(row);
    }
    if dated {
        SUBCLUSTERS.end(connection, &from, day).await?;
    }
    for to in &change.to {
        SUBCLUSTERS.put(connection, once.values().cloned().collect(), to.id, new_id).await?;
    }
    Ok(())
}
