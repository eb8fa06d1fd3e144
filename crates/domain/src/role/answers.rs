//! Who answers for a municipality today: its contact, else a deputy, else its motor's desk, else the level above. A
//! leave or a resignation stops nothing.

use crate::text::closed_list;
use crate::{ClusterId, RegionId, UserId};
use std::collections::BTreeSet;

/// A contact of the municipality today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub holder: UserId,
    /// Whether away today.
    pub away: bool,
    /// Who is deputy meanwhile.
    pub deputy: Option<UserId>,
}

/// The desks above the municipality.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desks {
    /// Its clusters, each with its region.
    pub clusters: Vec<(ClusterId, Option<RegionId>)>,
    /// Its region.
    pub region: Option<RegionId>,
    /// Clusters with a coordinator who is there.
    pub staffed_clusters: BTreeSet<ClusterId>,
    /// Regions with a coordinator who is there.
    pub staffed_regions: BTreeSet<RegionId>,
}

closed_list! {
    /// Who answers at the desk of a cluster: also for its members without a contact who is there.
    pub enum ClusterDesk {
        /// Its coordinator, at its motor municipality.
        Coordinator = "coordinator",
        /// It has no coordinator who is there: the region.
        Region = "region",
        /// Nor has the region: the nation.
        Nation = "nation",
    }
}

impl ClusterDesk {
    /// As the reach of those above has it: an empty desk falls to the region of the cluster, and to the nation where there is
    /// none, or nobody there.
    pub const fn of(staffed: bool, region_staffed: bool) -> Self {
        match (staffed, region_staffed) {
            (true, _) => Self::Coordinator,
            (false, true) => Self::Region,
            (false, false) => Self::Nation,
        }
    }
}

/// Who answers, and so why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answerer {
    /// Its own contact.
    Contact(UserId),
    /// The deputy of a contact who is away.
    Deputy {
        /// Who.
        deputy: UserId,
        /// For whom.
        holder: UserId,
    },
    /// The desk of a cluster's motor.
    Motor(ClusterId),
    /// The region.
    Region(RegionId),
    /// The nation.
    Nation,
}

/// Who answers for a municipality.
pub fn answers_for(contacts: &[Contact], desks: &Desks) -> Answerer {
    if let Some(there) = contacts.iter().find(|contact| !contact.away) {
        return Answerer::Contact(there.holder);
    }
    let deputy =
        |contact: &Contact| Some(Answerer::Deputy { deputy: contact.deputy?, holder: contact.holder });
    if let Some(deputy) = contacts.iter().find_map(deputy) {
        return deputy;
    }
    let staffed = desks.clusters.iter().find(|(id, _)| desks.staffed_clusters.contains(id));
    let above = desks.clusters.first().map_or(desks.region, |(_, region)| *region);
    let region = above.filter(|region| desks.staffed_regions.contains(region));
    match (ClusterDesk::of(staffed.is_some(), region.is_some()), staffed, region) {
        (ClusterDesk::Coordinator, Some((cluster, _)), _) => Answerer::Motor(*cluster),
        (ClusterDesk::Region, _, Some(region)) => Answerer::Region(region),
        (ClusterDesk::Coordinator | ClusterDesk::Region | ClusterDesk::Nation, ..) => Answerer::Nation,
    }
}
