//! Standing consents of the same place under another number or name.

use super::rows::DELEGATIONS;
use crate::Result;
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use time::Date;
use uuid::Uuid;

/// Puts standing consents under the new number of the same place: those that run end under the old one and go on; those
/// that are to begin later are the new one's.
///
/// # Errors
/// When the database fails.
pub(super) async fn go_on(
    connection: &mut AsyncPgConnection,
    from: &[Uuid],
    to: MunicipalityId,
    day: Date,
    new_id: &dyn Fn() -> Uuid,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE delegations SET version = version + 1, ");
    sql.with(
        "municipality_id = ? WHERE municipality_id = ANY(?) AND lower(valid) >= ? AND revoked_at IS NULL",
        values![to.0, from.to_vec(), day],
    );
    sql.run(connection).await?;
    let rows = DELEGATIONS.rows(connection, from, day).await?;
    let mut sql = Sql::new("UPDATE delegations SET version = version + 1, ");
    sql.with(
        "valid = daterange(lower(valid), ?) WHERE municipality_id = ANY(?) AND valid @> ? AND revoked_at IS NULL",
        values![day, from.to_vec(), day],
    );
    sql.run(connection).await?;
    DELEGATIONS.put(connection, rows, to, new_id).await
}
