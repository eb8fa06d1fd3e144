//! The stage of the story: who held which role in which structure on a day.

use super::people::Person;
use super::tables::DemoTables;
use crate::import::reference::ReferenceTables;
use domain::access::{Actor, Grant, Role, Scope, Structure};
use domain::{ClusterId, MunicipalityId, OrganisationId, RegionId, UserId};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// The ids behind the natural keys of the tables.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Municipalities by number.
    pub municipalities: BTreeMap<String, MunicipalityId>,
    /// Regions by slug.
    pub regions: BTreeMap<String, RegionId>,
    /// Organisations by short name.
    pub organisations: BTreeMap<String, OrganisationId>,
    /// Clusters by key.
    pub clusters: BTreeMap<String, ClusterId>,
    /// People by key.
    pub people: BTreeMap<String, UserId>,
}

impl Places {
    /// What one role of a person is held on; `None` where the place is not there.
    pub fn scope(&self, role: Role, key: &str) -> Option<Scope> {
        match role {
            Role::National
            | Role::NationalAnalyst
            | Role::KsDepartment
            | Role::Fhi
            | Role::ExternalEvaluator => Some(Scope::Nation),
            Role::SystemAdmin => Some(Scope::System),
            Role::RegionalCoordinator | Role::KsRegionalOffice => {
                self.regions.get(key).copied().map(Scope::Region)
            }
            Role::ClusterCoordinator => self.clusters.get(key).copied().map(Scope::Cluster),
            Role::RdContact | Role::RdContactShared => {
                self.municipalities.get(key).copied().map(Scope::Municipality)
            }
            Role::CountyAuthority | Role::CountyGovernor => key.parse().ok().map(Scope::County),
            Role::Researcher => self.organisations.get(key).copied().map(Scope::Organisation),
        }
    }

    fn grants(&self, person: &Person) -> Vec<Grant> {
        let scope = |key: &String| self.scope(person.role, key);
        person.scopes.iter().filter_map(scope).map(|scope| Grant { role: person.role, scope }).collect()
    }
}

/// The tables and ids that the story plays with.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// The structure of the country.
    pub reference: &'a ReferenceTables,
    /// The demo year.
    pub demo: &'a DemoTables,
    /// The ids.
    pub places: &'a Places,
}

impl Stage<'_> {
    /// A person as an actor on a day. Without a role that day, the policy will let them do nothing.
    pub fn actor(&self, key: &str, day: Date) -> Option<Actor> {
        let person = self.demo.everybody().find(|person| person.key == key)?;
        let user = self.places.people.get(key)?;
        let grants = if person.period.contains(day) { self.places.grants(person) } else { Vec::new() };
        Some(Actor::signed_in(*user, None, grants, &self.structure(day)))
    }

    /// The clusters a municipality is a member of on a day.
    pub fn clusters_of(&self, municipality: &str, day: Date) -> Vec<ClusterId> {
        let rows = self.demo.members.iter().map(|at| &at.row);
        let rows = rows.filter(|m| m.municipality_number.as_str() == municipality && m.from <= day);
        rows.filter_map(|m| self.places.clusters.get(&m.cluster).copied()).collect()
    }

    /// The region a municipality is in on a day.
    pub fn region_of(&self, municipality: &str, day: Date) -> Option<RegionId> {
        let region = self.reference.region_of(municipality, day)?;
        self.places.regions.get(region).copied()
    }

    /// What follows from roles on a day.
    pub fn structure(&self, day: Date) -> Structure {
        let municipalities = self.places.municipalities.iter();
        let on_duty = self.demo.everybody().filter(|person| person.period.contains(day));
        let grants: Vec<Grant> = on_duty.flat_map(|person| self.places.grants(person)).collect();
        let coordinated = |role: Role, scope: Scope| grants.contains(&Grant { role, scope });
        let clusters: BTreeSet<ClusterId> = self.places.clusters.values().copied().collect();
        let regions: BTreeSet<RegionId> = self.places.regions.values().copied().collect();
        let region_of_cluster = self.demo.clusters.iter().filter_map(|at| {
            let cluster = self.places.clusters.get(&at.row.key)?;
            Some((*cluster, *self.places.regions.get(&at.row.region)?))
        });
        Structure {
            clusters_of: municipalities.clone().map(|(n, id)| (*id, self.clusters_of(n, day))).collect(),
            region_of: municipalities.filter_map(|(n, id)| Some((*id, self.region_of(n, day)?))).collect(),
            region_of_cluster: region_of_cluster.collect(),
            clusters_without_coordinator: clusters
                .into_iter()
                .filter(|&c| !coordinated(Role::ClusterCoordinator, Scope::Cluster(c)))
                .collect(),
            regions_without_coordinator: regions
                .into_iter()
                .filter(|&r| !coordinated(Role::RegionalCoordinator, Scope::Region(r)))
                .collect(),
        }
    }
}
