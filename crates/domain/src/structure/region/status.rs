//! Where a region stands: planned, decided, established, changed, closed.

use super::{Decision, Region, RegionError, Standing};
use crate::event::RegionChange;
use crate::register::RegionStatus;
use crate::rule::{Refused, RuleId};
use crate::structure::Altered;
use time::Date;
use time::macros::date;

/// KSF-R01: the last day on which there are seven regions.
const SEVEN_UNTIL: Date = date!(2028 - 12 - 31);

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
    /// host and one coordinator (KSF-R03); none is closed before 2029 (KSF-R01), nor while its host is bound to stay
    /// (KSF-R04), nor with municipalities in it (KSF-R02).
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
        let refused = match to {
            RegionStatus::Established => {
                (!hosted || facts.coordinators != 1).then_some(RuleId::OneHostOneCoordinator)
            }
            RegionStatus::Closed => self.keeps_open(from, facts),
            RegionStatus::Planned | RegionStatus::Decided | RegionStatus::Changed => None,
        };
        if let Some(rule) = refused {
            return Err(Refused::by(rule).into());
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

    /// The rule that keeps the region from being closed from a day: the one that lasts longest first, so that nobody
    /// moves municipalities out of a region that stays.
    fn keeps_open(&self, from: Date, facts: StatusFacts) -> Option<RuleId> {
        if from <= SEVEN_UNTIL {
            Some(RuleId::SevenRegions)
        } else if self
            .hosts
            .terms()
            .iter()
            .any(|term| term.value.locked_until.is_some_and(|until| from <= until))
        {
            Some(RuleId::FirstHostsStay)
        } else {
            (facts.municipalities > 0).then_some(RuleId::OneRegion)
        }
    }
}
