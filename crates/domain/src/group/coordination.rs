//! Who keeps a network going: one municipality on each day it lasts.

use super::transitions::Changed;
use super::{Group, GroupError, Nature, Party};
use crate::event::GroupChange;
use crate::period::Period;
use crate::structure::{Altered, Timeline};
use crate::{MembershipId, MunicipalityId};
use std::collections::BTreeSet;
use time::Date;

impl Group {
    /// Who keeps a network going, over time.
    pub const fn coordinators(&self) -> Option<&Timeline<MunicipalityId>> {
        match &self.nature {
            Nature::Network { coordinators, .. } => Some(coordinators),
            Nature::Standing { .. } => None,
        }
    }

    /// A municipality, and what it becomes that keeps the network going because it did.
    fn in_its_line(&self, municipality: MunicipalityId) -> BTreeSet<MunicipalityId> {
        let mut own = BTreeSet::from([municipality]);
        let Some(line) = self.coordinators() else { return own };
        for s in &self.successors {
            let before = s.on.previous_day().and_then(|last| line.on(last));
            if before.is_some_and(|id| own.contains(id) && s.from.contains(id)) {
                own.insert(s.municipality);
            }
        }
        own
    }

    /// Whether the municipality of a term is to keep the network going beyond a day, itself or as what it becomes.
    pub fn keeps_going_after(&self, membership: MembershipId, last: Date) -> bool {
        let member = self.members.iter().find(|member| member.id == membership);
        let (Some(Party::Municipality(municipality)), Some(line)) =
            (member.map(|member| member.party), self.coordinators())
        else {
            return false;
        };
        let after = last.next_day().unwrap_or(last);
        let own = self.in_its_line(municipality);
        line.tail(after).terms().iter().any(|term| own.contains(&term.value))
    }

    /// Has another member keep the network going from a day on, whoever was to: also what was planned for later.
    ///
    /// # Errors
    /// [`GroupError::CoordinatorOutside`] where that one is not in it on each day it keeps it going.
    pub fn entrust(self, next: MunicipalityId, day: Date) -> Changed {
        let from = day.max(self.period.first_day());
        self.turn_over(next, from, |_| true).map_err(|error| match error {
            GroupError::SuccessorOutside => GroupError::CoordinatorOutside,
            other => other,
        })
    }

    /// Has another member take over from the municipality of a term on the day after its last: all that was its to keep going,
    /// also as what it becomes.
    ///
    /// # Errors
    /// [`GroupError::KeepsItGoing`] where it would take over from itself; [`GroupError::EndsThen`] where the network
    /// lasts no longer; [`GroupError::SuccessorOutside`] where the other is not in it on each day it keeps it going.
    pub fn hand_over(self, membership: MembershipId, next: MunicipalityId, last: Date) -> Changed {
        let member = self.members.iter().find(|member| member.id == membership);
        let Some(Party::Municipality(leaving)) = member.map(|member| member.party) else {
            return Err(GroupError::NoSuchMembership);
        };
        let own = self.in_its_line(leaving);
        if own.contains(&next) {
            return Err(GroupError::KeepsItGoing);
        }
        let from = last.next_day().unwrap_or(last);
        self.turn_over(next, from, |id| own.contains(&id))
    }

    fn turn_over(
        mut self,
        next: MunicipalityId,
        from: Date,
        gives_way: impl Fn(MunicipalityId) -> bool,
    ) -> Changed {
        if self.period.until().is_some_and(|until| until <= from) {
            return Err(GroupError::EndsThen);
        }
        let Nature::Network { coordinators, .. } = &mut self.nature else {
            return Err(GroupError::EndsThen);
        };
        let before = coordinators.tail(from).terms().iter().map(|term| term.value).find(|id| gives_way(*id));
        let before = before.ok_or(GroupError::EndsThen)?;
        coordinators.revalue(from, |id| if gives_way(*id) { next } else { *id });
        self.pass_coordination_on();
        self.keeps_going_as_a_member(next, from)?;
        self.version += 1;
        Ok(Altered::new(self, GroupChange::HandedOver { from: before, to: next }, from))
    }

    /// Whether a municipality, and what it becomes, is in the network on each day from a day on that it keeps it going.
    fn keeps_going_as_a_member(&self, municipality: MunicipalityId, from: Date) -> Result<(), GroupError> {
        let own = self.in_its_line(municipality);
        let Some(line) = self.coordinators() else { return Ok(()) };
        let terms = line.tail(from);
        let mut mine = terms.terms().iter().filter(|term| own.contains(&term.value));
        let inside = |party, period: Period| {
            let mut day = period.first_day();
            while period.contains(day) {
                match self.member_on(party, day).map(|member| member.period.until()) {
                    Some(Some(until)) => day = until,
                    Some(None) => return true,
                    None => return false,
                }
            }
            true
        };
        if mine.all(|term| inside(Party::Municipality(term.value), term.period)) {
            Ok(())
        } else {
            Err(GroupError::SuccessorOutside)
        }
    }

    /// Ends a party's term in a network.
    ///
    /// # Errors
    /// As [`Group::end`]; [`GroupError::EndsThen`] where the network lasts no longer; [`GroupError::KeepsItGoing`] for one that is to keep it going after its last day, until another is.
    pub fn leave(self, membership: MembershipId, last: Date, day: Date) -> Changed {
        if self.period.last_day().is_some_and(|end| last >= end) {
            return Err(GroupError::EndsThen);
        }
        if self.keeps_going_after(membership, last) {
            return Err(GroupError::KeepsItGoing);
        }
        self.end(membership, last, day)
    }

    /// Has somebody keep it going on each day it lasts, and on no other.
    pub(super) fn keep_going_throughout(&mut self) {
        let period = self.period;
        if let Nature::Network { coordinators, .. } = &mut self.nature {
            coordinators.fit(period);
        }
        self.pass_coordination_on();
    }
}
