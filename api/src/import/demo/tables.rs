//! The tables of the demo year, read together and held against each other and the reference tables.

use super::actors::{ActorRow, RegionActorRow};
use super::clusters::{ClusterRow, MemberRow, MotorRow, StatusRow, SubclusterRow};
use super::groups::{GroupMemberRow, GroupRow};
use super::introductions::DoneStepRow;
use super::municipalities::{AnchoringRow, DocumentRow};
use super::needs::{NeedRow, StepRow};
use super::people::{ContactRow, Person, PersonRow};
use super::roles::{ConsentRow, MandateRow, OfferRow};
use crate::import::keys::{known, unique};
use crate::import::problem::{Findings, Problem, Problems};
use crate::import::reference::ReferenceTables;
use crate::import::table::{self, At, TableRow};
use domain::access::Role;
use std::collections::BTreeSet;
use std::path::Path;

/// All tables of the demo year that the product has a place for.
#[derive(Clone, Debug)]
pub struct DemoTables {
    /// People the story names.
    pub people: Vec<At<PersonRow>>,
    /// Generated contacts.
    pub contacts: Vec<At<ContactRow>>,
    /// What roles are meant to do.
    pub mandates: Vec<At<MandateRow>>,
    /// Roles that wait for an answer.
    pub offers: Vec<At<OfferRow>>,
    /// Standing consents.
    pub consents: Vec<At<ConsentRow>>,
    /// Clusters.
    pub clusters: Vec<At<ClusterRow>>,
    /// Their status over time.
    pub statuses: Vec<At<StatusRow>>,
    /// Their members.
    pub members: Vec<At<MemberRow>>,
    /// Their motors.
    pub motors: Vec<At<MotorRow>>,
    /// Subclusters.
    pub subclusters: Vec<At<SubclusterRow>>,
    /// Needs.
    pub needs: Vec<At<NeedRow>>,
    /// What happened to the needs, in the order it happened.
    pub steps: Vec<At<StepRow>>,
    /// Organisations that no register brings.
    pub actors: Vec<At<ActorRow>>,
    /// The regions' maps of actors.
    pub region_actors: Vec<At<RegionActorRow>>,
    /// Groups and networks.
    pub groups: Vec<At<GroupRow>>,
    /// Terms in them.
    pub group_members: Vec<At<GroupMemberRow>>,
    /// How far coordinators have come in the introduction programme.
    pub done_steps: Vec<At<DoneStepRow>>,
    /// How taking part is anchored in municipalities.
    pub anchorings: Vec<At<AnchoringRow>>,
    /// Documents that municipalities link to.
    pub documents: Vec<At<DocumentRow>>,
}

/// The keys of the reference tables that the demo refers to.
struct Known<'a> {
    counties: BTreeSet<&'a str>,
    municipalities: BTreeSet<&'a str>,
    regions: BTreeSet<&'a str>,
    organisations: BTreeSet<&'a str>,
}

impl DemoTables {
    /// Reads the tables of a data directory.
    ///
    /// # Errors
    /// [`Problems`]: everything wrong with them, with file, line and column.
    pub fn read(directory: &Path, reference: &ReferenceTables) -> Result<Self, Problems> {
        let mut findings = Findings::default();
        let tables = Self {
            people: table::read(directory, &mut findings),
            contacts: table::read(directory, &mut findings),
            mandates: table::read(directory, &mut findings),
            offers: table::read(directory, &mut findings),
            consents: table::read(directory, &mut findings),
            clusters: table::read(directory, &mut findings),
            statuses: table::read(directory, &mut findings),
            members: table::read(directory, &mut findings),
            motors: table::read(directory, &mut findings),
            subclusters: table::read(directory, &mut findings),
            needs: table::read(directory, &mut findings),
            steps: table::read(directory, &mut findings),
            actors: table::read(directory, &mut findings),
            region_actors: table::read(directory, &mut findings),
            groups: table::read(directory, &mut findings),
            group_members: table::read(directory, &mut findings),
            done_steps: table::read(directory, &mut findings),
            anchorings: table::read(directory, &mut findings),
            documents: table::read(directory, &mut findings),
        };
        findings.end()?;
        tables.check(reference)?;
        Ok(tables)
    }

    /// Everybody in the demo.
    pub fn everybody(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().map(|at| &at.row.0).chain(self.contacts.iter().map(|at| &at.row.0))
    }

    fn check(&self, reference: &ReferenceTables) -> Result<(), Problems> {
        let mut findings = Findings::default();
        let found = &mut findings;
        let keys = Known {
            counties: reference.counties.iter().map(|at| at.row.number.as_str()).collect(),
            municipalities: reference.municipalities.iter().map(|at| at.row.number.as_str()).collect(),
            regions: reference.regions.iter().map(|at| at.row.slug.as_str()).collect(),
            organisations: reference.organisations.iter().map(|at| at.row.short_name.as_str()).collect(),
        };
        let clusters = unique(&self.clusters, "key", |r| &r.key, found);
        self.check_people(&keys, &clusters, found);
        self.check_clusters(&keys, &clusters, found);

        let needs = unique(&self.needs, "key", |r| &r.key, found);
        let municipality = |r: &NeedRow| [r.municipality_number.as_str().to_owned()];
        known(&self.needs, "municipality_number", municipality, &keys.municipalities, "municipality", found);
        known(&self.needs, "cluster", |r| r.cluster.clone(), &clusters, "cluster", found);
        known(&self.steps, "need", |r| [r.need.clone()], &needs, "need", found);
        let people: BTreeSet<&str> = self.everybody().map(|p| p.key.as_str()).collect();
        self.check_roles(&keys, &clusters, &people, found);
        known(&self.steps, "actor", |r| [r.actor.clone()], &people, "person", found);
        self.check_groups(&keys, &clusters, &needs, &people, found);
        let place = |r: &AnchoringRow| [r.municipality_number.as_str().to_owned()];
        known(&self.anchorings, "municipality_number", place, &keys.municipalities, "municipality", found);
        let place = |r: &DocumentRow| [r.municipality_number.as_str().to_owned()];
        known(&self.documents, "municipality_number", place, &keys.municipalities, "municipality", found);
        unique(&self.documents, "key", |r| &r.key, found);
        for (before, after) in self.steps.iter().zip(self.steps.iter().skip(1)) {
            if after.row.at < before.row.at {
                found.add(after.problem("at", "must not lie before the step above it"));
            }
        }
        findings.end()
    }

    fn check_clusters(&self, keys: &Known<'_>, clusters: &BTreeSet<&str>, found: &mut Findings) {
        known(&self.clusters, "region", |r| [r.region.clone()], &keys.regions, "region", found);
        known(&self.statuses, "cluster", |r| [r.cluster.clone()], clusters, "cluster", found);
        known(&self.members, "cluster", |r| [r.cluster.clone()], clusters, "cluster", found);
        known(&self.motors, "cluster", |r| [r.cluster.clone()], clusters, "cluster", found);
        known(&self.subclusters, "cluster", |r| [r.cluster.clone()], clusters, "cluster", found);
        let place = |r: &MemberRow| [r.municipality_number.as_str().to_owned()];
        known(&self.members, "municipality_number", place, &keys.municipalities, "municipality", found);
        for at in &self.motors {
            if !self.is_member(&at.row.cluster, at.row.municipality_number.as_str()) {
                found.add(
                    at.problem("municipality_number", "a motor must be a member of its cluster (KSF-R08)"),
                );
            }
        }
        for at in &self.subclusters {
            if at.row.members.iter().any(|m| !self.is_member(&at.row.cluster, m.as_str())) {
                found.add(at.problem("members", "must be members of the cluster (KSF-R13)"));
            }
        }
        for at in &self.clusters {
            let last = self.statuses.iter().rfind(|status| status.row.cluster == at.row.key);
            if last.is_none_or(|last| last.row.status != at.row.status) {
                found.add(at.problem("status", "must be the last status of cluster_status.csv"));
            }
        }
    }

    fn check_groups(
        &self,
        keys: &Known<'_>,
        clusters: &BTreeSet<&str>,
        needs: &BTreeSet<&str>,
        people: &BTreeSet<&str>,
        found: &mut Findings,
    ) {
        let mut organisations = unique(&self.actors, "key", |r| &r.key, found);
        organisations.extend(keys.organisations.iter().copied());
        let groups = unique(&self.groups, "key", |r| &r.key, found);
        known(&self.region_actors, "region", |r| [r.region.clone()], &keys.regions, "region", found);
        let of_map = |r: &RegionActorRow| [r.organisation.clone()];
        known(&self.region_actors, "organisation", of_map, &organisations, "organisation", found);
        known(&self.groups, "region", |r| r.region.clone(), &keys.regions, "region", found);
        known(&self.groups, "cluster", |r| r.cluster.clone(), clusters, "cluster", found);
        known(&self.groups, "arena", |r| r.arena.clone(), &organisations, "organisation", found);
        known(&self.groups, "need", |r| r.need.clone(), needs, "need", found);
        known(&self.groups, "made_by", |r| [r.made_by.clone()], people, "person", found);
        known(&self.group_members, "group", |r| [r.group.clone()], &groups, "group", found);
        known(&self.group_members, "person", |r| r.person.clone(), people, "person", found);
        known(&self.group_members, "cluster", |r| r.cluster.clone(), clusters, "cluster", found);
        let member = |r: &GroupMemberRow| r.organisation.clone();
        known(&self.group_members, "organisation", member, &organisations, "organisation", found);
        known(&self.done_steps, "person", |r| [r.person.clone()], people, "person", found);
    }

    fn check_roles(
        &self,
        keys: &Known<'_>,
        clusters: &BTreeSet<&str>,
        people: &BTreeSet<&str>,
        found: &mut Findings,
    ) {
        unique(&self.consents, "key", |r| &r.key, found);
        known(&self.mandates, "person", |r| [r.person.clone()], people, "person", found);
        known(&self.offers, "person", |r| [r.person.clone()], people, "person", found);
        known(&self.offers, "offered_by", |r| [r.offered_by.clone()], people, "person", found);
        known(&self.consents, "given_by", |r| [r.given_by.clone()], people, "person", found);
        known(&self.consents, "cluster", |r| r.cluster.clone(), clusters, "cluster", found);
        known(&self.consents, "region", |r| r.region.clone(), &keys.regions, "region", found);
        let place = |r: &ConsentRow| [r.municipality_number.as_str().to_owned()];
        known(&self.consents, "municipality_number", place, &keys.municipalities, "municipality", found);
        for at in &self.offers {
            if !fits(at.row.role, &at.row.scope, keys, clusters) {
                found.add(at.problem("scope", format!("is nothing a {} can have", at.row.role)));
            }
        }
    }

    /// Whether a municipality is a member of a cluster at any time.
    pub(super) fn is_member(&self, cluster: &str, municipality: &str) -> bool {
        self.members
            .iter()
            .any(|at| at.row.cluster == cluster && at.row.municipality_number.as_str() == municipality)
    }

    fn check_people(&self, keys: &Known<'_>, clusters: &BTreeSet<&str>, found: &mut Findings) {
        unique(&self.people, "key", |r| &r.0.key, found);
        unique(&self.contacts, "key", |r| &r.0.key, found);
        for at in &self.people {
            check_scopes(at, &at.row.0, keys, clusters, found);
        }
        for at in &self.contacts {
            check_scopes(at, &at.row.0, keys, clusters, found);
        }
    }
}

/// Whether a place is one that a role is held on.
fn fits(role: Role, scope: &str, keys: &Known<'_>, clusters: &BTreeSet<&str>) -> bool {
    match role {
        Role::RdContact | Role::RdContactShared => keys.municipalities.contains(scope),
        Role::RegionalCoordinator | Role::KsRegionalOffice => keys.regions.contains(scope),
        Role::ClusterCoordinator => clusters.contains(scope),
        Role::Researcher => keys.organisations.contains(scope),
        Role::National | Role::NationalAnalyst | Role::KsDepartment | Role::Fhi | Role::ExternalEvaluator => {
            scope == "nation"
        }
        Role::CountyAuthority | Role::CountyGovernor => keys.counties.contains(scope),
        Role::SystemAdmin => scope == "system",
    }
}

fn check_scopes<T: TableRow>(
    at: &At<T>,
    person: &Person,
    keys: &Known<'_>,
    clusters: &BTreeSet<&str>,
    found: &mut Findings,
) {
    let wrong = person.scopes.iter().filter(|scope| !fits(person.role, scope, keys, clusters));
    let problem = |scope: &String| -> Problem {
        at.problem("scope", format!("`{scope}` is nothing a {} can have", person.role))
    };
    wrong.map(problem).for_each(|problem| found.add(problem));
    if person.scopes.is_empty() {
        found.add(at.problem("scope", "must not be empty"));
    }
}
