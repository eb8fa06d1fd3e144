//! Taking in the tables of `data/`: facts by natural key, each table in one statement, and a count of what changed.
//!
//! The rows travel as one JSON value. What is already there and equal is left alone, so that taking in the same table
//! twice changes nothing. What people decide (a region's status, a new host, a role) is never overwritten: such rows
//! are only added where there is none.

mod clusters;
mod cooperation;
mod people;
mod registers;
mod structure;

pub use clusters::{ClusterFacts, ClusterMember, ClusterMotor, ClusterStatusPeriod, Subcluster, clusters};
pub use cooperation::{CooperationFacts, CooperationMember, cooperations};
pub use people::{DelegationFacts, PersonFacts, RoleFacts, delegations, people};
pub use registers::{
    CountyFacts, MunicipalityFacts, OrganisationFacts, counties, municipalities, organisations,
};
pub use structure::{HostFacts, RegionCounty, RegionFacts, hosts, region_counties, region_statuses, regions};

use crate::sql::Sql;
use crate::{Pool, Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(QueryableByName)]
struct Changed {
    #[diesel(sql_type = BigInt)]
    changed: i64,
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Has the database count its rows anew: after a bulk import it plans as for empty tables until it does, which takes
/// minutes where autovacuum runs and forever where it does not.
///
/// # Errors
/// [`StoreError`].
pub async fn refresh_statistics(pool: &Pool) -> Result<()> {
    let mut connection = pool.get().await?;
    connection.batch_execute("ANALYZE").await?;
    Ok(())
}

/// Runs one statement over a table's rows; it ends in `SELECT … AS changed`.
async fn take<T: Serialize>(
    connection: &mut AsyncPgConnection,
    before_rows: &'static str,
    rows: &[T],
    after_rows: &'static str,
) -> Result<u64> {
    let rows = serde_json::to_value(rows).map_err(|e| StoreError::corrupt("an imported row", e))?;
    let mut sql = Sql::new(before_rows);
    sql.bind(rows).push(after_rows);
    let row: Changed = sql.row(connection).await?;
    Ok(row.changed.unsigned_abs())
}

async fn keys(connection: &mut AsyncPgConnection, text: &'static str) -> Result<BTreeMap<String, Uuid>> {
    let rows: Vec<Key> = Sql::new(text).rows(connection).await?;
    Ok(rows.into_iter().map(|row| (row.key, row.id)).collect())
}

/// The ids behind natural keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownKeys {
    /// Municipalities as the tables mean them, by number.
    pub municipalities: BTreeMap<String, Uuid>,
    /// Regions by slug.
    pub regions: BTreeMap<String, Uuid>,
    /// Organisations by short name.
    pub organisations: BTreeMap<String, Uuid>,
    /// Clusters by key.
    pub clusters: BTreeMap<String, Uuid>,
}

/// Reads the ids behind natural keys.
///
/// # Errors
/// When the database fails.
pub async fn known_keys(connection: &mut AsyncPgConnection) -> Result<KnownKeys> {
    Ok(KnownKeys {
        municipalities: keys(
            connection,
            "SELECT DISTINCT number AS key, municipality_in_tables(number) AS id FROM municipalities",
        )
        .await?,
        regions: keys(connection, "SELECT slug AS key, id FROM regions").await?,
        organisations: keys(
            connection,
            "SELECT short_name AS key, id FROM organisations WHERE short_name IS NOT NULL AND origin = 'register'",
        )
        .await?,
        clusters: keys(connection, "SELECT key, id FROM clusters").await?,
    })
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Those of the ids that people, needs or standing consents have already.
///
/// # Errors
/// When the database fails.
pub async fn in_use(connection: &mut AsyncPgConnection, ids: Vec<Uuid>) -> Result<BTreeSet<Uuid>> {
    let mut sql = Sql::new("WITH wanted AS (SELECT unnest(");
    sql.bind(ids).push(
        ") AS id) SELECT id FROM users JOIN wanted USING (id) UNION SELECT id FROM needs JOIN wanted USING (id) \
         UNION SELECT id FROM delegations JOIN wanted USING (id)",
    );
    let rows: Vec<Id> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Lets one importer run at a time; held to the end of the transaction.
///
/// # Errors
/// When the database fails.
pub async fn lock(connection: &mut AsyncPgConnection) -> Result<()> {
    // Any number will do, as long as nothing else in the product takes it.
    Sql::new("SELECT pg_advisory_xact_lock(4201)").run(connection).await?;
    Ok(())
}

/// Whether the database holds nothing that people have made: no account, cluster or need.
///
/// # Errors
/// When the database fails.
pub async fn is_untouched(connection: &mut AsyncPgConnection) -> Result<bool> {
    let row: Changed = Sql::new(
        "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM clusters) \
         + (SELECT count(*) FROM needs) AS changed",
    )
    .row(connection)
    .await?;
    Ok(row.changed == 0)
}
