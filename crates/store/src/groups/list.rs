//! Groups and networks by name.

use super::row::{self, GroupRecord, Row};
use super::words;
use super::{Sort, known};
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::structure::or_called;
use crate::users::like;
use diesel_async::AsyncPgConnection;
use domain::ClusterId;
use domain::group::GroupType;
use time::Date;
use uuid::Uuid;

/// Which groups or networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupQuery {
    /// Groups or networks.
    pub sort: Sort,
    /// Types of groups.
    pub kinds: Vec<GroupType>,
    /// Regions by slug.
    pub regions: Vec<String>,
    /// Clusters.
    pub clusters: Vec<ClusterId>,
    /// Municipalities by number that are members, themselves or by their cluster.
    pub municipalities: Vec<String>,
    /// Part of a name or theme.
    pub q: Option<String>,
}

fn narrow(sql: &mut Sql, query: &GroupQuery, day: Date) {
    row::from(sql, query.sort, day);
    sql.with(" AND g.valid @> ?", values![day]);
    if !query.kinds.is_empty() {
        let codes: Vec<String> = query.kinds.iter().map(|kind| kind.code().to_owned()).collect();
        sql.with(" AND g.type = ANY(?)", values![codes]);
    }
    if !query.regions.is_empty() {
        sql.with(" AND r.slug = ANY(?)", values![query.regions.clone()]);
    }
    if !query.clusters.is_empty() {
        let ids: Vec<Uuid> = query.clusters.iter().map(|cluster| cluster.0).collect();
        sql.with(" AND g.cluster_id = ANY(?)", values![ids]);
    }
    if !query.municipalities.is_empty() {
        sql.with(
            " AND EXISTS (SELECT 1 FROM group_members m JOIN municipalities n ON n.number = ANY(?) WHERE m.group_id = g.id \
             AND m.valid @> ? AND (m.municipality_id = n.id OR m.cluster_id IN (SELECT l.cluster_id \
             FROM live_memberships(?) l WHERE l.municipality_id = n.id)))",
            values![query.municipalities.clone(), day, day],
        );
    }
    if let Some(q) = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        let pattern = like(q);
        sql.with(" AND (g.name ILIKE ? OR g.theme ILIKE ?", values![pattern.clone(), pattern.clone()]);
        // Whoever knows it by what it was called before finds it too.
        or_called(sql, "g.id", pattern);
        sql.push(")");
    }
}

/// Those of a day, by name. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    query: &GroupQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<GroupRecord>>>> {
    let order = Order {
        columns: &["g.name COLLATE \"nb-x-icu\"", "g.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = row::select(day);
    narrow(&mut sql, query, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<Row> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let key = vec![KeyPart::Text(row.name.clone()), KeyPart::Id(row.id)];
            Ok(Keyed { item: GroupRecord::try_from(row)?, key })
        })
        .collect::<Result<Vec<_>>>()?;
    let mut records: Vec<_> = found.iter_mut().map(|keyed| &mut keyed.item).collect();
    words::as_of(connection, query.sort, &mut records, day).await?;
    known::complete(connection, found.iter_mut().map(|keyed| &mut keyed.item.group)).await?;
    Ok(Some(found))
}

/// How many there are on a day.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut AsyncPgConnection, query: &GroupQuery, day: Date) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(&mut sql, query, day);
    sql.count(connection).await
}
