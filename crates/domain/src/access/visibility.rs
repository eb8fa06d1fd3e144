//! The five visibilities, the levels, and who an object or event can be seen by.

use crate::text::closed_list;
use crate::{ClusterId, MunicipalityId, RegionId, UserId};
use serde::{Deserialize, Serialize};

closed_list! {
    /// Who can see something, from fewest to most.
    pub enum Visibility {
        /// The originating municipality (and whoever decided on it).
        Internal = "internal",
        /// The members and coordinator of the cluster.
        Cluster = "cluster",
        /// The municipalities and coordinators of the region.
        Region = "region",
        /// Everyone with a role in KSF.
        National = "national",
        /// Everyone.
        Public = "public",
    }
}

closed_list! {
    /// A level of KSF.
    pub enum Level {
        /// A cluster.
        Cluster = "cluster",
        /// A region.
        Region = "region",
        /// The nation (KS).
        National = "national",
    }
}

/// Where something lies in the structure and how far it is open: all that decides who sees it.
/// The same facts stand on a need and on each of its events, so one rule and one SQL filter serve both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// How far it is open.
    pub visibility: Visibility,
    /// A private working copy: nobody but the municipality and its author sees it, whatever else is said.
    pub private: bool,
    /// The municipalities it comes from.
    pub municipalities: Vec<MunicipalityId>,
    /// The cluster it lies in.
    pub cluster: Option<ClusterId>,
    /// The region it lies in.
    pub region: Option<RegionId>,
    /// The level that holds it now.
    pub held_by: Level,
    /// Who made it; sees it while it is private.
    pub author: Option<UserId>,
}

/// The desk something lies on: one level with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// A cluster's.
    Cluster(ClusterId),
    /// A region's.
    Region(RegionId),
    /// The nation's.
    Nation,
}

impl Audience {
    /// Of something in the structure that is open as far as said, wherever it lies; it lies on the desk of the lowest
    /// level that it has a place at.
    pub const fn of_place(
        visibility: Visibility,
        municipalities: Vec<MunicipalityId>,
        cluster: Option<ClusterId>,
        region: Option<RegionId>,
    ) -> Self {
        let held_by = match (cluster, region) {
            (Some(_), _) => Level::Cluster,
            (None, Some(_)) => Level::Region,
            (None, None) => Level::National,
        };
        Self { visibility, private: false, municipalities, cluster, region, held_by, author: None }
    }
    /// The desk it lies on. A level whose place is missing falls to the level above.
    pub const fn desk(&self) -> Desk {
        match (self.held_by, self.cluster, self.region) {
            (Level::Cluster, Some(cluster), _) => Desk::Cluster(cluster),
            (Level::Cluster | Level::Region, _, Some(region)) => Desk::Region(region),
            (Level::Cluster | Level::Region | Level::National, _, _) => Desk::Nation,
        }
    }
}
