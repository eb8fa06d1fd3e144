//! From when the place of a role is no more.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Nullable};
use diesel_async::AsyncPgConnection;
use domain::access::Scope;
use time::Date;

#[derive(QueryableByName)]
struct EndRow {
    #[diesel(sql_type = Nullable<SqlDate>)]
    until: Option<Date>,
}

/// From when a place is no more, where that is known: a municipality or county that becomes another, a cluster that closes. One
/// that was taken back before it began never was.
///
/// # Errors
/// When the database fails.
pub async fn place_ends(connection: &mut AsyncPgConnection, scope: Scope) -> Result<Option<Date>> {
    let mut sql = Sql::new("SELECT ");
    match scope {
        // Kept from ending meanwhile.
        Scope::Municipality(id) => {
            sql.with("upper(valid) AS until FROM municipalities WHERE id = ? FOR SHARE", values![id.0])
        }
        Scope::Cluster(id) => sql.with(
            "lower(valid) AS until FROM cluster_statuses WHERE cluster_id = ? AND status = 'closed' UNION ALL \
             SELECT e.effective_on FROM events e WHERE e.aggregate = 'cluster' AND e.aggregate_id = ? \
                AND e.kind = 'cluster.taken_back'",
            values![id.0, id.0],
        ),
        Scope::County(number) => {
            sql.with("upper(valid) AS until FROM counties WHERE number = ?", values![number.to_string()])
        }
        Scope::Region(_) | Scope::Nation | Scope::Organisation(_) | Scope::System => return Ok(None),
    };
    let row: Option<EndRow> = sql.maybe(connection).await?;
    Ok(row.and_then(|row| row.until))
}
