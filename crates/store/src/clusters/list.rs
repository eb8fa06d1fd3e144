//! Lists of clusters.

use super::{ClusterRecord, load};
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::ClusterId;
use domain::register::ClusterStatus;
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// Which clusters. Only those that had begun on the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterQuery {
    /// Regions by slug.
    pub regions: Vec<String>,
    /// Statuses.
    pub statuses: Vec<ClusterStatus>,
}

#[derive(QueryableByName)]
struct KeyRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
}

fn from(sql: &mut Sql, query: &ClusterQuery, day: Date) {
    sql.push(" FROM clusters c LEFT JOIN regions r ON r.id = c.region_id ");
    sql.with("JOIN cluster_statuses s ON s.cluster_id = c.id AND s.valid @> ? WHERE true", values![day]);
    if !query.regions.is_empty() {
        sql.with(" AND r.slug = ANY(?)", values![query.regions.clone()]);
    }
    if !query.statuses.is_empty() {
        let codes: Vec<String> = query.statuses.iter().map(|s| s.code().to_owned()).collect();
        sql.with(" AND s.status = ANY(?)", values![codes]);
    }
}

/// Clusters by name, as they were on a day. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    query: &ClusterQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<ClusterRecord>>>> {
    let order = Order {
        columns: &["c.name COLLATE \"nb-x-icu\"", "c.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new("SELECT c.id, c.name");
    from(&mut sql, query, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let keys: Vec<KeyRow> = sql.rows(connection).await?;
    let ids: Vec<ClusterId> = keys.iter().map(|row| ClusterId(row.id)).collect();
    let mut records: BTreeMap<ClusterId, ClusterRecord> =
        load(connection, &ids, day).await?.into_iter().map(|record| (record.cluster.id, record)).collect();
    let keyed = |row: KeyRow| {
        let key = vec![KeyPart::Text(row.name), KeyPart::Id(row.id)];
        records.remove(&ClusterId(row.id)).map(|item| Keyed { item, key })
    };
    Ok(Some(keys.into_iter().filter_map(keyed).collect()))
}

/// How many clusters.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut AsyncPgConnection, query: &ClusterQuery, day: Date) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    from(&mut sql, query, day);
    sql.count(connection).await
}

/// What clusters are called, by name.
///
/// # Errors
/// When the database fails.
pub async fn names(
    connection: &mut AsyncPgConnection,
    ids: &[ClusterId],
) -> Result<Vec<(ClusterId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut sql = Sql::new("SELECT c.id, c.name FROM clusters c WHERE ");
    sql.with("c.id = ANY(?) ORDER BY c.name COLLATE \"nb-x-icu\", c.id", values![ids]);
    let rows: Vec<KeyRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| (ClusterId(row.id), row.name)).collect())
}
