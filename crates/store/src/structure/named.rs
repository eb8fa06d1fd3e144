//! What a municipality is called on a day.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use time::Date;

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Number and name of what a municipality is on a day; its own, on a day before it was one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn municipality_on(
    connection: &mut AsyncPgConnection,
    id: MunicipalityId,
    day: Date,
) -> Result<Option<(String, String)>> {
    let mut sql =
        Sql::new("SELECT coalesce(d.number, k.number) AS number, coalesce(d.name, k.name) AS name ");
    sql.with(
        "FROM municipalities k LEFT JOIN LATERAL municipality_of_day(k.id, ?) d ON true WHERE k.id = ?",
        values![day, id.0],
    );
    let row: Option<PlaceRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| (row.number, row.name)))
}
