//! A role from offer to end, and who answers for a municipality, told as it happens.

use super::*;
use crate::access::policy::RoleAction;
use crate::access::{Role, Scope};
use crate::event::{GaveWay, RoleChange};
use crate::period::Period;
use crate::structure::Timeline;
use crate::text::DecidedBy;
use crate::{ClusterId, MunicipalityId, RegionId, RoleAssignmentId, UserId};
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

const TODAY: Date = date!(2026 - 01 - 15);
const NOW: OffsetDateTime = datetime!(2026-01-15 09:00 UTC);
const KARI: UserId = UserId(Uuid::from_u128(1));
const OLA: UserId = UserId(Uuid::from_u128(2));

fn offered(role: Role, from: Date, last: Option<Date>) -> RoleAssignment {
    RoleAssignment {
        id: RoleAssignmentId(Uuid::from_u128(9)),
        version: 1,
        holder: KARI,
        role,
        scope: Scope::Municipality(MunicipalityId(Uuid::from_u128(4621))),
        period: Period::inclusive(from, last).unwrap(),
        answer: RoleAnswer::Proposed,
        decided_by: DecidedBy::parse("Voss kommune").unwrap(),
        reason: None,
        mandate: None,
        tasks: Vec::new(),
        replaces: None,
        revoked_at: None,
        absences: Timeline::default(),
    }
}

fn held() -> RoleAssignment {
    offered(Role::RdContact, date!(2026 - 01 - 01), None).accept(date!(2026 - 01 - 01)).unwrap().thing
}

fn possible(role: &RoleAssignment) -> Vec<&'static str> {
    RoleAction::ALL
        .iter()
        .filter(|action| role.permits(**action, TODAY))
        .map(|action| action.code())
        .collect()
}

#[test]
fn what_can_be_done_to_a_role_follows_from_where_it_stands() {
    let role = offered(Role::RdContact, date!(2026 - 02 - 01), None);
    assert_eq!(possible(&role), ["accept", "decline", "withdraw", "amend", "changeEnd"]);
    let accepted = role.clone().accept(TODAY).unwrap().thing;
    assert_eq!(accepted.status_on(TODAY), RoleStatus::Confirmed);
    assert_eq!(accepted.status_on(date!(2026 - 02 - 01)), RoleStatus::Active);
    assert_eq!(possible(&accepted), ["amend", "changeEnd", "end", "createAbsence"]);
    for over in [
        role.clone().decline(None, TODAY).unwrap().thing,
        role.withdraw(None, TODAY).unwrap().thing,
        held().end_at_once(None, NOW).unwrap().thing,
    ] {
        assert_eq!(possible(&over), Vec::<&str>::new());
        assert!(matches!(over.clone().accept(TODAY), Err(RoleError::WrongState(_))));
    }
    let late = offered(Role::RdContact, date!(2025 - 01 - 01), Some(date!(2026 - 01 - 14)));
    assert!(!late.permits(RoleAction::Accept, TODAY), "its days have passed");
    assert_eq!(late.propose(TODAY), Err(RoleError::Day("/validTo")));
}

#[test]
fn a_role_ends_after_a_last_day_or_at_once() {
    let planned = held().end_after(date!(2026 - 03 - 31), None, TODAY).unwrap();
    assert_eq!(planned.effective_on, date!(2026 - 04 - 01));
    assert_eq!(planned.thing.status_on(date!(2026 - 03 - 31)), RoleStatus::Active);
    assert_eq!(planned.thing.status_on(date!(2026 - 04 - 01)), RoleStatus::Ended);
    assert_eq!(
        planned.thing.clone().end_after(date!(2026 - 04 - 01), None, TODAY),
        Err(RoleError::Day("/lastDay")),
        "ending does not lengthen"
    );
    let gone = planned.thing.end_at_once(None, NOW).unwrap();
    assert_eq!(gone.change, RoleChange::Ended { last_day: None, gave_way: None });
    assert_eq!((gone.thing.status_on(TODAY), gone.thing.last_day()), (RoleStatus::Ended, Some(TODAY)));
    assert_eq!(gone.thing.status_on(date!(2026 - 01 - 14)), RoleStatus::Active, "it was held until then");
    assert_eq!(held().end_after(date!(2025 - 12 - 31), None, TODAY), Err(RoleError::Day("/lastDay")));
}

#[test]
fn who_takes_over_begins_the_day_after_the_other_ends() {
    let old = held().give_way(date!(2026 - 02 - 01)).unwrap().thing;
    assert_eq!(old.last_day(), Some(date!(2026 - 01 - 31)));
    assert_eq!(held().give_way(date!(2026 - 01 - 01)), Err(RoleError::Day("/validFrom")));
}

#[test]
fn an_evaluator_stays_for_a_time() {
    let forever = offered(Role::ExternalEvaluator, TODAY, None);
    assert_eq!(forever.propose(TODAY), Err(RoleError::Missing("/validTo")));
    let role = offered(Role::ExternalEvaluator, TODAY, Some(date!(2026 - 06 - 30))).propose(TODAY).unwrap();
    assert_eq!(role.thing.change_end(None, None, TODAY), Err(RoleError::Missing("/validTo")));
}

#[test]
fn absences_do_not_share_days_and_end_when_the_holder_is_back() {
    let leave = |from, last| Period::inclusive(from, Some(last)).unwrap();
    let away = held().add_absence(leave(TODAY, date!(2026 - 02 - 28)), Some(OLA), TODAY).unwrap().thing;
    assert_eq!(away.away_on(TODAY), Some(Some(OLA)));
    let twice = away.clone().add_absence(leave(date!(2026 - 02 - 28), date!(2026 - 03 - 31)), None, TODAY);
    assert_eq!(twice, Err(RoleError::Day("/validFrom")));
    let past = held().add_absence(leave(date!(2026 - 01 - 01), date!(2026 - 01 - 14)), None, TODAY);
    assert_eq!(past, Err(RoleError::Day("/validTo")));
    let back = away.end_absence(date!(2026 - 02 - 01)).unwrap().thing;
    assert_eq!(back.away_on(date!(2026 - 01 - 31)), Some(Some(OLA)));
    assert_eq!(back.away_on(date!(2026 - 02 - 01)), None);
    assert!(!back.permits(RoleAction::EndAbsence, date!(2026 - 02 - 01)));
    let planned =
        held().add_absence(leave(date!(2026 - 07 - 01), date!(2026 - 07 - 31)), None, TODAY).unwrap().thing;
    assert_eq!(planned.end_absence(TODAY).unwrap().thing.absences, Timeline::default(), "she does not go");
}

#[test]
fn whoever_is_named_deputy_can_say_no_and_the_absence_goes_on_without() {
    let leave = |from, last| Period::inclusive(from, Some(last)).unwrap();
    let away = held().add_absence(leave(TODAY, date!(2026 - 02 - 28)), Some(OLA), TODAY).unwrap().thing;
    let later = away.add_absence(leave(date!(2026 - 07 - 01), date!(2026 - 07 - 31)), Some(OLA), TODAY);
    let away = later.unwrap().thing;
    let day = date!(2026 - 02 - 01);
    let declined = away.clone().decline_deputyship(OLA, day).unwrap();
    assert_eq!(declined.change, RoleChange::DeputyDeclined { deputy: OLA });
    let on = |day| declined.thing.away_on(day);
    assert_eq!(on(date!(2026 - 01 - 31)), Some(Some(OLA)), "what was, was");
    assert_eq!(
        (on(day), on(date!(2026 - 02 - 28)), on(date!(2026 - 07 - 01))),
        (Some(None), Some(None), Some(None))
    );
    assert_eq!(on(date!(2026 - 03 - 01)), None);
    assert!(!declined.thing.permits(RoleAction::DeclineDeputyship, day));
    assert!(declined.thing.permits(RoleAction::EndAbsence, day));
}

const KKHOV: ClusterId = ClusterId(Uuid::from_u128(20));
const VEST: RegionId = RegionId(Uuid::from_u128(30));

#[test]
fn somebody_always_answers_and_it_is_the_nearest_who_is_there() {
    let there = Contact { holder: KARI, away: false, deputy: None };
    let away = Contact { away: true, ..there };
    let with_deputy = Contact { deputy: Some(OLA), ..away };
    let full = Desks {
        clusters: vec![(KKHOV, Some(VEST))],
        region: Some(VEST),
        staffed_clusters: [KKHOV].into(),
        staffed_regions: [VEST].into(),
    };
    let no_coordinator = Desks { staffed_clusters: [].into(), ..full.clone() };
    let nobody = Desks { staffed_regions: [].into(), ..no_coordinator.clone() };
    let no_cluster = Desks { clusters: Vec::new(), ..full.clone() };
    let oslo = Desks::default();
    assert_eq!(answers_for(&[away, there], &full), Answerer::Contact(KARI));
    assert_eq!(answers_for(&[with_deputy], &full), Answerer::Deputy { deputy: OLA, holder: KARI });
    for contacts in [&[][..], &[away]] {
        assert_eq!(answers_for(contacts, &full), Answerer::Motor(KKHOV));
        assert_eq!(answers_for(contacts, &no_coordinator), Answerer::Region(VEST));
        assert_eq!(answers_for(contacts, &no_cluster), Answerer::Region(VEST));
        assert_eq!(answers_for(contacts, &nobody), Answerer::Nation);
        assert_eq!(answers_for(contacts, &oslo), Answerer::Nation);
    }
}

#[test]
fn what_a_municipality_became_is_offered_to_whoever_spoke_for_it() {
    let leave = |from, last| Period::inclusive(from, Some(last)).unwrap();
    let role =
        held().add_absence(leave(date!(2026 - 02 - 01), date!(2026 - 03 - 31)), Some(OLA), TODAY).unwrap();
    let from = date!(2026 - 03 - 01);
    let list = || DecidedBy::parse("Endringsliste: Stortinget 2026").unwrap();
    let id = RoleAssignmentId(Uuid::from_u128(10));
    let new = Scope::Municipality(MunicipalityId(Uuid::from_u128(4699)));
    let anew = |role: &RoleAssignment| role.anew(id, new, from, list(), None);
    let offer = anew(&role.thing).unwrap();
    assert_eq!((offer.status_on(TODAY), offer.version, offer.holder), (RoleStatus::Proposed, 1, KARI));
    assert_eq!((offer.scope, offer.period.first_day()), (new, from));
    assert_eq!(
        offer.absences.terms()[0].period,
        leave(from, date!(2026 - 03 - 31)),
        "with what is left of the leave"
    );
    let old = role.thing.clone().end_with_place(from, NOW).unwrap().thing;
    assert_eq!((old.last_day(), old.revoked_at), (Some(date!(2026 - 02 - 28)), None));
    assert_eq!(anew(&old), None, "nothing of its days is left");
    let later = offered(Role::RdContact, date!(2026 - 06 - 01), None).accept(TODAY).unwrap().thing;
    assert_eq!(anew(&later).unwrap().period.first_day(), date!(2026 - 06 - 01));
    let never = later.end_with_place(from, NOW).unwrap().thing;
    assert_eq!(never.revoked_at, Some(NOW));
}

#[test]
fn a_role_that_is_accepted_late_holds_from_that_day_and_the_old_one_until_then() {
    let late = offered(Role::RdContact, date!(2026 - 01 - 10), None).accept(TODAY).unwrap();
    assert_eq!((late.effective_on, late.thing.period), (TODAY, Period::since(TODAY)));
    let old = RoleAssignment { id: RoleAssignmentId(Uuid::from_u128(8)), ..held() };
    let old = old.give_way_to(&late.thing).unwrap().thing;
    assert_eq!(old.last_day(), Some(date!(2026 - 01 - 14)));
}

#[test]
fn what_gave_way_gets_its_end_back_from_one_that_never_begins() {
    let last_day = Some(date!(2026 - 12 - 31));
    let old = held().change_end(last_day, None, TODAY).unwrap().thing;
    let next = offered(Role::RdContact, date!(2026 - 06 - 01), None);
    let next =
        RoleAssignment { id: RoleAssignmentId(Uuid::from_u128(10)), ..next }.accept(TODAY).unwrap().thing;
    let cut = old.give_way_to(&next).unwrap();
    let gave_way = Some(GaveWay { to: next.id, last_day });
    assert_eq!(cut.change, RoleChange::Ended { last_day: Some(date!(2026 - 05 - 31)), gave_way });
    let gone = next.end_at_once(None, NOW).unwrap().thing;
    assert!(gone.never_began() && !held().end_at_once(None, NOW).unwrap().thing.never_began());
    let back = cut.thing.take_back(Some(date!(2027 - 01 - 01)), TODAY).unwrap();
    assert_eq!(back.change, RoleChange::EndChanged { from: Some(date!(2026 - 05 - 31)), to: last_day });
    assert_eq!((back.thing.last_day(), back.effective_on), (last_day, TODAY));
}

#[test]
fn a_role_ends_with_its_place_and_says_so() {
    let ends = date!(2026 - 07 - 01);
    let last = Some(date!(2026 - 06 - 30));
    let role = offered(Role::RdContact, date!(2026 - 02 - 01), None);
    let cut = role.clone().propose_on(Some(ends), TODAY).unwrap();
    assert_eq!(cut.thing.last_day(), last);
    assert!(matches!(cut.change, RoleChange::Proposed { ends_with_place, .. } if ends_with_place == last));
    let short = offered(Role::RdContact, date!(2026 - 02 - 01), Some(date!(2026 - 03 - 31)));
    let told = short.propose_on(Some(ends), TODAY).unwrap().change;
    assert!(matches!(told, RoleChange::Proposed { ends_with_place: None, .. }));
    assert!(role.clone().propose_on(None, TODAY).unwrap().thing.last_day().is_none());
    let late = offered(Role::RdContact, ends, None).propose_on(Some(ends), TODAY);
    assert_eq!(late, Err(RoleError::Day("/validFrom")));
    let longer = held().change_end(None, Some(ends), TODAY).unwrap();
    assert_eq!(longer.change, RoleChange::EndChanged { from: None, to: last });
}
