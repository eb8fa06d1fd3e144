//! Roles, grants, and what they add up to for one actor today.

use super::visibility::Desk;
use crate::role::{Delegated, DelegatedTask};
use crate::text::closed_list;
use crate::{ClusterId, CountyNumber, MunicipalityId, OrganisationId, RegionId, SessionId, UserId};
use std::collections::{BTreeMap, BTreeSet};

closed_list! {
    /// A role in KSF or in running the system.
    pub enum Role {
        /// KSF nasjonalt (KS).
        National = "national",
        /// Analyst at KS: reads everything that is not a private draft.
        NationalAnalyst = "national_analyst",
        /// A department of KS: follows what is lifted to the nation.
        KsDepartment = "ks_department",
        /// A regional office of KS: follows its region.
        KsRegionalOffice = "ks_regional_office",
        /// Coordinator of a region.
        RegionalCoordinator = "regional_coordinator",
        /// Coordinator of a cluster, employed by its motor municipality.
        ClusterCoordinator = "cluster_coordinator",
        /// A municipality's own R&D contact.
        RdContact = "rd_contact",
        /// An R&D contact that several municipalities share.
        RdContactShared = "rd_contact_shared",
        /// A researcher at a research organisation: sees what is public.
        Researcher = "researcher",
        /// Folkehelseinstituttet: follows what is lifted to the nation.
        Fhi = "fhi",
        /// A county authority: follows what is lifted to the nation.
        CountyAuthority = "county_authority",
        /// A county governor: follows what is lifted to the nation.
        CountyGovernor = "county_governor",
        /// Evaluates KSF from outside, for a time: reads what an analyst reads.
        ExternalEvaluator = "external_evaluator",
        /// Runs the system: accounts, never content.
        SystemAdmin = "system_admin",
    }
}

impl Role {
    /// Whether it is a role in KSF, which whoever deputises for somebody must hold: a research organisation's and an
    /// administrator's are none.
    pub const fn in_ksf(self) -> bool {
        !matches!(self, Self::Researcher | Self::SystemAdmin)
    }
}

/// What a role is held on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The nation.
    Nation,
    /// A region.
    Region(RegionId),
    /// A cluster.
    Cluster(ClusterId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A research organisation.
    Organisation(OrganisationId),
    /// A county.
    County(CountyNumber),
    /// The system itself.
    System,
}

/// A role held today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// On what.
    pub scope: Scope,
}

/// The part of the structure, as it is today, that decides what grants reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The clusters a municipality is a member of.
    pub clusters_of: BTreeMap<MunicipalityId, Vec<ClusterId>>,
    /// The region of a municipality.
    pub region_of: BTreeMap<MunicipalityId, RegionId>,
    /// The region of a cluster.
    pub region_of_cluster: BTreeMap<ClusterId, RegionId>,
    /// Clusters without an active coordinator; the region stands in.
    pub clusters_without_coordinator: BTreeSet<ClusterId>,
    /// Regions without an active coordinator; the nation stands in.
    pub regions_without_coordinator: BTreeSet<RegionId>,
}

/// What an actor's grants add up to.
#[expect(clippy::struct_excessive_bools, reason = "four independent facts, each read by name")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Municipalities the actor acts for, also those that they were made of.
    pub municipalities: BTreeSet<MunicipalityId>,
    /// Clusters the actor belongs to.
    pub clusters: BTreeSet<ClusterId>,
    /// Regions the actor belongs to.
    pub regions: BTreeSet<RegionId>,
    /// Cluster desks the actor answers for, also as a stand-in.
    pub cluster_desks: BTreeSet<ClusterId>,
    /// Region desks the actor answers for, also as a stand-in.
    pub region_desks: BTreeSet<RegionId>,
    /// Answers for the nation's desk.
    pub national: bool,
    /// Has a role in KSF.
    pub in_ksf: bool,
    /// Reads everything that is not private.
    pub reads_all: bool,
    /// Runs the system.
    pub administers: bool,
    /// Research organisations the actor belongs to.
    pub organisations: BTreeSet<OrganisationId>,
    /// What municipalities have let a desk do that the actor answers for.
    pub delegated: BTreeSet<(DelegatedTask, MunicipalityId)>,
}

impl Reach {
    /// Adds up grants over the structure of today.
    pub fn of(grants: &[Grant], structure: &Structure) -> Self {
        let mut reach = Self::default();
        for grant in grants {
            match (grant.role, grant.scope) {
                (Role::RdContact | Role::RdContactShared, Scope::Municipality(municipality)) => {
                    reach.in_ksf = true;
                    reach.municipalities.insert(municipality);
                    reach.regions.extend(structure.region_of.get(&municipality));
                    reach.clusters.extend(structure.clusters_of.get(&municipality).into_iter().flatten());
                }
                (Role::ClusterCoordinator, Scope::Cluster(cluster)) => {
                    reach.in_ksf = true;
                    reach.clusters.insert(cluster);
                    reach.cluster_desks.insert(cluster);
                    reach.regions.extend(structure.region_of_cluster.get(&cluster));
                }
                (Role::RegionalCoordinator, Scope::Region(region)) => {
                    reach.in_ksf = true;
                    reach.regions.insert(region);
                    reach.region_desks.insert(region);
                }
                (Role::National, Scope::Nation) => {
                    reach.in_ksf = true;
                    reach.national = true;
                }
                (Role::NationalAnalyst | Role::ExternalEvaluator, Scope::Nation) => {
                    reach.in_ksf = true;
                    reach.reads_all = true;
                }
                (Role::KsRegionalOffice, Scope::Region(region)) => {
                    reach.in_ksf = true;
                    reach.regions.insert(region);
                }
                // They follow what concerns the whole country; what a region keeps to itself is not theirs.
                (Role::KsDepartment | Role::Fhi, Scope::Nation)
                | (Role::CountyAuthority | Role::CountyGovernor, Scope::County(_)) => reach.in_ksf = true,
                (Role::SystemAdmin, Scope::System) => reach.administers = true,
                (Role::Researcher, Scope::Organisation(organisation)) => {
                    reach.organisations.insert(organisation);
                }
                // A role on a scope that is not its own gives nothing; the database refuses it already.
                (
                    Role::National
                    | Role::NationalAnalyst
                    | Role::KsDepartment
                    | Role::KsRegionalOffice
                    | Role::RegionalCoordinator
                    | Role::ClusterCoordinator
                    | Role::RdContact
                    | Role::RdContactShared
                    | Role::Researcher
                    | Role::Fhi
                    | Role::CountyAuthority
                    | Role::CountyGovernor
                    | Role::ExternalEvaluator
                    | Role::SystemAdmin,
                    _,
                ) => {}
            }
        }
        reach.stand_in(structure);
        reach
    }

    /// Where a level has no active coordinator, the level above answers for its desk.
    fn stand_in(&mut self, structure: &Structure) {
        if self.national {
            self.region_desks.extend(&structure.regions_without_coordinator);
            // As for clusters below: whoever answers for a place sees what is open to it.
            self.regions.extend(&structure.regions_without_coordinator);
        }
        for cluster in &structure.clusters_without_coordinator {
            let stands_in = match structure.region_of_cluster.get(cluster) {
                Some(region) => self.region_desks.contains(region),
                None => self.national,
            };
            if stands_in {
                self.cluster_desks.insert(*cluster);
                self.clusters.insert(*cluster);
            }
        }
    }

    /// Adds what the actor's municipalities were made of: whoever speaks for a municipality speaks for what it came from.
    pub fn speak_for_former(&mut self, former: impl IntoIterator<Item = MunicipalityId>) {
        self.municipalities.extend(former);
    }

    /// Adds what municipalities have let desks do, of those that the actor answers for.
    pub fn entrust(&mut self, delegations: impl IntoIterator<Item = Delegated>) {
        for delegated in delegations {
            if self.answers_for(delegated.to) {
                self.delegated.insert((delegated.task, delegated.municipality));
            }
        }
    }

    /// Whether the actor answers for a desk.
    pub fn answers_for(&self, desk: Desk) -> bool {
        match desk {
            Desk::Cluster(cluster) => self.cluster_desks.contains(&cluster),
            Desk::Region(region) => self.region_desks.contains(&region),
            Desk::Nation => self.national,
        }
    }
}

/// Whoever makes a request: a person with roles, or nobody in particular.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// The signed-in person.
    pub user: Option<UserId>,
    /// The session the request came with.
    pub session: Option<SessionId>,
    /// Roles held today.
    pub grants: Vec<Grant>,
    /// What they add up to.
    pub reach: Reach,
}

impl Actor {
    /// Someone not signed in.
    pub fn anonymous() -> Self {
        Self::default()
    }
    /// The municipalities that roles are held on today.
    pub fn contact_of(&self) -> BTreeSet<MunicipalityId> {
        let of = |grant: &Grant| match grant.scope {
            Scope::Municipality(municipality) => Some(municipality),
            Scope::Nation
            | Scope::Region(_)
            | Scope::Cluster(_)
            | Scope::Organisation(_)
            | Scope::County(_)
            | Scope::System => None,
        };
        self.grants.iter().filter_map(of).collect()
    }
    /// A signed-in person with roles over the structure of today.
    pub fn signed_in(
        user: UserId,
        session: Option<SessionId>,
        grants: Vec<Grant>,
        structure: &Structure,
    ) -> Self {
        let reach = Reach::of(&grants, structure);
        Self { user: Some(user), session, grants, reach }
    }
}
