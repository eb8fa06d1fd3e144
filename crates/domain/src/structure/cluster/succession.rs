//! Municipalities that become others (decision 0015): what of the cluster goes on with what they become, and what ends.

use super::{Cluster, MotorTerm, Proposal};
use crate::MunicipalityId;
use crate::event::ClusterChange;
use crate::period::Period;
use crate::register::{Ambition, ProposalStatus, SuccessionKind};
use crate::structure::{Altered, Term, Timeline};
use crate::text::Reason;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// What municipalities become on a day: one row of `municipality_successions` for each of `from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// What begins.
    pub municipality: MunicipalityId,
    /// What it was.
    pub from: Vec<MunicipalityId>,
    /// Its first day.
    pub on: Date,
    /// Whether it is the same place under another number or name.
    pub same_place: bool,
    /// Whether it goes on as motor: of a split, the first named.
    pub first: bool,
}

/// A change of municipalities as it meets a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succeeded {
    /// How.
    pub how: SuccessionKind,
    /// The first day of what begins.
    pub on: Date,
    /// What ends.
    pub from: Vec<MunicipalityId>,
    /// What begins.
    pub to: Vec<MunicipalityId>,
    /// What became what, in words.
    pub reason: Option<Reason>,
}

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
        let mut bound = BTreeSet::from([municipality]);
        for s in self.successors.iter().filter(|s| s.on <= day) {
            if s.from.iter().any(|from| bound.contains(from)) {
                bound.insert(s.municipality);
            }
        }
        bound
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
        let days: BTreeSet<Date> = self.successors.iter().map(|s| s.on).collect();
        for day in days {
            let that_day: Vec<Successor> = self.successors.iter().filter(|s| s.on == day).cloned().collect();
            for s in &that_day {
                go_on(&mut self.members, s, |one, other| rank(*one) < rank(*other));
                for subcluster in &mut self.subclusters {
                    go_on(&mut subcluster.members, s, |(), ()| false);
                }
            }
            self.motors = motors_on(&self.motors, &that_day, day);
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
        let later = |s: &&Successor| s.on > from && s.from.contains(&municipality);
        let successors: Vec<Successor> = self.successors.iter().filter(later).cloned().collect();
        for s in successors {
            let last = s.on.previous_day().unwrap_or(s.on);
            if s.from.iter().any(|each| self.has_member(*each, last)) {
                continue;
            }
            end(&mut self.members, s.municipality, s.on);
            self.subclusters.iter_mut().for_each(|subcluster| subcluster.leave(s.municipality, s.on));
            self.leave_behind(s.municipality, s.on);
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

/// Terms of what ends from the day on, under what begins: as they were of one, once of several.
fn go_on<T: Clone + PartialEq>(
    lines: &mut BTreeMap<MunicipalityId, Timeline<T>>,
    successor: &Successor,
    stronger: impl Fn(&T, &T) -> bool,
) {
    let of = |id: &MunicipalityId| lines.get(id).map(|line| line.tail(successor.on));
    let mut tails: Vec<Timeline<T>> = successor.from.iter().filter_map(of).collect();
    tails.retain(|tail| !tail.terms().is_empty());
    if tails.is_empty() {
        return;
    }
    tails.extend(lines.get(&successor.municipality).cloned());
    lines.insert(successor.municipality, Timeline::together(tails, stronger));
}

fn end<T: Clone + PartialEq>(
    lines: &mut BTreeMap<MunicipalityId, Timeline<T>>,
    municipality: MunicipalityId,
    from: Date,
) {
    if let Some(line) = lines.get_mut(&municipality) {
        line.end_for_good(from);
        if line.terms().is_empty() {
            lines.remove(&municipality);
        }
    }
}

/// The motors, from a day on under what they become.
fn motors_on(motors: &Timeline<MotorTerm>, that_day: &[Successor], day: Date) -> Timeline<MotorTerm> {
    let mut all = Vec::new();
    for term in motors.terms() {
        let is = |s: &&Successor| s.first && s.from.contains(&term.value.municipality);
        let Some(successor) = that_day.iter().find(is) else {
            all.push(term.clone());
            continue;
        };
        let (first, until) = (term.period.first_day(), term.period.until());
        let before = Period::half_open(first, Some(until.map_or(day, |until| until.min(day))));
        all.extend(before.ok().map(|period| Term { value: term.value.clone(), period }));
        let value = MotorTerm { municipality: successor.municipality, ..term.value.clone() };
        all.extend(Period::half_open(first.max(day), until).ok().map(|period| Term { value, period }));
    }
    // The days are those of before: none is shared.
    Timeline::of(all).unwrap_or_else(|_| motors.clone())
}
