//! Municipalities that become others (decision 0015): terms go on as what they become, and so does keeping a network going.

use super::{Group, GroupError, GroupRole, Membership, Nature, Party};
use crate::event::GroupChange;
use crate::structure::{Altered, Succeeded, Term, Timeline, succession};
use crate::text::Office;
use crate::{MembershipId, MunicipalityId};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// What a municipality's term says.
#[derive(Clone, Debug, PartialEq)]
struct Seat {
    id: MembershipId,
    office: Option<Office>,
    role: GroupRole,
    stays_out: bool,
}

impl Group {
    /// Municipalities become others: their terms go on as what they become. `None` where nothing of theirs goes on.
    pub fn succeed(
        mut self,
        change: &Succeeded,
        new_id: &dyn Fn() -> MembershipId,
    ) -> Option<Altered<Self, GroupChange>> {
        let theirs = |id: &MunicipalityId| change.from.contains(id);
        let goes_on = |member: &Membership| match member.party {
            Party::Municipality(id) => {
                theirs(&id) && member.period.until().is_none_or(|until| until > change.on)
            }
            Party::Person(_) | Party::Cluster(_) | Party::Organisation(_) => false,
        };
        let after = self.coordinators().map(|line| line.tail(change.on));
        let keeps = after.is_some_and(|line| line.terms().iter().any(|term| theirs(&term.value)));
        if !keeps && !self.members.iter().any(goes_on) {
            return None;
        }
        self.pass_on(new_id);
        self.version += 1;
        let (from, to) = (change.from.clone(), change.to.clone());
        let body = GroupChange::Succeeded { how: change.how, from, to };
        Some(Altered::new(self, body, change.on).because(change.reason.clone()))
    }

    /// The terms under which one goes on, where its municipality becomes another on the day after its last.
    pub fn goes_on_as<'a>(&'a self, term: &'a Membership) -> impl Iterator<Item = &'a Membership> {
        let becomes = move |next: &&Membership| {
            !term.stays_out
                && self.successors.iter().any(|s| {
                    Some(s.on) == term.period.until()
                        && next.party == Party::Municipality(s.municipality)
                        && next.period.contains(s.on)
                        && s.from.iter().any(|from| term.party == Party::Municipality(*from))
                })
        };
        self.members.iter().filter(becomes)
    }

    /// Lets what runs beyond the day on which a municipality becomes another go on under what it becomes, and ends it under
    /// what ends: also what is entered once the change is known. A term has one id; what goes on gets another.
    pub(super) fn pass_on(&mut self, new_id: &dyn Fn() -> MembershipId) {
        if self.successors.is_empty() {
            return;
        }
        let mut lines: BTreeMap<MunicipalityId, Vec<Term<Seat>>> = BTreeMap::new();
        let mut members: Vec<Membership> = Vec::new();
        for member in self.members.drain(..) {
            let Party::Municipality(municipality) = member.party else {
                members.push(member);
                continue;
            };
            let (id, office, role) = (member.id, member.office, member.role);
            let value = Seat { id, office, role, stays_out: member.stays_out };
            lines.entry(municipality).or_default().push(Term { value, period: member.period });
        }
        // Terms of one never share a day: the database and `add` hold that.
        let line = |(id, terms)| (id, Timeline::of(terms).unwrap_or_default());
        let mut lines: BTreeMap<MunicipalityId, Timeline<Seat>> = lines.into_iter().map(line).collect();
        for (day, that_day) in succession::days(&self.successors) {
            for s in &that_day {
                succession::go_on(&mut lines, s, |one, other| rank(one.role) < rank(other.role));
            }
            for from in that_day.iter().flat_map(|s| &s.from) {
                succession::end(&mut lines, *from, day);
            }
        }
        for (municipality, line) in &lines {
            members.extend(line.terms().iter().cloned().map(|Term { value, period }| Membership {
                id: value.id,
                party: Party::Municipality(*municipality),
                office: value.office,
                role: value.role,
                period,
                stays_out: value.stays_out,
            }));
        }
        members.sort_by_key(|member| member.period.first_day());
        let mut told: BTreeSet<MembershipId> = BTreeSet::new();
        for member in &mut members {
            if !told.insert(member.id) {
                member.id = new_id();
            }
        }
        self.members = members;
        self.pass_coordination_on();
    }

    /// A network is kept going by what its coordinator becomes: of several, by the first that is a member of it on that day.
    pub(super) fn pass_coordination_on(&mut self) {
        let Nature::Network { coordinators, .. } = &self.nature else { return };
        let mut passed_on = coordinators.clone();
        for (day, that_day) in succession::days(&self.successors) {
            passed_on = succession::held_on(&passed_on, day, |holder| {
                let mut becomes: Vec<_> = that_day.iter().filter(|s| s.from.contains(holder)).collect();
                becomes.sort_by_key(|s| !s.first);
                let inside = |id| self.member_on(Party::Municipality(id), day).is_some();
                let carries = becomes.iter().find(|s| inside(s.municipality));
                carries.or_else(|| becomes.first()).map(|s| s.municipality)
            });
        }
        if let Nature::Network { coordinators, .. } = &mut self.nature {
            *coordinators = passed_on;
        }
    }

    /// A term that ends with its municipality is not to go on as what that becomes.
    pub(super) fn stay_out(&mut self, membership: MembershipId, from: Date) -> Result<(), GroupError> {
        let member = self.members.iter_mut().find(|member| member.id == membership && !member.stays_out);
        let member = member.ok_or(GroupError::LastDay)?;
        let becomes = |id: &MunicipalityId| member.party == Party::Municipality(*id);
        if !self.successors.iter().any(|s| s.on == from && s.from.iter().any(becomes)) {
            return Err(GroupError::LastDay);
        }
        member.stays_out = true;
        Ok(())
    }

    /// What a party was to be a member as, after it is out, it is not.
    pub(super) fn leave_behind(&mut self, party: Party, from: Date, until: Option<Date>) {
        let Party::Municipality(municipality) = party else { return };
        let there =
            |id, day| self.member_on(Party::Municipality(id), day).is_some_and(|member| !member.stays_out);
        let gone = succession::left_behind(&self.successors, municipality, from, until, there);
        for (id, on) in gone {
            let begins = |member: &Membership| {
                member.party == Party::Municipality(id) && member.period.first_day() == on
            };
            self.members.retain(|member| !begins(member));
        }
    }
}

/// The weightiest part first.
const fn rank(role: GroupRole) -> u8 {
    match role {
        GroupRole::Leader => 0,
        GroupRole::Secretary => 1,
        GroupRole::Member => 2,
        GroupRole::Observer => 3,
    }
}
