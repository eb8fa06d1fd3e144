//! What a list of needs can be narrowed by. The contract's filter parses into this, the store takes it.

use super::{NeedAnswer, NeedProcess, ServiceArea};
use crate::access::Visibility;
use crate::language::ContentLanguage;
use crate::text::closed_list;
use crate::{ClusterId, MunicipalityId, RegionId};

closed_list! {
    /// A part of the register, as the app's tabs show it.
    pub enum NeedLevel {
        /// Of the municipalities one acts for.
        Mine = "mine",
        /// In the clusters one belongs to.
        Cluster = "cluster",
        /// Open to the regions one belongs to.
        Region = "region",
        /// Open to everyone in KSF.
        National = "national",
        /// Open to all.
        Public = "public",
        /// On a desk one answers for, waiting for a decision.
        Desk = "desk",
    }
}

closed_list! {
    /// What a list is sorted by.
    pub enum NeedSort {
        /// When it was last changed.
        UpdatedAt = "updatedAt",
        /// When it was sent in; drafts by when they were made.
        SubmittedAt = "submittedAt",
        /// Title, as in Norwegian.
        Title = "title",
        /// How well it fits the search; without a search, as `updatedAt`.
        Relevance = "relevance",
    }
}

/// Sort key and direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedOrder {
    /// By what.
    pub by: NeedSort,
    /// Greatest first.
    pub descending: bool,
}

impl Default for NeedOrder {
    fn default() -> Self {
        Self { by: NeedSort::UpdatedAt, descending: true }
    }
}

/// A narrowed and sorted view of the register. Values of one list are alternatives; lists narrow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedQuery {
    /// Text searched for.
    pub q: Option<String>,
    /// Only those that the reader wrote, or only those of others.
    pub own: Option<bool>,
    /// Part of the register.
    pub level: Option<NeedLevel>,
    /// Process states.
    pub process: Vec<NeedProcess>,
    /// Answer states.
    pub answer: Vec<NeedAnswer>,
    /// Service areas.
    pub service_area: Vec<ServiceArea>,
    /// Visibilities.
    pub visibility: Vec<Visibility>,
    /// Languages.
    pub language: Vec<ContentLanguage>,
    /// Municipalities it comes from. A need published without a name is not found this way by outsiders.
    pub municipality: Vec<MunicipalityId>,
    /// Clusters.
    pub cluster: Vec<ClusterId>,
    /// Regions.
    pub region: Vec<RegionId>,
    /// Order.
    pub order: NeedOrder,
}
