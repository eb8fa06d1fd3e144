//! The timeline of the structure: dated facts, read from the periods themselves.

use super::{code, json};
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::group::GroupType;
use domain::register::{ClusterStatus, RegionStatus};
use domain::structure::FactKind;
use domain::{ClusterId, GroupId, MunicipalityId};
use time::Date;
use uuid::Uuid;

/// A dated fact of the structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The first day it is so.
    pub on: Date,
    /// What.
    pub kind: FactKind,
    /// The municipality: number and name.
    pub municipality: Option<(String, String)>,
    /// The cluster: id and name.
    pub cluster: Option<(ClusterId, String)>,
    /// The region: slug and name.
    pub region: Option<(String, String)>,
    /// Where a region came to stand.
    pub region_status: Option<RegionStatus>,
    /// Where a cluster came to stand.
    pub cluster_status: Option<ClusterStatus>,
    /// The subcluster's name.
    pub subcluster: Option<String>,
    /// Who became or was coordinator.
    pub person: Option<String>,
    /// What the agreement is called.
    pub agreement: Option<String>,
    /// The group or the network: id, name and its type, which a network has none of.
    pub group: Option<(GroupId, String, Option<GroupType>)>,
    /// What a municipality became, or came from: number and name.
    pub others: Vec<(String, String)>,
}

/// Which facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactQuery {
    /// Regions by slug.
    pub regions: Vec<String>,
    /// Clusters.
    pub clusters: Vec<ClusterId>,
    /// Municipalities.
    pub municipalities: Option<Vec<MunicipalityId>>,
    /// Kinds.
    pub kinds: Vec<FactKind>,
    /// From this day.
    pub from: Option<Date>,
    /// To this day.
    pub to: Option<Date>,
}

#[derive(QueryableByName)]
struct FactRow {
    #[diesel(sql_type = SqlDate)]
    on_day: Date,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    about: String,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    status: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    subcluster: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    person: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    agreement: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    group_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    group_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    group_type: Option<String>,
    #[diesel(sql_type = Jsonb)]
    others: serde_json::Value,
}

/// One line a first day and one a day after the last, for each table of periods. A term that follows on another of the
/// same municipality ends nothing: what only got another row is no fact.
const FACTS: &str = "WITH held AS (SELECT a.id, a.region_id, a.cluster_id, lower(a.valid) AS first, \
       least(upper(a.valid), (a.revoked_at AT TIME ZONE 'Europe/Oslo')::date, \
         (u.closed_at AT TIME ZONE 'Europe/Oslo')::date) AS until \
     FROM role_assignments a JOIN users u ON u.id = a.user_id \
     WHERE a.state = 'accepted' AND a.role IN ('regional_coordinator', 'cluster_coordinator')), \
     periods (on_day, kind, region_id, cluster_id, municipality_id, status, subcluster) AS (\
     SELECT lower(valid), 'region_status', region_id, NULL::uuid, NULL::uuid, status, NULL::text FROM region_statuses \
     UNION ALL SELECT lower(valid), 'host_began', region_id, NULL, municipality_id, NULL, NULL FROM region_hosts \
     UNION ALL SELECT upper(valid), 'host_ended', region_id, NULL, municipality_id, NULL, NULL FROM region_hosts \
     UNION ALL SELECT lower(valid), 'region_joined', region_id, NULL, municipality_id, NULL, NULL FROM region_municipalities \
     UNION ALL SELECT upper(valid), 'region_left', region_id, NULL, municipality_id, NULL, NULL FROM region_municipalities \
     UNION ALL SELECT lower(valid), 'cluster_status', NULL, cluster_id, NULL, status, NULL FROM cluster_statuses \
     UNION ALL SELECT lower(m.valid), 'member_joined', NULL, m.cluster_id, m.municipality_id, NULL, NULL \
       FROM cluster_members m WHERE NOT EXISTS (SELECT 1 FROM cluster_members b WHERE b.cluster_id = m.cluster_id \
         AND b.municipality_id = m.municipality_id AND upper(b.valid) = lower(m.valid)) \
     UNION ALL SELECT upper(m.valid), 'member_left', NULL, m.cluster_id, m.municipality_id, NULL, NULL \
       FROM cluster_members m WHERE NOT EXISTS (SELECT 1 FROM cluster_members b WHERE b.cluster_id = m.cluster_id \
         AND b.municipality_id = m.municipality_id AND lower(b.valid) = upper(m.valid)) \
     UNION ALL SELECT lower(valid), 'motor_began', NULL, cluster_id, municipality_id, NULL, NULL FROM cluster_motors \
     UNION ALL SELECT upper(valid), 'motor_ended', NULL, cluster_id, municipality_id, NULL, NULL FROM cluster_motors \
     UNION ALL SELECT lower(valid), 'subcluster_began', NULL, cluster_id, NULL, NULL, name FROM subclusters \
     UNION ALL SELECT upper(valid), 'subcluster_ended', NULL, cluster_id, NULL, NULL, name FROM subclusters \
     UNION ALL SELECT DISTINCT changed_on, 'municipality_began', NULL::uuid, NULL::uuid, successor_id, NULL, NULL \
       FROM municipality_successions \
     UNION ALL SELECT DISTINCT changed_on, 'municipality_ended', NULL::uuid, NULL::uuid, predecessor_id, NULL, NULL \
       FROM municipality_successions), \
     facts AS (SELECT periods.*, NULL::uuid AS thing_id FROM periods \
     UNION ALL SELECT first, 'coordinator_began', region_id, cluster_id, NULL, NULL, NULL, id FROM held \
       WHERE until IS NULL OR first < until \
     UNION ALL SELECT until, 'coordinator_ended', region_id, cluster_id, NULL, NULL, NULL, id FROM held WHERE first < until \
     UNION ALL SELECT lower(valid), 'agreement_began', NULL, cluster_id, NULL, NULL, NULL, id FROM cluster_agreements \
     UNION ALL SELECT upper(valid), 'agreement_ended', NULL, cluster_id, NULL, NULL, NULL, id FROM cluster_agreements \
     UNION ALL SELECT lower(valid), CASE type WHEN 'network' THEN 'network_began' ELSE 'group_began' END, region_id, cluster_id, \
       NULL, NULL, NULL, id FROM groups \
     UNION ALL SELECT upper(valid), CASE type WHEN 'network' THEN 'network_ended' ELSE 'group_ended' END, region_id, cluster_id, \
       NULL, NULL, NULL, id FROM groups) ";

const FROM: &str = " FROM (SELECT facts.*, concat_ws(' ', facts.region_id, facts.cluster_id, facts.municipality_id, \
       facts.subcluster, facts.thing_id) AS about FROM facts WHERE facts.on_day IS NOT NULL) f \
     LEFT JOIN municipalities k ON k.id = f.municipality_id LEFT JOIN clusters c ON c.id = f.cluster_id \
     LEFT JOIN regions g ON g.id = coalesce(f.region_id, c.region_id) \
     LEFT JOIN groups w ON w.id = f.thing_id LEFT JOIN cluster_agreements d ON d.id = f.thing_id \
     LEFT JOIN role_assignments h ON h.id = f.thing_id LEFT JOIN users u ON u.id = h.user_id WHERE true";

fn narrow(sql: &mut Sql, query: &FactQuery) {
    sql.push(FROM);
    if !query.regions.is_empty() {
        // A municipality's own changes are its region's too.
        sql.with(
            " AND (g.slug = ANY(?) OR f.region_id IS NULL AND f.cluster_id IS NULL AND EXISTS (\
               SELECT 1 FROM region_municipalities m JOIN regions r ON r.id = m.region_id \
               WHERE m.municipality_id = f.municipality_id AND r.slug = ANY(?) \
               AND (m.valid @> f.on_day OR upper(m.valid) = f.on_day)))",
            values![query.regions.clone(), query.regions.clone()],
        );
    }
    if !query.clusters.is_empty() {
        let ids: Vec<Uuid> = query.clusters.iter().map(|c| c.0).collect();
        sql.with(" AND f.cluster_id = ANY(?)", values![ids]);
    }
    if let Some(municipalities) = &query.municipalities {
        let ids: Vec<Uuid> = municipalities.iter().map(|m| m.0).collect();
        sql.with(" AND f.municipality_id = ANY(?)", values![ids]);
    }
    if !query.kinds.is_empty() {
        let codes: Vec<String> = query.kinds.iter().map(|kind| kind.code().to_owned()).collect();
        sql.with(" AND f.kind = ANY(?)", values![codes]);
    }
    if let Some(from) = query.from {
        sql.with(" AND f.on_day >= ?", values![from]);
    }
    if let Some(to) = query.to {
        sql.with(" AND f.on_day <= ?", values![to]);
    }
}

/// Facts, the newest first. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn facts(
    connection: &mut AsyncPgConnection,
    query: &FactQuery,
    window: &Window,
) -> Result<Option<Vec<Keyed<Fact>>>> {
    let order = Order {
        columns: &["to_char(f.on_day, 'YYYY-MM-DD')", "f.kind", "f.about"],
        kinds: &[Kind::Text, Kind::Text, Kind::Text],
        descending: true,
    };
    let mut sql = Sql::new(FACTS);
    sql.push(
        "SELECT f.on_day, f.kind, f.about, f.status, f.subcluster, u.display_name AS person, \
         d.title AS agreement, w.id AS group_id, w.name AS group_name, nullif(w.type, 'network') AS group_type, k.number AS municipality_number, \
         k.name AS municipality_name, c.id AS cluster_id, c.name AS cluster_name, g.slug AS region_slug, \
         g.name AS region_name, coalesce((SELECT jsonb_agg(jsonb_build_array(o.number, o.name) ORDER BY o.number) \
           FROM municipality_successions s JOIN municipalities o \
             ON o.id = CASE f.kind WHEN 'municipality_began' THEN s.predecessor_id ELSE s.successor_id END \
           WHERE f.kind = 'municipality_began' AND s.successor_id = f.municipality_id \
             OR f.kind = 'municipality_ended' AND s.predecessor_id = f.municipality_id), '[]') AS others",
    );
    narrow(&mut sql, query);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<FactRow> = sql.rows(connection).await?;
    rows.into_iter().map(read).collect::<Result<Vec<_>>>().map(Some)
}

fn read(row: FactRow) -> Result<Keyed<Fact>> {
    let day = domain::iso::write_date(row.on_day);
    let key = vec![KeyPart::Text(day), KeyPart::Text(row.kind.clone()), KeyPart::Text(row.about)];
    let kind: FactKind = code("a kind", &row.kind)?;
    let region_status = row.status.as_deref().filter(|_| kind == FactKind::RegionStatus);
    let cluster_status = row.status.as_deref().filter(|_| kind == FactKind::ClusterStatus);
    let item = Fact {
        on: row.on_day,
        kind,
        municipality: row.municipality_number.zip(row.municipality_name),
        cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
        region: row.region_slug.zip(row.region_name),
        region_status: region_status.map(|status| code("a status", status)).transpose()?,
        cluster_status: cluster_status.map(|status| code("a status", status)).transpose()?,
        subcluster: row.subcluster,
        person: row.person,
        agreement: row.agreement,
        group: match row.group_id.zip(row.group_name) {
            Some((id, name)) => {
                let sort = row.group_type.as_deref().map(|sort| code("a type", sort)).transpose()?;
                Some((GroupId(id), name, sort))
            }
            None => None,
        },
        others: json("municipalities", row.others)?,
    };
    Ok(Keyed { item, key })
}

/// How many facts.
///
/// # Errors
/// When the database fails.
pub async fn count_facts(connection: &mut AsyncPgConnection, query: &FactQuery) -> Result<i64> {
    let mut sql = Sql::new(FACTS);
    sql.push("SELECT count(*) AS count");
    narrow(&mut sql, query);
    sql.count(connection).await
}
