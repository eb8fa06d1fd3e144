//! Another region from a day; Oslo's first.

use super::{Municipality, WrongState};
use crate::RegionId;
use crate::event::MunicipalityChange;
use crate::register::DecidedBy;
use crate::structure::Altered;
use crate::text::Reason;
use time::Date;

/// Being in a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InRegion {
    /// The region.
    pub region: RegionId,
    /// Where this is stated.
    pub source: String,
}

impl Municipality {
    /// Puts it into a region from a day; where it was before ends the day before (KSF-R02). What is planned for later
    /// stays.
    ///
    /// # Errors
    /// [`WrongState`]: it is there already, or is no municipality that day.
    pub fn move_to_region(
        mut self,
        region: RegionId,
        from: Date,
        decided_by: DecidedBy,
        reason: Reason,
    ) -> Result<Altered<Self, MunicipalityChange>, WrongState> {
        let before = self.region_on(from);
        if before == Some(region) || !self.valid.contains(from) {
            return Err(WrongState);
        }
        self.regions.change(InRegion { region, source: decided_by.code().to_owned() }, from);
        self.version += 1;
        let change = MunicipalityChange::Moved { from: before, to: region, decided_by };
        Ok(Altered::new(self, change, from).because(Some(reason)))
    }
}
