//! Standing consents of municipalities; those that hold for somebody in [`holding`].

mod holding;

pub use holding::holding;

mod resting;

pub use resting::{Resting, resting};

use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::Desk;
use domain::period::Period;
use domain::role::{Delegated, Delegation};
use domain::{ClusterId, DelegationId, MunicipalityId, RegionId, UserId};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A standing consent with the names it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelegationRecord {
    /// The consent.
    pub delegation: Delegation,
    /// The municipality: number and name.
    pub municipality: (String, String),
    /// To the coordinator of a cluster: id and name.
    pub cluster: Option<(ClusterId, String)>,
    /// To a region: slug and name.
    pub region: Option<(String, String)>,
    /// Who gave it.
    pub given_by: String,
}

#[derive(QueryableByName)]
struct DelegationRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    task: String,
    #[diesel(sql_type = SqlUuid)]
    municipality_id: Uuid,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Text)]
    given_by: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    revoked_at: Option<OffsetDateTime>,
}

fn desk(cluster: Option<Uuid>, region: Option<Uuid>) -> Desk {
    match (cluster, region) {
        (Some(cluster), _) => Desk::Cluster(ClusterId(cluster)),
        (None, Some(region)) => Desk::Region(RegionId(region)),
        (None, None) => Desk::Nation,
    }
}

impl TryFrom<DelegationRow> for DelegationRecord {
    type Error = StoreError;
    fn try_from(row: DelegationRow) -> Result<Self> {
        let period = Period::half_open(row.valid_from, row.valid_until);
        Ok(Self {
            delegation: Delegation {
                id: DelegationId(row.id),
                version: row.version,
                delegated: Delegated {
                    task: row.task.parse().map_err(|e| StoreError::corrupt("a task", e))?,
                    municipality: MunicipalityId(row.municipality_id),
                    to: desk(row.cluster_id, row.region_id),
                },
                period: period.map_err(|e| StoreError::corrupt("a period", e))?,
                revoked_at: row.revoked_at,
            },
            municipality: (row.number, row.name),
            cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
            region: row.region_slug.zip(row.region_name),
            given_by: row.given_by,
        })
    }
}

const SELECT: &str = "SELECT d.id, d.version, d.task, d.municipality_id, k.number, k.name, d.cluster_id, \
     c.name AS cluster_name, d.region_id, r.slug AS region_slug, r.name AS region_name, \
     lower(d.valid) AS valid_from, upper(d.valid) AS valid_until, u.display_name AS given_by, d.revoked_at";
const FROM: &str = " FROM delegations d JOIN municipalities k ON k.id = d.municipality_id \
     JOIN users u ON u.id = d.given_by LEFT JOIN clusters c ON c.id = d.cluster_id \
     LEFT JOIN regions r ON r.id = d.region_id ";

/// A standing consent, locked until the transaction ends where that is asked for.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    id: DelegationId,
    for_update: bool,
) -> Result<Option<DelegationRecord>> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).with("WHERE d.id = ?", values![id.0]);
    sql.push(if for_update { " FOR UPDATE OF d" } else { "" });
    let row: Option<DelegationRow> = sql.maybe(connection).await?;
    row.map(DelegationRecord::try_from).transpose()
}

fn narrow(sql: &mut Sql, municipality: MunicipalityId, day: Option<Date>) {
    sql.push(FROM).with("WHERE d.municipality_id = ?", values![municipality.0]);
    if let Some(day) = day {
        sql.with(
            " AND d.valid @> ? AND (d.revoked_at IS NULL OR (d.revoked_at AT TIME ZONE 'Europe/Oslo')::date > ?) AND ",
            values![day, day],
        );
        holding::inside(sql, day);
    } else {
        sql.push(" AND d.revoked_at IS NULL");
    }
}

/// What a municipality has consented to, newest first: what held on a day, or all that has not been taken back. `None`
/// when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    day: Option<Date>,
    window: &Window,
) -> Result<Option<Vec<Keyed<DelegationRecord>>>> {
    let order = Order { columns: &["d.id"], kinds: &[Kind::Id], descending: true };
    let mut sql = Sql::new(SELECT);
    narrow(&mut sql, municipality, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<DelegationRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let item = DelegationRecord::try_from(row)?;
            Ok(Keyed { key: vec![KeyPart::Id(item.delegation.id.0)], item })
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

/// How many.
///
/// # Errors
/// When the database fails.
pub async fn count(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    day: Option<Date>,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(&mut sql, municipality, day);
    sql.count(connection).await
}

/// What somebody has given, newest first.
///
/// # Errors
/// When the database fails.
pub async fn given_by(connection: &mut AsyncPgConnection, user: UserId) -> Result<Vec<DelegationRecord>> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).with("WHERE d.given_by = ? ORDER BY d.id DESC", values![user.0]);
    let rows: Vec<DelegationRow> = sql.rows(connection).await?;
    rows.into_iter().map(DelegationRecord::try_from).collect()
}

/// Stores a new one.
///
/// # Errors
/// [`StoreError::Excluded`] when the same is given to the same on those days.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    delegation: &Delegation,
    given_by: UserId,
    now: OffsetDateTime,
) -> Result<()> {
    let (cluster, region) = match delegation.delegated.to {
        Desk::Cluster(cluster) => (Some(cluster.0), None),
        Desk::Region(region) => (None, Some(region.0)),
        Desk::Nation => (None, None),
    };
    let mut sql = Sql::new(
        "INSERT INTO delegations (id, version, task, municipality_id, cluster_id, region_id, valid, given_by, \
         created_at) VALUES (",
    );
    sql.with(
        "?, ?, ?, ?, ?, ?, daterange(?, ?), ?, ?)",
        values![
            delegation.id.0,
            delegation.version,
            delegation.delegated.task.code(),
            delegation.delegated.municipality.0,
            cluster,
            region,
            delegation.period.first_day(),
            delegation.period.until(),
            given_by.0,
            now,
        ],
    );
    sql.run(connection).await?;
    Ok(())
}

/// Stores a changed one; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update(connection: &mut AsyncPgConnection, delegation: &Delegation) -> Result<()> {
    let mut sql = Sql::new("UPDATE delegations SET ");
    sql.with(
        "version = ?, valid = daterange(?, ?), revoked_at = ? WHERE id = ? AND version = ?",
        values![
            delegation.version,
            delegation.period.first_day(),
            delegation.period.until(),
            delegation.revoked_at,
            delegation.id.0,
            delegation.version - 1
        ],
    );
    if sql.run(connection).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
