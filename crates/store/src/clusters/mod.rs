//! Municipal clusters: read whole, with all that time changed, and written whole under the lock on their row.

mod known;
mod list;
mod parts;
mod read;
mod write;

pub(crate) use known::concerning;
pub use known::{acquaint, successors};
pub use list::{ClusterQuery, count, list, names};
pub use write::{insert, update};

use crate::sql::Sql;
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use domain::access::policy::Place;
use domain::structure::cluster::{Cluster, KnownOfMembers};
use domain::{ClusterId, MunicipalityId};
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// A municipality that a cluster speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Where it lies on the day: who speaks for it.
    pub place: Place,
    /// Whether it is there on the day: it has begun, and has not become another.
    pub there: bool,
}

/// A cluster with the names of what it speaks of, and what is known of its members on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterRecord {
    /// The cluster.
    pub cluster: Cluster,
    /// Its region: slug and name.
    pub region: Option<(String, String)>,
    /// The cooperation it builds on: id and name.
    pub cooperation: Option<(Uuid, String)>,
    /// The municipalities it speaks of.
    pub municipalities: BTreeMap<MunicipalityId, Named>,
    /// What is known of them.
    pub known: KnownOfMembers,
    /// Whether it has a coordinator on the day.
    pub has_coordinator: bool,
    /// Whether its region has one.
    pub region_has_coordinator: bool,
    /// Since when whoever coordinates it has held that role.
    pub coordinator_since: Option<Date>,
    /// `real`, `web` or `demo`.
    pub origin: String,
    /// Where it is known from.
    pub source: String,
}

/// Clusters by id, as on a day, in no order.
///
/// # Errors
/// When the database fails.
pub async fn load(
    connection: &mut AsyncPgConnection,
    ids: &[ClusterId],
    day: Date,
) -> Result<Vec<ClusterRecord>> {
    let rows = read::rows(connection, ids, day).await?;
    known::complete(connection, rows, day).await
}

/// One cluster, as on a day.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    id: ClusterId,
    day: Date,
) -> Result<Option<ClusterRecord>> {
    Ok(load(connection, &[id], day).await?.pop())
}

/// The same, locked until the transaction ends: all that belongs to a cluster is written under this lock.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(
    connection: &mut AsyncPgConnection,
    id: ClusterId,
    day: Date,
) -> Result<Option<ClusterRecord>> {
    let mut sql = Sql::new("SELECT FROM clusters WHERE id = ");
    sql.bind(id.0).push(" FOR UPDATE");
    sql.run(connection).await?;
    find(connection, id, day).await
}

fn corrupt(what: &'static str) -> impl Fn(&dyn std::fmt::Display) -> StoreError {
    move |value| StoreError::corrupt(what, value)
}
