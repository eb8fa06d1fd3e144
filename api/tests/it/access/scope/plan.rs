//! A random structure on the places of the small country.

use domain::access::{Desk, Structure};
use domain::role::{Delegated, DelegatedTask};
use domain::{ClusterId, MunicipalityId, RegionId};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use test_support::{HARDANGER, KKHOV, NORD, NORDHORDLAND, Person, SETESDAL, SOR, VEST, municipality};
use time::Date;

/// The day of the test clock.
pub(super) const TODAY: Date = time::macros::date!(2026 - 01 - 15);
pub(super) const REGIONS: [RegionId; 3] = [VEST, NORD, SOR];
pub(super) const CLUSTERS: [ClusterId; 4] = [KKHOV, NORDHORDLAND, HARDANGER, SETESDAL];
const NUMBERS: [&str; 10] = ["0301", "1804", "4203", "4221", "4601", "4621", "4622", "4631", "4632", "4634"];

/// A municipality by its place in the list.
pub(super) fn at(index: usize) -> MunicipalityId {
    municipality(NUMBERS[index % NUMBERS.len()])
}

/// Which days something holds on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Today among them.
    Now,
    /// Until yesterday.
    Past,
    /// From tomorrow.
    Future,
}

impl When {
    pub fn range(self) -> &'static str {
        match self {
            Self::Now => "daterange('2025-01-01', NULL)",
            Self::Past => "daterange('2024-01-01', '2026-01-15')",
            Self::Future => "daterange('2026-01-16', NULL)",
        }
    }
}

/// Mostly now.
pub(super) fn when() -> impl Strategy<Value = When> {
    prop_oneof![5 => Just(When::Now), 1 => Just(When::Past), 1 => Just(When::Future)]
}

/// Who belongs where, and which desks are empty.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The region of each municipality.
    region_of: Vec<Option<(usize, When)>>,
    /// The clusters of each municipality.
    clusters_of: Vec<Vec<(usize, When)>>,
    /// The region of each cluster.
    region_of_cluster: Vec<Option<usize>>,
    /// Whether each cluster is closed.
    closed: Vec<bool>,
    /// What municipalities let desks do: place, whether it is a cluster's, which.
    consents: BTreeSet<(usize, bool, usize)>,
    /// Clusters that nobody coordinates today.
    pub empty_clusters: Vec<bool>,
    /// Regions that nobody coordinates today.
    pub empty_regions: Vec<bool>,
}

/// A random structure.
pub(super) fn plan() -> impl Strategy<Value = Plan> {
    let region = || prop::option::weighted(0.8, 0..REGIONS.len());
    let places = NUMBERS.len();
    (
        vec(prop::option::weighted(0.8, (0..REGIONS.len(), when())), places),
        vec(vec((0..CLUSTERS.len(), when()), 0..3), places),
        vec(region(), CLUSTERS.len()),
        vec(prop::bool::weighted(0.2), CLUSTERS.len()),
        vec((0..places, any::<bool>(), 0..REGIONS.len()), 0..8),
        vec(any::<bool>(), CLUSTERS.len()),
        vec(any::<bool>(), REGIONS.len()),
    )
        .prop_map(
            |(
                region_of,
                mut clusters_of,
                region_of_cluster,
                closed,
                consents,
                empty_clusters,
                empty_regions,
            )| {
                for clusters in &mut clusters_of {
                    let mut seen = BTreeSet::new();
                    clusters.retain(|(cluster, _)| seen.insert(*cluster));
                }
                let consents = consents.into_iter().collect();
                Plan {
                    region_of,
                    clusters_of,
                    region_of_cluster,
                    closed,
                    consents,
                    empty_clusters,
                    empty_regions,
                }
            },
        )
}

impl Plan {
    /// As the domain knows it.
    pub fn structure(&self) -> Structure {
        let now = |&&(place, when): &&(usize, When)| (when == When::Now).then_some(place);
        let chosen = |flags: &[bool]| {
            flags.iter().enumerate().filter(|(_, flag)| **flag).map(|(n, _)| n).collect::<Vec<_>>()
        };
        Structure {
            clusters_of: self
                .clusters_of
                .iter()
                .enumerate()
                .map(|(n, list)| {
                    let open = list.iter().filter_map(|entry| now(&entry)).filter(|c| !self.closed[*c]);
                    (at(n), open.map(|c| CLUSTERS[c]).collect())
                })
                .collect(),
            region_of: self
                .region_of
                .iter()
                .enumerate()
                .filter_map(|(n, entry)| Some((at(n), REGIONS[entry.as_ref().and_then(|e| now(&e))?])))
                .collect(),
            region_of_cluster: CLUSTERS
                .into_iter()
                .zip(&self.region_of_cluster)
                .filter_map(|(cluster, region)| Some((cluster, REGIONS[(*region)?])))
                .collect(),
            clusters_without_coordinator: chosen(&self.empty_clusters)
                .into_iter()
                .map(|n| CLUSTERS[n])
                .collect(),
            regions_without_coordinator: chosen(&self.empty_regions)
                .into_iter()
                .map(|n| REGIONS[n])
                .collect(),
        }
    }

    /// The standing consents that hold today: those of municipalities that are where they gave them.
    pub fn consents(&self) -> Vec<Delegated> {
        let structure = self.structure();
        let consents = self.consents.iter().map(|(place, of_cluster, which)| Delegated {
            task: DelegatedTask::WithdrawNeeds,
            municipality: at(*place),
            to: if *of_cluster { Desk::Cluster(CLUSTERS[*which]) } else { Desk::Region(REGIONS[*which]) },
        });
        consents
            .filter(|consent| match consent.to {
                Desk::Cluster(cluster) => structure
                    .clusters_of
                    .get(&consent.municipality)
                    .is_some_and(|there| there.contains(&cluster)),
                Desk::Region(region) => structure.region_of.get(&consent.municipality) == Some(&region),
                Desk::Nation => false,
            })
            .collect()
    }

    /// The statements that put it in the place of the country's own structure.
    pub fn sql(&self) -> String {
        let mut sql = String::from(
            "DELETE FROM role_assignments; DELETE FROM region_municipalities; DELETE FROM cluster_motors; \
             DELETE FROM subcluster_members; DELETE FROM cluster_members; \
             UPDATE cluster_statuses SET status = 'establishing'; \
             UPDATE clusters SET region_id = NULL;",
        );
        for (n, entry) in self.region_of.iter().enumerate() {
            let Some((region, when)) = entry else { continue };
            let (region, place, days) = (REGIONS[*region], at(n), when.range());
            write!(sql, "INSERT INTO region_municipalities VALUES ('{region}', '{place}', {days}, 'test');")
                .unwrap();
        }
        for (n, entries) in self.clusters_of.iter().enumerate() {
            for (cluster, when) in entries {
                let (cluster, place, days) = (CLUSTERS[*cluster], at(n), when.range());
                write!(sql, "INSERT INTO cluster_members VALUES ('{cluster}', '{place}', {days}, 'build');")
                    .unwrap();
            }
        }
        for (number, (place, of_cluster, which)) in self.consents.iter().enumerate() {
            let (column, desk) = if *of_cluster {
                ("cluster_id", CLUSTERS[*which].to_string())
            } else {
                ("region_id", REGIONS[*which].to_string())
            };
            let (id, place, by) = (0xbbbb_0000 + number, at(*place), Person::ALL[0].user);
            write!(
                sql,
                "INSERT INTO delegations (id, version, task, municipality_id, {column}, valid, given_by, created_at) \
                 VALUES ('00000000-0000-7000-8000-0000{id:08x}', 1, 'withdraw_needs', '{place}', '{desk}', {}, '{by}', \
                 '2025-01-01Z');",
                When::Now.range()
            )
            .unwrap();
        }
        for (n, cluster) in CLUSTERS.into_iter().enumerate() {
            if let Some(region) = self.region_of_cluster[n] {
                let region = REGIONS[region];
                write!(sql, "UPDATE clusters SET region_id = '{region}' WHERE id = '{cluster}';").unwrap();
            }
            if self.closed[n] {
                write!(sql, "UPDATE cluster_statuses SET status = 'closed' WHERE cluster_id = '{cluster}';")
                    .unwrap();
            }
        }
        sql
    }
}
