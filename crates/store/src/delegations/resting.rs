//! Standing consents by what they rest on: when that ends, they end with it.

use super::{DelegationRecord, DelegationRow, FROM, SELECT};
use crate::Result;
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;
use domain::{ClusterId, MunicipalityId};
use time::Date;
use uuid::Uuid;

/// Whose standing consents.
#[derive(Clone, Copy, Debug)]
pub enum Resting<'a> {
    /// Those that municipalities have given.
    Of(&'a [MunicipalityId]),
    /// Those given to a cluster's coordinator.
    To(ClusterId),
}

/// The standing consents that rest on something and hold on a day or later, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn resting(
    connection: &mut AsyncPgConnection,
    on: Resting<'_>,
    from: Date,
) -> Result<Vec<DelegationRecord>> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM);
    match on {
        Resting::Of(ids) => {
            let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
            sql.with("WHERE d.municipality_id = ANY(?)", values![ids])
        }
        Resting::To(cluster) => sql.with("WHERE d.cluster_id = ?", values![cluster.0]),
    };
    sql.with(
        " AND d.revoked_at IS NULL AND d.valid && daterange(?, NULL) ORDER BY d.id FOR UPDATE OF d",
        values![from],
    );
    let rows: Vec<DelegationRow> = sql.rows(connection).await?;
    rows.into_iter().map(DelegationRecord::try_from).collect()
}
