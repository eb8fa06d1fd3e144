//! Where a region stands: planned, decided, established, changed, closed.

use super::{Decision, Region, RegionError, Standing};
use crate::event::RegionChange;
use crate::register::RegionStatus;
use crate::rule::{Refused, RuleId};
use crate::structure::Altered;
use time::Date;

/// What is known of a region on the day its status changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusFacts {
    /// Coordinators that day.
    pub coordinators: i64,
    /// Municipalities that day, or later.
    pub municipalities: i64,
}

/// Where a region can go from where it stands.
pub const fn next(status: RegionStatus) -> &'static [RegionStatus] {
    match status {
        RegionStatus::Planned => &[RegionStatus::Decided],
        RegionStatus::Decided => &[RegionStatus::Established],
        RegionStatus::Established => &[RegionStatus::Changed, RegionStatus::Closed],
        RegionStatus::Changed => &[RegionStatus::Established, RegionStatus::Closed],
        RegionStatus::Closed => &[],
    }
}

impl Region {
    /// Has the region stand somewhere else from a day.
    ///
    /// # Errors
    /// [`RegionError`]: there is no such step, or a later one is planned (409); an established region has exactly one
    /// host and one coordinator (KSF-R03), a closed one no municipalities (KSF-R02).
    pub fn set_status(
        mut self,
        to: RegionStatus,
        from: Date,
        decision: Decision,
        facts: StatusFacts,
    ) -> Result<Altered<Self, RegionChange>, RegionError> {
        let before = self.status_on(from);
        let planned_later = self.standings.terms().iter().any(|term| term.period.first_day() >= from);
        if !next(before).contains(&to) || planned_later {
            return Err(RegionError::WrongState);
        }
        let hosted = self.hosts.on(from).is_some();
        match to {
            RegionStatus::Established if !hosted || facts.coordinators != 1 => {
                return Err(Refused::by(RuleId::OneHostOneCoordinator).into());
            }
            RegionStatus::Closed if facts.municipalities > 0 => {
                return Err(Refused::by(RuleId::OneRegion).into());
            }
            RegionStatus::Planned
            | RegionStatus::Decided
            | RegionStatus::Established
            | RegionStatus::Changed
            | RegionStatus::Closed => {}
        }
        let standing = Standing {
            status: to,
            decided_by: decision.by.code().to_owned(),
            reason: Some(decision.reason.clone()),
        };
        self.standings.change(standing, from);
        if to == RegionStatus::Closed {
            self.hosts.end_for_good(from);
        }
        self.version += 1;
        let change = RegionChange::StatusChanged { from: before, to, decided_by: decision.by };
        Ok(Altered::new(self, change, from).because(Some(decision.reason)))
    }
}
