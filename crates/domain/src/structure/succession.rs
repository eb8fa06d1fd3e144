//! Municipalities that become others (decision 0015): what is the same of everything they have terms in.

use super::{Term, Timeline};
use crate::MunicipalityId;
use crate::period::Period;
use crate::register::SuccessionKind;
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

/// A change of municipalities as it meets what they have terms in.
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

/// The days on which something begins, with what begins then.
pub(crate) fn days(successors: &[Successor]) -> BTreeMap<Date, Vec<Successor>> {
    let mut days: BTreeMap<Date, Vec<Successor>> = BTreeMap::new();
    for successor in successors {
        days.entry(successor.on).or_default().push(successor.clone());
    }
    days
}

/// A municipality, and all that it has become by a day.
pub(crate) fn line(
    successors: &[Successor],
    municipality: MunicipalityId,
    day: Date,
) -> BTreeSet<MunicipalityId> {
    let mut line = BTreeSet::from([municipality]);
    for s in successors.iter().filter(|s| s.on <= day) {
        if s.from.iter().any(|from| line.contains(from)) {
            line.insert(s.municipality);
        }
    }
    line
}

/// What was to go on and does not, with the day it was to: whoever is out from a day on is not back as what it becomes,
/// unless another it is made of is there until then. `until` is when it would have been out: what has not gone on from there
/// is not touched.
pub(crate) fn left_behind(
    successors: &[Successor],
    municipality: MunicipalityId,
    from: Date,
    until: Option<Date>,
    is_there: impl Fn(MunicipalityId, Date) -> bool,
) -> Vec<(MunicipalityId, Date)> {
    let mut gone: Vec<(MunicipalityId, Date)> = Vec::new();
    let mut later: Vec<&Successor> = successors.iter().filter(|s| s.on >= from).collect();
    later.sort_by_key(|s| s.on);
    for s in later {
        let was = |id: &MunicipalityId| gone.iter().any(|(one, _)| one == id);
        let itself = s.from.contains(&municipality) && until.is_none_or(|until| s.on <= until);
        let last = s.on.previous_day().unwrap_or(s.on);
        // Out on the very day of the change, it is there the day before all the same.
        let counts = |id: &MunicipalityId| !was(id) && (*id != municipality || s.on > from);
        let another = s.from.iter().any(|each| counts(each) && is_there(*each, last));
        if (itself || s.from.iter().any(was)) && !another {
            gone.push((s.municipality, s.on));
        }
    }
    gone
}

/// Terms of what ends from the day on, under what begins: as they were of one, once of several.
pub(crate) fn go_on<T: Clone + PartialEq>(
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

/// Ends what a municipality has from a day on, and all that is planned.
pub(crate) fn end<T: Clone + PartialEq>(
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

/// Terms whose value is somebody's, from a day on under what `becomes` says that it becomes.
pub(crate) fn held_on<T: Clone + PartialEq>(
    held: &Timeline<T>,
    day: Date,
    becomes: impl Fn(&T) -> Option<T>,
) -> Timeline<T> {
    let mut all = Vec::new();
    for term in held.terms() {
        let Some(value) = becomes(&term.value) else {
            all.push(term.clone());
            continue;
        };
        let (first, until) = (term.period.first_day(), term.period.until());
        let before = Period::half_open(first, Some(until.map_or(day, |until| until.min(day))));
        all.extend(before.ok().map(|period| Term { value: term.value.clone(), period }));
        all.extend(Period::half_open(first.max(day), until).ok().map(|period| Term { value, period }));
    }
    // The days are those of before: none is shared.
    Timeline::of(all).unwrap_or_else(|_| held.clone())
}
