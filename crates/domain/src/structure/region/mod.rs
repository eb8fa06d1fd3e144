//! A KSF region: where it stands, and which municipality hosts it, over time.

mod hosts;
mod status;
#[cfg(test)]
mod tests;

pub use hosts::{Becomes, HostFacts, NewHost};
pub use status::{StatusFacts, next};

use super::Timeline;
use crate::access::policy::Who;
use crate::access::{Audience, Visibility};
use crate::register::{DecidedBy, RegionStatus};
use crate::rule::Refused;
use crate::text::{HttpsLink, Reason, closed_list};
use crate::{MunicipalityId, RegionId};
use time::Date;
use uuid::Uuid;

closed_list! {
    /// What can be done to a region.
    pub enum RegionAction {
        /// Give it another host from a day.
        ChangeHost = "changeHost",
        /// Say where it stands from a day.
        SetStatus = "setStatus",
    }
}

impl RegionAction {
    /// Who may.
    pub const fn who(self) -> Who {
        match self {
            Self::ChangeHost | Self::SetStatus => Who::Nation,
        }
    }
    /// Whether it exists from where a region stands.
    pub const fn exists_from(self, status: RegionStatus) -> bool {
        match self {
            Self::ChangeHost => !matches!(status, RegionStatus::Closed),
            Self::SetStatus => !next(status).is_empty(),
        }
    }
}

/// A municipality's term as host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Id of the term.
    pub id: Uuid,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// KSF-R04: it stays to this day at least.
    pub locked_until: Option<Date>,
    /// Who decided, as the log or a source says it.
    pub decided_by: String,
    /// The municipality's own resolution (KSF-R06).
    pub resolution: Option<HttpsLink>,
    /// Why.
    pub reason: Option<Reason>,
    /// Where this is stated.
    pub source: String,
}

/// Where a region stands, and who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where.
    pub status: RegionStatus,
    /// Who decided.
    pub decided_by: String,
    /// Why.
    pub reason: Option<Reason>,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// One more at each change.
    pub version: i32,
    /// Where it stands, over time.
    pub standings: Timeline<Standing>,
    /// Its hosts, over time.
    pub hosts: Timeline<Host>,
}

/// A change that does not go.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegionError {
    /// It does not exist from the present state.
    #[error("not from the present state")]
    WrongState,
    /// Rules stand in the way.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Region {
    /// Where it stands on a day; planned before anything was decided.
    pub fn status_on(&self, day: Date) -> RegionStatus {
        self.standings.on(day).map_or(RegionStatus::Planned, |standing| standing.status)
    }
    /// Whether an action exists on a day.
    pub fn permits(&self, action: RegionAction, day: Date) -> bool {
        action.exists_from(self.status_on(day))
    }
    /// The region is public: everyone sees what happens to it.
    pub fn audience(&self) -> Audience {
        Audience::of_place(Visibility::Public, Vec::new(), None, Some(self.id))
    }
}

/// What is said of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who decided.
    pub by: DecidedBy,
    /// Why.
    pub reason: Reason,
}
