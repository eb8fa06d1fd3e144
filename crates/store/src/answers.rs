//! Who answers for a municipality on a day.

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::role::{Contact, Desks};
use domain::{ClusterId, MunicipalityId, RegionId, UserId};
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// What decides who answers, with the names it is told with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The municipality's contacts, the longest in the role first.
    pub contacts: Vec<Contact>,
    /// The desks above it.
    pub desks: Desks,
    /// Names of persons.
    pub persons: BTreeMap<UserId, String>,
    /// Names of clusters, and number and name of their motors.
    pub clusters: BTreeMap<ClusterId, (String, Option<(String, String)>)>,
    /// Slugs and names of regions.
    pub regions: BTreeMap<RegionId, (String, String)>,
}

#[derive(QueryableByName)]
struct ContactRow {
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    away: bool,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    deputy_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    deputy: Option<String>,
}

#[derive(QueryableByName)]
struct ClusterRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Bool)]
    staffed: bool,
    #[diesel(sql_type = Nullable<Text>)]
    motor_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    motor_name: Option<String>,
}

#[derive(QueryableByName)]
struct RegionRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    staffed: bool,
    #[diesel(sql_type = Bool)]
    own: bool,
}

/// What decides who answers for a municipality on a day.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    connection: &mut AsyncPgConnection,
    municipality: MunicipalityId,
    day: Date,
) -> Result<Standing> {
    let mut standing = Standing::default();
    let mut sql = Sql::new("SELECT a.user_id, u.display_name AS name, x.valid IS NOT NULL AS away, ");
    sql.with(
        "d.id AS deputy_id, d.display_name AS deputy FROM manned_roles(?) a JOIN users u ON u.id = a.user_id \
         LEFT JOIN absences x ON x.role_assignment_id = a.id AND x.valid @> ? \
         LEFT JOIN deputies(?) e ON e.role_assignment_id = a.id LEFT JOIN users d ON d.id = e.user_id \
         WHERE a.municipality_id = ? AND a.role IN ('rd_contact', 'rd_contact_shared') \
         ORDER BY lower(a.valid), a.created_at, a.id",
        values![day, day, day, municipality.0],
    );
    let rows: Vec<ContactRow> = sql.rows(connection).await?;
    for row in rows {
        let (holder, deputy) = (UserId(row.user_id), row.deputy_id.map(UserId));
        standing.contacts.push(Contact { holder, away: row.away, deputy });
        standing.persons.insert(holder, row.name);
        standing.persons.extend(deputy.zip(row.deputy));
    }
    let mut sql = Sql::new("SELECT c.id, c.name, c.region_id, ");
    sql.with(
        "EXISTS (SELECT 1 FROM staffed_desks(?) d WHERE d.cluster_id = c.id) AS staffed, \
         k.number AS motor_number, k.name AS motor_name FROM live_memberships(?) m JOIN clusters c ON c.id = m.cluster_id \
         LEFT JOIN cluster_motors t ON t.cluster_id = c.id AND t.valid @> ? \
         LEFT JOIN municipalities k ON k.id = t.municipality_id \
         WHERE m.municipality_id = ? ORDER BY lower(m.valid), c.id",
        values![day, day, day, municipality.0],
    );
    let rows: Vec<ClusterRow> = sql.rows(connection).await?;
    for row in rows {
        let cluster = ClusterId(row.id);
        standing.desks.clusters.push((cluster, row.region_id.map(RegionId)));
        if row.staffed {
            standing.desks.staffed_clusters.insert(cluster);
        }
        standing.clusters.insert(cluster, (row.name, row.motor_number.zip(row.motor_name)));
    }
    let above: Vec<Uuid> =
        standing.desks.clusters.iter().filter_map(|(_, region)| region.map(|r| r.0)).collect();
    let mut sql = Sql::new("SELECT r.id, r.slug, r.name, p.region_id IS NOT NULL AS own, ");
    sql.with(
        "EXISTS (SELECT 1 FROM staffed_desks(?) d WHERE d.region_id = r.id) AS staffed FROM regions r \
         LEFT JOIN region_municipalities p ON p.region_id = r.id AND p.municipality_id = ? AND p.valid @> ? \
         WHERE p.region_id IS NOT NULL OR r.id = ANY(?)",
        values![day, municipality.0, day, above],
    );
    let rows: Vec<RegionRow> = sql.rows(connection).await?;
    for row in rows {
        let region = RegionId(row.id);
        if row.own {
            standing.desks.region = Some(region);
        }
        if row.staffed {
            standing.desks.staffed_regions.insert(region);
        }
        standing.regions.insert(region, (row.slug, row.name));
    }
    Ok(standing)
}
