//! Clusters whose municipalities become others.

use super::tests::{
    AUTUMN, MAY, TODAY, driven_by, established, known, of, proposal, sent_and_signed_by, signed, town, why,
    yes,
};
use super::*;
use crate::event::ClusterChange;
use crate::period::Period;
use crate::register::{AgreementStatus as S, SuccessionKind};
use crate::structure::{Altered, Voice};
use crate::text::{StructureName, Theme};
use crate::{AgreementId, SubclusterId};
use proptest::prelude::*;
use time::macros::date;
use uuid::Uuid;

const YEAR: Date = date!(2026 - 01 - 01);
const BEFORE: Date = date!(2025 - 12 - 31);

fn becomes(from: &[u128], to: u128, same_place: bool) -> Successor {
    let from = from.iter().copied().map(town).collect();
    Successor { municipality: town(to), from, on: YEAR, same_place, first: true }
}

fn change(how: SuccessionKind, from: &[u128], to: u128) -> Succeeded {
    let from = from.iter().copied().map(town).collect();
    Succeeded { how, on: YEAR, from, to: vec![town(to)], reason: Some(why("2 og 3 → 20")) }
}

/// The last of what happened, and the kinds of all.
fn last(told: Vec<Altered<Cluster, ClusterChange>>) -> (Cluster, Vec<&'static str>) {
    let kinds = told.iter().map(|altered| altered.change.kind()).collect();
    (told.into_iter().last().unwrap().thing, kinds)
}

fn renamed(mut cluster: Cluster) -> Cluster {
    cluster.successors = vec![becomes(&[2], 20, true)];
    cluster.succeed(&change(SuccessionKind::Rename, &[2], 20), TODAY).pop().unwrap().thing
}

fn merged(mut cluster: Cluster) -> (Cluster, Vec<&'static str>) {
    cluster.successors = vec![becomes(&[2, 3], 20, false)];
    last(cluster.succeed(&change(SuccessionKind::Merge, &[2, 3], 20), TODAY))
}

fn with_subcluster(cluster: Cluster) -> Cluster {
    let members = [2, 4].map(town).into();
    let period = Period::inclusive(AUTUMN, Some(date!(2026 - 12 - 31))).unwrap();
    let (name, theme) = (StructureName::parse("Natt").unwrap(), Theme::parse("Nattilsyn").unwrap());
    let id = SubclusterId(Uuid::from_u128(1));
    cluster.add_subcluster(id, name, theme, period, &members).unwrap().thing
}

#[test]
fn the_same_place_goes_on_in_everything_and_is_bound_by_what_it_signed() {
    let cluster = with_subcluster(driven_by(established(5), 2, AUTUMN));
    let later = date!(2027 - 01 - 01);
    let cluster = cluster.set_ambition(town(2), Ambition::Follow, later).unwrap().thing;
    let cluster = renamed(cluster);
    assert!(cluster.has_member(town(2), BEFORE) && !cluster.has_member(town(2), YEAR));
    let line = &cluster.members[&town(20)];
    assert_eq!(
        (line.on(BEFORE), line.on(YEAR), line.on(later)),
        (None, Some(&Ambition::Build), Some(&Ambition::Follow))
    );
    assert_eq!((cluster.motor_on(BEFORE), cluster.motor_on(YEAR)), (Some(town(2)), Some(town(20))));
    assert_eq!(cluster.motors.first_gap(Period::since(MAY)), None);
    let inside = &cluster.subclusters[0].members;
    assert_eq!((inside[&town(2)].on(YEAR), inside[&town(20)].on(YEAR)), (None, Some(&())));
    assert!(cluster.agreed_by_all(BEFORE) && cluster.agreed_by_all(YEAR));
    assert_eq!(cluster.agreements[0].signatures.len(), 5, "who signed stays as it was written");
    assert_eq!(cluster.became(town(2), YEAR), [town(20)]);
}

#[test]
fn what_the_same_place_was_asked_it_is_asked_by_its_new_name() {
    let cluster = of(3).invite(proposal(50), town(9), Ambition::Build, MAY, None, &known(1..=9), &[], TODAY);
    let mut cluster = cluster.unwrap().thing;
    cluster.successors = vec![becomes(&[9], 90, true)];
    assert!(cluster.clone().succeed(&change(SuccessionKind::Renumber, &[9], 90), TODAY).is_empty());
    cluster.rename_asked(BEFORE);
    assert!(cluster.proposals.last().unwrap().awaits(town(9), BEFORE));
    cluster.rename_asked(YEAR);
    let asked = cluster.proposals.last().unwrap();
    assert!(asked.awaits(town(90), YEAR) && !asked.awaits(town(9), YEAR));
    assert_eq!(
        (cluster.same_place_on(town(90), BEFORE), cluster.same_place_on(town(9), YEAR)),
        (town(9), town(90))
    );
    let joined = cluster.answer(proposal(50), yes(90), &known(90..=90), &[], YEAR).unwrap().thing;
    assert!(joined.has_member(town(90), YEAR));
    assert!(
        joined.has_member(town(9), MAY),
        "from the day that was asked about, under the number of its time"
    );
}

#[test]
fn a_merger_is_a_member_once_with_the_strongest_ambition_and_bound_by_both_signatures() {
    let cluster = established(5).set_ambition(town(3), Ambition::Motor, AUTUMN).unwrap().thing;
    let (cluster, kinds) = merged(cluster);
    assert_eq!(kinds, ["cluster.member_succeeded"]);
    assert_eq!(cluster.members_on(YEAR), [1, 4, 5, 20].map(town).into());
    assert_eq!(cluster.members[&town(20)].on(YEAR), Some(&Ambition::Motor));
    assert!(cluster.agreed_by_all(YEAR));
    assert_eq!(cluster.joined_to_drive(YEAR), [town(1)], "nobody takes a cluster by merging");
}

#[test]
fn what_a_municipality_that_merges_was_asked_is_taken_back_with_a_reason() {
    let asked = established(5).propose_motor(proposal(50), town(2), AUTUMN, why("Vil"), TODAY).unwrap().thing;
    let mut asked = asked;
    asked.successors = vec![becomes(&[2, 3], 20, false)];
    let told = asked.clone().succeed(&change(SuccessionKind::Merge, &[2, 3], 20), TODAY);
    let taken_back = told.last().unwrap();
    assert!(matches!(taken_back.change, ClusterChange::Withdrawn { .. }) && taken_back.reason.is_some());
    let versions: Vec<_> = told.iter().map(|altered| altered.thing.version - asked.version).collect();
    assert_eq!(versions, [1, 2], "each with a version of its own");
    assert_eq!(taken_back.effective_on, YEAR, "the old council may answer as long as it is there");
    let (cluster, _) = last(told);
    let stood = |cluster: &Cluster, day| cluster.proposals.last().unwrap().status_on(day);
    assert_eq!(
        (stood(&cluster, BEFORE), stood(&cluster, YEAR)),
        (Some(ProposalStatus::Open), Some(ProposalStatus::Withdrawn))
    );
    let late = cluster.clone().answer(proposal(50), yes(2), &known(1..=5), &[], YEAR);
    assert_eq!(late.unwrap_err(), ClusterError::NotAsked);
    let agreed = cluster.clone().answer(proposal(50), yes(1), &known(1..=5), &[], TODAY).unwrap().thing;
    let driven = agreed.answer(proposal(50), yes(2), &known(1..=5), &[], TODAY).unwrap().thing;
    assert_eq!((driven.motor_on(BEFORE), driven.motor_on(YEAR)), (Some(town(2)), Some(town(20))));
    // What would be valid once it is another is for the new council alone.
    let later = established(5).propose_motor(proposal(51), town(2), YEAR, why("Vil"), TODAY).unwrap().thing;
    let mut later = later;
    later.successors = vec![becomes(&[2, 3], 20, false)];
    let (later, _) = last(later.succeed(&change(SuccessionKind::Merge, &[2, 3], 20), TODAY));
    assert_eq!(stood(&later, TODAY), Some(ProposalStatus::Withdrawn));
    // What is asked after the list was taken in, nobody answers for a council that is no more.
    let again = later.propose_motor(proposal(52), town(2), AUTUMN, why("Vil"), TODAY).unwrap().thing;
    let late = again.answer(proposal(52), yes(2), &known(1..=5), &[], YEAR);
    assert_eq!(late.unwrap_err(), ClusterError::NotAsked);
}

#[test]
fn what_is_agreed_between_the_list_and_its_day_goes_on_as_well() {
    let mut cluster = established(5);
    cluster.successors = vec![becomes(&[2], 20, true), becomes(&[9], 90, true)];
    cluster = cluster.succeed(&change(SuccessionKind::Rename, &[2], 20), TODAY).pop().unwrap().thing;
    let asked =
        cluster.invite(proposal(50), town(9), Ambition::Build, AUTUMN, None, &known(1..=9), &[], TODAY);
    let joined = asked.unwrap().thing.answer(proposal(50), yes(9), &known(1..=9), &[], TODAY).unwrap().thing;
    assert!(joined.has_member(town(9), BEFORE) && !joined.has_member(town(9), YEAR));
    assert!(joined.has_member(town(90), YEAR));
    let driven = driven_by(joined, 9, AUTUMN);
    assert_eq!((driven.motor_on(BEFORE), driven.motor_on(YEAR)), (Some(town(9)), Some(town(90))));
    let said = driven.set_ambition(town(2), Ambition::Follow, AUTUMN).unwrap().thing;
    assert_eq!(said.members[&town(20)].on(YEAR), Some(&Ambition::Follow));
    let left = said.leave(town(2), AUTUMN, why("Vil ut"), &[]).unwrap().thing;
    assert!(!left.has_member(town(20), YEAR), "who has left is not back as another");
}

#[test]
fn agreements_and_proposals_stand_where_they_stood_on_each_day() {
    let cluster = established(5);
    let id = AgreementId(Uuid::from_u128(77));
    let title = StructureName::parse("Ny avtale").unwrap();
    let cluster = cluster.draft_agreement(id, title, None, AUTUMN).unwrap().thing;
    let cluster = cluster.send_agreement(id, YEAR).unwrap().thing;
    let on = |cluster: &Cluster, day| cluster.agreements[1].status_on(day);
    assert_eq!(
        (on(&cluster, MAY), on(&cluster, AUTUMN), on(&cluster, YEAR)),
        (None, Some(S::Draft), Some(S::Signing))
    );
    let asked = cluster.propose_motor(proposal(50), town(2), YEAR, why("Vil"), AUTUMN).unwrap().thing;
    let stood = |cluster: &Cluster, day| cluster.proposals.last().unwrap().status_on(day);
    let end = date!(2026 - 06 - 01);
    let closed = asked.close(end, why("Ferdig")).unwrap().thing;
    let eve = date!(2026 - 05 - 31);
    assert_eq!((stood(&closed, MAY), stood(&closed, eve)), (None, Some(ProposalStatus::Open)));
    assert_eq!((stood(&closed, end), on(&closed, end)), (Some(ProposalStatus::Withdrawn), Some(S::Ended)));
    assert_eq!((on(&closed, eve), closed.agreements[0].status_on(eve)), (Some(S::Signing), Some(S::InForce)));
    // Signed by all before the cluster closes, the new one is in force until then.
    let signed = (1..=5).fold(closed, |cluster, number| {
        cluster.sign_agreement(id, town(number), YEAR, Voice::SILENT, YEAR).unwrap().thing
    });
    assert_eq!(signed.agreements[1].in_force, Period::half_open(YEAR, Some(end)).ok());
    assert_eq!(signed.agreements[0].status_on(YEAR), Some(S::Replaced));
    assert!(signed.agreed_by_all(eve) && !signed.agreed_by_all(end));
}

#[test]
fn a_signature_binds_from_the_day_it_is_given() {
    let cluster = signed(of(3), 50);
    let early = date!(2025 - 05 - 19);
    assert!(cluster.agreed_by_all(MAY) && cluster.bound_by(&cluster.agreements[0], early).is_empty());
}

proptest! {
    #[test]
    fn however_municipalities_become_others_the_motor_has_no_gap_and_is_a_member(
        motor in 1_u128..=5, first in 1_u128..=5, second in 1_u128..=5, same in any::<bool>(),
    ) {
        let mut cluster = established(5);
        if motor != 1 {
            cluster = driven_by(cluster, motor, AUTUMN);
        }
        let from = if same || first == second { vec![first] } else { vec![first, second] };
        let how = if from.len() == 1 { SuccessionKind::Rename } else { SuccessionKind::Merge };
        cluster.successors = vec![becomes(&from, 20, how.same_place())];
        let (after, _) = last(cluster.succeed(&change(how, &from, 20), TODAY));
        prop_assert_eq!(after.motors.first_gap(Period::since(MAY)), None);
        prop_assert!(after.keep_motors_inside().is_ok());
        prop_assert!(after.agreed_by_all(BEFORE) && after.agreed_by_all(YEAR));
        prop_assert!(from.iter().all(|id| !after.has_member(town(*id), YEAR)) && after.has_member(town(20), YEAR));
        let mut again = after.clone();
        again.pass_on();
        prop_assert_eq!(again, after, "once is as good as twice");
    }
}

#[test]
fn a_planned_change_of_motor_is_called_off_by_those_who_are_there_and_also_for_what_they_become() {
    for (from, merges) in [(AUTUMN, [2, 3]), (date!(2026 - 03 - 01), [2, 3]), (date!(2026 - 03 - 01), [1, 3])]
    {
        // Municipality 2 is to drive it from a day before or after the change; the change is known.
        let mut cluster = driven_by(established(5), 2, from);
        cluster.successors = vec![becomes(&merges, 20, false)];
        cluster = last(cluster.succeed(&change(SuccessionKind::Merge, &merges, 20), TODAY)).0;
        let stays = if merges[0] == 1 { 20 } else { 1 };
        let asked = cluster.propose_motor(proposal(70), town(stays), from, why("Vi held fram"), TODAY);
        let asked = asked.unwrap().thing;
        let consents = &asked.proposals.iter().find(|p| p.id == proposal(70)).unwrap().consents;
        let concerned: BTreeSet<_> = consents.iter().map(|consent| consent.municipality).collect();
        assert!(!concerned.contains(&town(20)), "nobody answers for what is yet to come");
        assert!(concerned.contains(&town(1)) && concerned.contains(&town(2)), "{concerned:?}");
        let mut cluster = asked.clone();
        for id in concerned {
            let said = Said { municipality: id, yes: true, voice: Voice::SILENT, reason: None };
            cluster = cluster.answer(proposal(70), said, &known(1..=9), &[], TODAY).unwrap().thing;
        }
        let later = date!(2027 - 01 - 01);
        let keeps = cluster.motor_on(later);
        assert_eq!(keeps, Some(town(stays)), "also instead of what the other was to become");
        // What is not answered before the change is over with it: nobody is there to answer.
        assert!(!asked.proposals.last().unwrap().is_open_on(YEAR));
    }
}

#[test]
fn an_agreement_is_in_force_when_the_one_that_has_not_signed_merges_with_one_that_has() {
    let mut cluster = sent_and_signed_by(of(3), 60, &[1, 2]);
    cluster.successors = vec![becomes(&[2, 3], 20, false)];
    let told = cluster.succeed(&change(SuccessionKind::Merge, &[2, 3], 20), TODAY);
    let id = AgreementId(Uuid::from_u128(60));
    assert!(
        matches!(&told[0].change, ClusterChange::MemberSucceeded { agreements, .. } if *agreements == [id])
    );
    assert!(!told[0].thing.agreed_by_all(BEFORE) && told[0].thing.agreed_by_all(YEAR));
}
