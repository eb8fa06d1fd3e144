//! What is known of the municipalities that clusters speak of: one statement for all of them.

use super::read::{ClusterRow, cluster};
use super::{ClusterRecord, Named};
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Bool, Date as SqlDate, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::policy::Place;
use domain::structure::cluster::{Cluster, KnownOfMembers, Successor};
use domain::{ClusterId, MunicipalityId, RegionId};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;
use uuid::Uuid;

#[derive(QueryableByName)]
struct MunicipalityRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region: Option<Uuid>,
    #[diesel(sql_type = Array<SqlUuid>)]
    clusters: Vec<Uuid>,
    #[diesel(sql_type = Bool)]
    with_contact: bool,
    #[diesel(sql_type = Bool)]
    anchored: bool,
    #[diesel(sql_type = Bool)]
    there: bool,
}

/// The municipalities a cluster speaks of.
fn spoken_of(cluster: &Cluster) -> impl Iterator<Item = MunicipalityId> {
    let asked = cluster.proposals.iter().flat_map(|p| p.consents.iter().map(|c| c.municipality));
    let about = cluster.proposals.iter().map(|p| p.proposed.municipality());
    let signed = cluster.agreements.iter().flat_map(|a| a.signatures.iter().map(|s| s.municipality));
    let made = cluster.successors.iter().flat_map(|s| s.from.iter().copied().chain([s.municipality]));
    let motors = cluster.motors.terms().iter().map(|term| term.value.municipality);
    cluster.members.keys().copied().chain(asked).chain(about).chain(signed).chain(motors).chain(made)
}

async fn municipalities(
    connection: &mut AsyncPgConnection,
    ids: &BTreeSet<MunicipalityId>,
    day: Date,
) -> Result<Vec<MunicipalityRow>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut sql = Sql::new("SELECT k.id, k.number, k.name, ");
    sql.with(
        "(SELECT p.region_id FROM region_municipalities p WHERE p.municipality_id = k.id AND p.valid @> ?) AS region, \
         ARRAY(SELECT m.cluster_id FROM live_memberships(?) m WHERE m.municipality_id = k.id ORDER BY m.cluster_id) AS clusters, \
         EXISTS (SELECT 1 FROM manned_roles(?) a WHERE a.municipality_id = k.id) AS with_contact, \
         (SELECT count(*) FROM municipality_anchorings g WHERE g.municipality_id = k.id AND g.anchored AND g.valid @> ?) = 2 \
            AS anchored, k.valid @> ? AS there \
         FROM municipalities k WHERE k.id = ANY(?)",
        values![day, day, day, day, day, ids],
    );
    sql.rows(connection).await
}

#[derive(QueryableByName)]
struct SuccessorRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlDate)]
    changed_on: Date,
    #[diesel(sql_type = Array<SqlUuid>)]
    predecessors: Vec<Uuid>,
    #[diesel(sql_type = Bool)]
    same_place: bool,
    #[diesel(sql_type = Bool)]
    first: bool,
}

/// What municipalities become, and what they were before, in the order of the days.
///
/// # Errors
/// When the database fails.
pub async fn successors(
    connection: &mut AsyncPgConnection,
    of: impl IntoIterator<Item = MunicipalityId>,
) -> Result<Vec<Successor>> {
    let ids: Vec<Uuid> = of.into_iter().map(|id| id.0).collect();
    let mut sql = Sql::new("WITH RECURSIVE all_of_them (id) AS (");
    sql.with(
        "SELECT unnest(?) UNION SELECT s.successor_id FROM municipality_successions s JOIN all_of_them a \
         ON a.id = s.predecessor_id) SELECT s.successor_id AS id, s.changed_on, \
         array_agg(s.predecessor_id ORDER BY s.predecessor_id) AS predecessors, \
         bool_and(s.kind IN ('rename', 'renumber', 'county_change')) AS same_place, min(s.ordinal) = 0 AS first \
         FROM municipality_successions s JOIN all_of_them a ON a.id = s.successor_id \
         GROUP BY s.successor_id, s.changed_on ORDER BY s.changed_on, s.successor_id",
        values![ids],
    );
    let rows: Vec<SuccessorRow> = sql.rows(connection).await?;
    let successor = |row: SuccessorRow| Successor {
        municipality: MunicipalityId(row.id),
        from: row.predecessors.into_iter().map(MunicipalityId).collect(),
        on: row.changed_on,
        same_place: row.same_place,
        first: row.first,
    };
    Ok(rows.into_iter().map(successor).collect())
}

/// Those of them that concern municipalities.
pub(crate) fn concerning(all: &[Successor], mut of: BTreeSet<MunicipalityId>) -> Vec<Successor> {
    let mut concerns = |s: &&Successor| {
        let made_of_one = s.from.iter().any(|from| of.contains(from));
        if made_of_one {
            of.insert(s.municipality);
        }
        made_of_one || of.contains(&s.municipality)
    };
    all.iter().filter(|s| concerns(s)).cloned().collect()
}

/// Rows with what is known of their municipalities.
pub(super) async fn complete(
    connection: &mut AsyncPgConnection,
    rows: Vec<ClusterRow>,
    day: Date,
) -> Result<Vec<ClusterRecord>> {
    let mut clusters: Vec<Cluster> = rows.iter().map(cluster).collect::<Result<_>>()?;
    let ids: BTreeSet<MunicipalityId> = clusters.iter().flat_map(spoken_of).collect();
    let made = successors(connection, ids).await?;
    for cluster in &mut clusters {
        cluster.successors = concerning(&made, spoken_of(cluster).collect());
        cluster.rename_asked(day);
    }
    let ids: BTreeSet<MunicipalityId> = clusters.iter().flat_map(spoken_of).collect();
    let found = municipalities(connection, &ids, day).await?;
    let record = |(row, cluster): (ClusterRow, Cluster)| {
        let own: BTreeSet<MunicipalityId> = spoken_of(&cluster).collect();
        let mut known = KnownOfMembers::default();
        let mut named = BTreeMap::new();
        for each in found.iter().filter(|each| own.contains(&MunicipalityId(each.id))) {
            let id = MunicipalityId(each.id);
            let region = each.region.map(RegionId);
            let lists = [
                (each.with_contact, &mut known.with_contact),
                (each.anchored, &mut known.anchored),
                (region.is_some() && region == cluster.region, &mut known.near),
            ];
            for (holds, list) in lists {
                if holds {
                    list.insert(id);
                }
            }
            let clusters = each.clusters.iter().copied().map(ClusterId).collect();
            let place = Place { municipalities: vec![id], clusters, region };
            let (number, name) = (each.number.clone(), each.name.clone());
            named.insert(id, Named { number, name, place, there: each.there });
        }
        ClusterRecord {
            region: row.region_slug.zip(row.region_name),
            cooperation: cluster.facts.cooperation.zip(row.cooperation_name),
            cluster,
            municipalities: named,
            known,
            has_coordinator: row.has_coordinator,
            region_has_coordinator: row.region_has_coordinator,
            coordinator_since: row.coordinator_since.filter(|_| row.has_coordinator),
            origin: row.origin,
            source: row.source,
        }
    };
    Ok(rows.into_iter().zip(clusters).map(record).collect())
}

/// One more municipality that a cluster does not speak of yet, with what is known of it.
///
/// # Errors
/// When the database fails.
pub async fn acquaint(
    connection: &mut AsyncPgConnection,
    record: &mut ClusterRecord,
    municipality: MunicipalityId,
    day: Date,
) -> Result<()> {
    for each in municipalities(connection, &BTreeSet::from([municipality]), day).await? {
        let region = each.region.map(RegionId);
        if each.with_contact {
            record.known.with_contact.insert(municipality);
        }
        if region.is_some() && region == record.cluster.region {
            record.known.near.insert(municipality);
        }
        let clusters = each.clusters.iter().copied().map(ClusterId).collect();
        let place = Place { municipalities: vec![municipality], clusters, region };
        record
            .municipalities
            .insert(municipality, Named { number: each.number, name: each.name, place, there: each.there });
    }
    Ok(())
}
