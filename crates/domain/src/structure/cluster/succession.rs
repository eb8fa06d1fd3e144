//! Municipalities that become others (decision 0015): what of the cluster goes on with what they become, and what ends.

use super::{Cluster, MotorTerm, Proposal};
use crate::MunicipalityId;
use crate::event::ClusterChange;
use crate::register::{Ambition, ProposalStatus};
use crate::structure::Altered;
use crate::structure::succession::{self, Succeeded, Successor, end, go_on, held_on};
use std::collections::BTreeSet;
use time::Date;

impl Cluster {
    /// What the place of a municipality is called by on a day: where only number, name or county changed.
    pub fn same_place_on(&self, municipality: MunicipalityId, day: Date) -> MunicipalityId {
        let mut place = municipality;
        for s in self.successors.iter().filter(|s| s.same_place && s.on <= day) {
            if s.from.contains(&place) {
                place = s.municipality;
            }
        }
        for s in self.successors.iter().rev().filter(|s| s.same_place && s.on > day) {
            if s.municipality == place {
                place = s.from.first().copied().unwrap_or(place);
            }
        }
        place
    }

    /// Who is bound on a day by what a municipality has signed: it, and what it has become. A municipality that is made of
    /// others takes over what they have agreed to.
    pub(super) fn bound_with(&self, municipality: MunicipalityId, day: Date) -> BTreeSet<MunicipalityId> {
        succession::line(&self.successors, municipality, day)
    }

    /// What a municipality has become by a day; itself where it has not become another.
    pub fn became(&self, municipality: MunicipalityId, day: Date) -> Vec<MunicipalityId> {
        let another =
            |id: &MunicipalityId| self.successors.iter().any(|s| s.on <= day && s.from.contains(id));
        self.bound_with(municipality, day).into_iter().filter(|id| !another(id)).collect()
    }

    /// Lets what runs beyond the day on which a municipality becomes another go on under what it becomes, and ends it under
    /// what ends: also what has been agreed to since the change was known.
    pub(super) fn pass_on(&mut self) {
        for (day, that_day) in succession::days(&self.successors) {
            for s in &that_day {
                go_on(&mut self.members, s, |one, other| rank(*one) < rank(*other));
                for subcluster in &mut self.subclusters {
                    go_on(&mut subcluster.members, s, |(), ()| false);
                }
            }
            self.motors = held_on(&self.motors, day, |motor: &MotorTerm| {
                let is = |s: &&Successor| s.first && s.from.contains(&motor.municipality);
                let successor = that_day.iter().find(is)?;
                Some(MotorTerm { municipality: successor.municipality, ..motor.clone() })
            });
            for from in that_day.iter().flat_map(|s| &s.from) {
                end(&mut self.members, *from, day);
                for subcluster in &mut self.subclusters {
                    subcluster.leave(*from, day);
                }
            }
        }
    }

    /// Whoever has left before becoming another is not a member again as that, unless another it is made of is one.
    pub(super) fn leave_behind(&mut self, municipality: MunicipalityId, from: Date) {
        let there = |id, day| self.has_member(id, day);
        for (id, on) in succession::left_behind(&self.successors, municipality, from, None, there) {
            end(&mut self.members, id, on);
            self.subclusters.iter_mut().for_each(|subcluster| subcluster.leave(id, on));
        }
    }

    /// What the same place says it will do, it says under its next number or name as well.
    pub(super) fn say_on(&mut self, municipality: MunicipalityId, ambition: Ambition, from: Date) {
        let until = self.members.get(&municipality).and_then(|line| line.term_on(from)?.period.until());
        let next = |s: &&Successor| s.same_place && Some(s.on) == until && s.from.contains(&municipality);
        let Some(s) = self.successors.iter().find(next).cloned() else { return };
        if let Some(line) = self.members.get_mut(&s.municipality) {
            line.change(ambition, s.on);
        }
        self.say_on(s.municipality, ambition, s.on);
    }

    /// Municipalities become others: members go on as what they become, bound by what they have signed. What somebody was
    /// asked goes on where it is the same place. Where it is not, a new council is asked anew: what would be valid before it
    /// is there can be answered until then, and the rest is taken back at once.
    #[must_use]
    pub fn succeed(self, change: &Succeeded, today: Date) -> Vec<Altered<Self, ClusterChange>> {
        let mut told = Vec::new();
        let mut cluster = self;
        let goes_on = |cluster: &Self, id: &MunicipalityId| {
            cluster.members.get(id).is_some_and(|line| line.runs_from(change.on))
        };
        let from: Vec<_> = change.from.iter().copied().filter(|id| goes_on(&cluster, id)).collect();
        if !from.is_empty() {
            cluster.pass_on();
            // One that had not signed may go on as what is bound by what another has signed.
            let agreements = cluster.put_in_force_when_whole(None, change.on);
            let to = change.to.clone();
            let body = ClusterChange::MemberSucceeded { how: change.how, from, to, agreements };
            let altered = cluster.altered(body, change.on).because(change.reason.clone());
            cluster = altered.thing.clone();
            told.push(altered);
        }
        if change.how.same_place() {
            return told;
        }
        let until = |p: &Proposal| if p.from < change.on { change.on.max(today) } else { today };
        let concerns = |p: &Proposal| {
            let asked = p.consents.iter().any(|consent| change.from.contains(&consent.municipality));
            let open = p.is_open_on(today) && p.closed_on.is_none_or(|day| day > until(p));
            open && (asked || change.from.contains(&p.proposed.municipality()))
        };
        while let Some(proposal) = cluster.proposals.iter_mut().find(|p| concerns(p)) {
            let day = until(proposal);
            proposal.close(ProposalStatus::Withdrawn, day);
            let body = ClusterChange::Withdrawn { proposal: proposal.id, proposed: proposal.proposed };
            let altered = cluster.altered(body, day).because(change.reason.clone());
            cluster = altered.thing.clone();
            told.push(altered);
        }
        told
    }

    /// Has open proposals name what the municipalities they speak of are called by on a day.
    pub fn rename_asked(&mut self, day: Date) {
        let known = self.clone();
        for proposal in self.proposals.iter_mut().filter(|p| p.is_open_on(day)) {
            proposal.proposed = proposal.proposed.of(|id| known.same_place_on(id, day));
            for consent in &mut proposal.consents {
                consent.municipality = known.same_place_on(consent.municipality, day);
            }
        }
    }
}

/// The strongest ambition first. Whoever has not said yet founded the cluster, and drives it meanwhile.
const fn rank(ambition: Ambition) -> u8 {
    match ambition {
        Ambition::Motor => 0,
        Ambition::Undecided => 1,
        Ambition::Build => 2,
        Ambition::Follow => 3,
    }
}
