//! A municipality as people change it: the region it is in, how taking part is anchored, the documents it links to.

mod anchoring;
mod documents;
mod region;
mod succession;
#[cfg(test)]
mod tests;

pub use anchoring::{Anchoring, AnchoringLevel, Said};
pub use documents::{Document, DocumentFacts, DocumentKind};
pub use region::{InRegion, LOCKED_UNTIL, MoveError, NewRegion};

use super::Timeline;
use crate::access::policy::{Place, Who};
use crate::access::{Audience, Visibility};
use crate::period::Period;
use crate::text::closed_list;
use crate::{ClusterId, MunicipalityId, RegionId};
use time::Date;

closed_list! {
    /// What can be done to a municipality.
    pub enum MunicipalityAction {
        /// Put it into another region from a day.
        MoveToRegion = "moveToRegion",
        /// Say how taking part is anchored, and which documents there are.
        Describe = "describe",
        /// Let others do something for it without asking.
        Delegate = "delegate",
        /// Read who its contacts are and what is agreed with them, and what it lets others do.
        ReadContacts = "readContacts",
    }
}

impl MunicipalityAction {
    /// Who may.
    pub const fn who(self) -> Who {
        match self {
            Self::MoveToRegion => Who::Nation,
            Self::Describe => Who::Voice,
            Self::Delegate => Who::Own,
            Self::ReadContacts => Who::InKsf,
        }
    }
}

/// A municipality, with what people change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its id.
    pub id: MunicipalityId,
    /// One more at each change.
    pub version: i32,
    /// When it is there, under this number and name.
    pub valid: Period,
    /// The regions it is in, over time.
    pub regions: Timeline<InRegion>,
    /// Political anchoring, over time.
    pub political: Timeline<Anchoring>,
    /// Administrative anchoring, over time.
    pub administrative: Timeline<Anchoring>,
    /// Documents, also those taken away.
    pub documents: Vec<Document>,
    /// Where it lies today.
    pub clusters: Vec<ClusterId>,
}

/// A change that does not exist from the present state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not from the present state")]
pub struct WrongState;

impl Municipality {
    /// Whether it can be changed on a day at all: one that has ended cannot.
    pub fn permits(&self, _: MunicipalityAction, day: Date) -> bool {
        self.valid.until().is_none_or(|until| day < until)
    }
    /// The municipality as a place, on a day.
    pub fn place(&self, day: Date) -> Place {
        Place { municipalities: vec![self.id], clusters: self.clusters.clone(), region: self.region_on(day) }
    }
    /// Its region on a day.
    pub fn region_on(&self, day: Date) -> Option<RegionId> {
        self.regions.on(day).map(|member| member.region)
    }
    /// What a municipality is and says is public.
    pub fn audience(&self, day: Date) -> Audience {
        Audience::of_place(Visibility::Public, vec![self.id], None, self.region_on(day))
    }
}
