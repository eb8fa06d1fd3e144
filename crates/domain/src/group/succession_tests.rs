//! Groups and networks whose municipalities become others.

use super::tests::{TODAY, network, standing, term};
use super::*;
use crate::register::SuccessionKind;
use crate::structure::Succeeded;
use proptest::prelude::*;
use std::cell::Cell;
use time::macros::date;
use uuid::Uuid;

/// The first day of what begins, and the day before it.
const NEW: Date = date!(2026 - 07 - 01);
const BEFORE: Date = date!(2026 - 06 - 30);
const END: Option<Date> = Some(date!(2026 - 12 - 31));

fn town(number: u128) -> MunicipalityId {
    MunicipalityId(Uuid::from_u128(number))
}

fn party(number: u128) -> Party {
    Party::Municipality(town(number))
}

fn becomes(from: &[u128], to: u128, first: bool) -> Successor {
    let from = from.iter().copied().map(town).collect();
    Successor { municipality: town(to), from, on: NEW, same_place: false, first }
}

fn change(how: SuccessionKind, from: &[u128], to: &[u128]) -> Succeeded {
    let all = |ids: &[u128]| ids.iter().copied().map(town).collect();
    Succeeded { how, on: NEW, from: all(from), to: all(to), reason: None }
}

fn ids() -> impl Fn() -> MembershipId {
    let next = Cell::new(1_000_u128);
    move || {
        next.set(next.get() + 1);
        MembershipId(Uuid::from_u128(next.get()))
    }
}

fn with(mut group: Group, members: &[u128]) -> Group {
    for number in members {
        let member = term(*number, party(*number), TODAY, None);
        group = group.add(member, TODAY, &ids()).unwrap().thing;
    }
    group
}

/// One that merges 2 and 3 to 20, once the list is taken in.
fn merged(mut group: Group) -> Group {
    group.successors = vec![becomes(&[2, 3], 20, true)];
    group.succeed(&change(SuccessionKind::Merge, &[2, 3], &[20]), &ids()).unwrap().thing
}

fn split(mut group: Group, from: u128) -> Group {
    group.successors = vec![becomes(&[from], 21, false), becomes(&[from], 20, true)];
    group.succeed(&change(SuccessionKind::Split, &[from], &[20, 21]), &ids()).unwrap().thing
}

fn member_id(group: &Group, number: u128, day: Date) -> MembershipId {
    group.member_on(party(number), day).unwrap().id
}

fn on(group: &Group, day: Date) -> Vec<u128> {
    (1..30).filter(|number| group.member_on(party(*number), day).is_some()).collect()
}

#[test]
fn a_term_goes_on_once_as_what_several_become_with_an_id_of_its_own() {
    let mut group = with(standing(), &[2, 3]);
    group.members[1].role = GroupRole::Leader;
    let group = merged(group);
    assert_eq!((on(&group, BEFORE), on(&group, NEW)), (vec![2, 3], vec![20]));
    assert_eq!(group.member_on(party(20), NEW).unwrap().role, GroupRole::Leader);
    let mut told: Vec<MembershipId> = group.members.iter().map(|member| member.id).collect();
    told.dedup();
    assert_eq!(told.len(), 3);
    assert_eq!(member_id(&group, 2, BEFORE), MembershipId(Uuid::from_u128(2)));
}

#[test]
fn whoever_is_out_before_becoming_another_is_not_back_as_that() {
    for last in [date!(2026 - 03 - 31), BEFORE] {
        let both = split(with(standing(), &[2]), 2);
        assert_eq!(on(&both, NEW), [20, 21]);
        let id = member_id(&both, 2, TODAY);
        let out = both.end(id, last, TODAY).unwrap().thing;
        assert_eq!(on(&out, NEW), Vec::<u128>::new(), "{last}");
        assert_eq!(out.members.len(), 1);
        assert_eq!(out.end(id, last, TODAY).unwrap_err(), GroupError::LastDay, "nothing is left to end");
        // Of a merger, the other one is still in it.
        let group = merged(with(standing(), &[2, 3]));
        let (second, third) = (member_id(&group, 2, TODAY), member_id(&group, 3, TODAY));
        let one = group.end(second, last, TODAY).unwrap().thing;
        assert_eq!(on(&one, NEW), [20], "{last}");
        let none = one.end(third, last, TODAY).unwrap().thing;
        assert_eq!(on(&none, NEW), Vec::<u128>::new(), "{last}");
    }
    // What is left has not gone on, where it had ended before.
    let group = split(with(standing(), &[2]), 2);
    let ended = group.clone().end(member_id(&group, 20, NEW), NEW, TODAY).unwrap().thing;
    assert_eq!(on(&ended, date!(2026 - 07 - 02)), [21]);
}

#[test]
fn a_term_that_is_given_when_the_change_is_known_goes_on_too() {
    let mut group = standing();
    group.successors = vec![becomes(&[2, 3], 20, true)];
    let added = group.clone().add(term(2, party(2), TODAY, None), TODAY, &ids()).unwrap();
    let crate::event::GroupChange::MemberAdded { last, .. } = added.change else { unreachable!() };
    assert_eq!((last, on(&added.thing, NEW)), (Some(BEFORE), vec![20]));
    // One that is to come has terms from its first day.
    let early = group.clone().add(term(9, party(20), BEFORE, None), TODAY, &ids());
    assert_eq!(early.unwrap_err(), GroupError::BeginsBefore);
    assert!(group.add(term(9, party(20), NEW, None), TODAY, &ids()).is_ok());
}

#[test]
fn a_network_is_kept_going_by_what_its_coordinator_becomes_and_never_by_one_outside() {
    let keeps = |group: &Group| *group.coordinators().unwrap().on(NEW).unwrap();
    let whole = with(network(END), &[1, 4]);
    let mut merged = whole.clone();
    merged.successors = vec![becomes(&[1, 3], 20, true)];
    let merged = merged.succeed(&change(SuccessionKind::Merge, &[1, 3], &[20]), &ids()).unwrap().thing;
    assert_eq!((keeps(&merged), on(&merged, NEW)), (town(20), vec![4, 20]));
    let split = split(whole, 1);
    assert_eq!((keeps(&split), split.coordinators().unwrap().on(BEFORE)), (town(20), Some(&town(1))));
    // The first named is out from its first day: the other part keeps it going.
    let mut without = split;
    without.members.retain(|member| member.party != party(20));
    without.keep_going_throughout();
    let Nature::Network { coordinators, .. } = &mut without.nature else { unreachable!() };
    coordinators.revalue(TODAY, |_| town(1));
    without.keep_going_throughout();
    assert_eq!(keeps(&without), town(21));
}

#[test]
fn whoever_keeps_a_network_going_hands_over_what_it_would_keep_as_what_it_becomes() {
    let network = split(with(network(END), &[1, 4]), 1);
    let id = member_id(&network, 1, TODAY);
    for last in [date!(2026 - 03 - 31), BEFORE] {
        assert_eq!(network.clone().leave(id, last, TODAY).unwrap_err(), GroupError::KeepsItGoing);
        let handed = network.clone().hand_over(id, town(4), last).unwrap().thing;
        let left = handed.leave(id, last, TODAY).unwrap().thing;
        let line = left.coordinators().unwrap();
        assert_eq!((line.on(last), line.on(last.next_day().unwrap())), (Some(&town(1)), Some(&town(4))));
        assert_eq!((line.on(NEW), on(&left, NEW)), (Some(&town(4)), vec![4]));
    }
    // Another that is made of it leaves as it likes, and the successor takes over as what it becomes.
    let mut merging = with(super::tests::network(END), &[1, 2, 3]);
    merging.successors = vec![becomes(&[2, 3], 20, true)];
    let merging = merging.succeed(&change(SuccessionKind::Merge, &[2, 3], &[20]), &ids()).unwrap().thing;
    let id = member_id(&merging, 1, TODAY);
    let handed = merging.hand_over(id, town(2), TODAY).unwrap().thing;
    assert_eq!(handed.coordinators().unwrap().on(NEW), Some(&town(20)));
    let third = member_id(&handed, 3, TODAY);
    assert!(handed.leave(third, TODAY, TODAY).is_ok());
}

proptest! {
    #[test]
    fn whatever_happens_one_keeps_the_network_going_each_day_and_nobody_is_there_who_is_no_more(
        steps in prop::collection::vec((0_u8..4, 1_u128..=4, 0_i64..300), 1..12), first in any::<bool>(),
    ) {
        let ids = ids();
        let mut group = with(network(END), &[1, 2, 3]);
        group.successors = if first { vec![becomes(&[1, 2], 20, true)] } else {
            vec![becomes(&[1], 20, true), becomes(&[1], 21, false)] };
        let how = if first { SuccessionKind::Merge } else { SuccessionKind::Split };
        let (from, to): (&[u128], &[u128]) = if first { (&[1, 2], &[20]) } else { (&[1], &[20, 21]) };
        group = group.succeed(&change(how, from, to), &ids).unwrap().thing;
        for (number, (what, who, offset)) in steps.into_iter().enumerate() {
            let day = TODAY + time::Duration::days(offset);
            let id = group.member_on(party(who), TODAY).map(|member| member.id);
            let next = match (what, id) {
                (0, _) => group.clone().add(term(100 + number as u128, party(who), day, None), TODAY, &ids),
                (1, Some(id)) => group.clone().leave(id, day, TODAY),
                (2, Some(id)) => group.clone().hand_over(id, town(who % 4 + 1), day),
                _ => group.clone().entrust(town(who), TODAY),
            };
            if let Ok(altered) = next {
                group = altered.thing;
            }
            let line = group.coordinators().unwrap();
            prop_assert_eq!(line.first_gap(group.period), None);
            prop_assert_eq!(line.terms().last().unwrap().period.until(), group.period.until());
            for s in &group.successors {
                prop_assert!(s.from.iter().all(|id| !line.tail(NEW).terms().iter().any(|t| t.value == *id)));
                let gone = |m: &Membership| s.from.iter().any(|id| m.party == Party::Municipality(*id)) && m.period.until().is_none_or(|until| until > NEW);
                prop_assert!(!group.members.iter().any(gone));
            }
            // Everybody who keeps it going from today on is in it.
            for term in line.tail(TODAY).terms() {
                prop_assert!(group.member_on(Party::Municipality(term.value), term.period.first_day()).is_some());
                prop_assert!(group.member_on(Party::Municipality(term.value), term.period.last_day().unwrap()).is_some());
            }
        }
    }
}
