//! Moves to a region that were planned for what ends.

use super::rows::{Row, bounds, text};
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::PlannedMove;
use domain::{MunicipalityId, RegionId};
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct PlannedRow {
    #[diesel(sql_type = SqlUuid)]
    municipality_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    region_id: Uuid,
    #[diesel(sql_type = SqlDate)]
    planned_from: Date,
}

/// The moves from a day on that end with the municipality: those that are not among what goes on.
///
/// # Errors
/// When the database fails.
pub(super) async fn ended(
    connection: &mut AsyncPgConnection,
    from: &[Uuid],
    day: Date,
    goes_on: &[Row],
) -> Result<Vec<PlannedMove>> {
    let mut sql = Sql::new("SELECT municipality_id, region_id, lower(valid) AS planned_from ");
    sql.with(
        "FROM region_municipalities WHERE municipality_id = ANY(?) AND lower(valid) >= ? ORDER BY lower(valid), municipality_id",
        values![from.to_vec(), day],
    );
    let rows: Vec<PlannedRow> = sql.rows(connection).await?;
    let carried = |row: &PlannedRow| {
        let (region, first) = (row.region_id.to_string(), domain::iso::write_date(row.planned_from));
        goes_on.iter().any(|on| text(on, "region_id") == region && bounds(on).0 == first)
    };
    let planned = |row: PlannedRow| PlannedMove {
        municipality: MunicipalityId(row.municipality_id),
        region: RegionId(row.region_id),
        from: row.planned_from,
    };
    Ok(rows.into_iter().filter(|row| !carried(row)).map(planned).collect())
}
