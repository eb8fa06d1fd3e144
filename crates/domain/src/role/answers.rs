//! Who answers for a municipality today: its contact, else a deputy, else its motor's desk, else the level above. A
//! leave or a resignation stops nothing.

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
    if let Some((cluster, _)) = desks.clusters.iter().find(|(id, _)| desks.staffed_clusters.contains(id)) {
        return Answerer::Motor(*cluster);
    }
    // As the reach of those above has it: an empty cluster's desk falls to the region of the cluster.
    let above = desks.clusters.first().map_or(desks.region, |(_, region)| *region);
    match above {
        Some(region) if desks.staffed_regions.contains(&region) => Answerer::Region(region),
        Some(_) | None => Answerer::Nation,
    }
}
