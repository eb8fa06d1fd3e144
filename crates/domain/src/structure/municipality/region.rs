//! Another region from a day; Oslo's first.

use super::Municipality;
use crate::RegionId;
use crate::event::MunicipalityChange;
use crate::register::DecidedBy;
use crate::rule::{Override, Refused, RuleId, settle};
use crate::structure::Altered;
use crate::text::Reason;
use time::Date;
use time::macros::date;

/// Hosts, and the regions of municipalities, stay as they are through this day (KSF-R04).
pub const LOCKED_UNTIL: Date = date!(2026 - 12 - 31);

/// Being in a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InRegion {
    /// The region.
    pub region: RegionId,
    /// Where this is stated.
    pub source: String,
}

/// Another region to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRegion {
    /// The region.
    pub region: RegionId,
    /// From when.
    pub from: Date,
    /// Who decided.
    pub decided_by: DecidedBy,
    /// Why.
    pub reason: Reason,
    /// Whether a cluster that it is in then lies in another region, and builds on no common need (KSF-R12).
    pub leaves_cluster_behind: bool,
}

/// Why it is not put into a region.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// It is there already, or is no municipality that day.
    #[error("not from the present state")]
    WrongState,
    /// Rules stand in the way.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Municipality {
    /// Puts it into a region from a day; where it was before ends the day before (KSF-R02). What is planned for later
    /// stays. The first region of one that has none, as Oslo, is decided when it is decided; all others stay where they are
    /// through 2026, unless the chief executive of KS decides otherwise (KSF-R04).
    ///
    /// # Errors
    /// [`MoveError`]: it is there already, or is no municipality that day; KSF-R04 and KSF-R12.
    pub fn move_to_region(
        mut self,
        new: NewRegion,
        overrides: &[Override],
    ) -> Result<Altered<Self, MunicipalityChange>, MoveError> {
        let NewRegion { region, from, decided_by, reason, leaves_cluster_behind } = new;
        let before = self.region_on(from);
        if before == Some(region) || !self.valid.contains(from) {
            return Err(MoveError::WrongState);
        }
        let mut in_the_way = Vec::new();
        if before.is_some() && from <= LOCKED_UNTIL {
            // The chief executive's decision is the reason that sets it aside; nobody else's does.
            in_the_way.push(match decided_by {
                DecidedBy::ChiefExecutive => RuleId::FirstHostsStay.in_the_way(),
                DecidedBy::Ks | DecidedBy::HostMunicipality | DecidedBy::Municipality => {
                    RuleId::FirstHostsStay.hard()
                }
            });
        }
        if leaves_cluster_behind {
            in_the_way.push(RuleId::Nearness.in_the_way());
        }
        let set_aside = settle(&in_the_way, overrides)?;
        self.regions.change(InRegion { region, source: decided_by.code().to_owned() }, from);
        self.version += 1;
        let change = MunicipalityChange::Moved { from: before, to: region, decided_by };
        Ok(Altered::new(self, change, from).because(Some(reason)).despite(set_aside))
    }
}
