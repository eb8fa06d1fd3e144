//! How many needs come from each municipality that anyone may read with its name on.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = SqlUuid)]
    municipality: Uuid,
    #[diesel(sql_type = BigInt)]
    needs: i64,
}

/// The needs that are published now with the name of the municipality and were sent in by a day, counted for each
/// municipality that they come from, and for what it has become since.
///
/// # Errors
/// When the database fails.
pub async fn published_needs(
    connection: &mut AsyncPgConnection,
    day: Date,
) -> Result<BTreeMap<MunicipalityId, i64>> {
    let mut sql = Sql::new("SELECT became.municipality_id AS municipality, count(DISTINCT n.id) AS needs ");
    sql.with(
        "FROM needs n JOIN need_originators o ON o.need_id = n.id \
         CROSS JOIN LATERAL municipality_and_successors(o.municipality_id, ?) became \
         WHERE n.visibility = 'public' AND n.published_with_name AND n.process <> 'draft' \
         AND (n.submitted_at AT TIME ZONE 'Europe/Oslo')::date <= ? GROUP BY became.municipality_id",
        values![day, day],
    );
    let rows: Vec<CountRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| (MunicipalityId(row.municipality), row.needs)).collect())
}
