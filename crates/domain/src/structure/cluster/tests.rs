//! The rules of a cluster, told as the lives of clusters.

use super::*;
use crate::period::Period;
use crate::register::{AgreementStatus, ClusterBasis, FundingModel};
use crate::rule::{Override, RuleId};
use crate::structure::Voice;
use crate::text::{Reason, StructureName, Theme};
use crate::{AgreementId, ProposalId, RegionId, SubclusterId};
use time::macros::date;
use uuid::Uuid;

pub(super) const MAY: Date = date!(2025 - 05 - 20);
pub(super) const AUTUMN: Date = date!(2025 - 09 - 01);
pub(super) const TODAY: Date = date!(2025 - 05 - 20);

pub(super) fn town(number: u128) -> MunicipalityId {
    MunicipalityId(Uuid::from_u128(number))
}

pub(super) fn proposal(number: u128) -> ProposalId {
    ProposalId(Uuid::from_u128(number))
}

pub(super) fn why(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

pub(super) fn despite(rule: RuleId) -> Override {
    Override { rule, reason: why("Avtalt med regionen") }
}

fn facts() -> ClusterFacts {
    ClusterFacts {
        name: StructureName::parse("Universitetsregionen").unwrap(),
        basis: ClusterBasis::Existing,
        cooperation: None,
        common_need: None,
        funding_model: FundingModel::Shared,
        coordinator_percent: Some(50),
    }
}

pub(super) fn known(towns: std::ops::RangeInclusive<u128>) -> KnownOfMembers {
    let all: BTreeSet<MunicipalityId> = towns.map(town).collect();
    KnownOfMembers { with_contact: all.clone(), anchored: all.clone(), near: all }
}

pub(super) fn founded() -> Cluster {
    let id = ClusterId(Uuid::from_u128(100));
    let region = Some(RegionId(Uuid::from_u128(200)));
    Cluster::found(id, facts(), region, Some(town(1)), Vec::new(), MAY, why("Kommunedirektørane vil")).thing
}

pub(super) fn yes(number: u128) -> Said {
    Said { municipality: town(number), yes: true, voice: Voice::SILENT, reason: None }
}

/// A cluster of so many members.
pub(super) fn of(members: u128) -> Cluster {
    (2..=members).fold(founded(), |cluster, number| {
        let known = known(1..=members);
        let id = proposal(number);
        let asked = cluster.invite(id, town(number), Ambition::Build, MAY, None, &known, &[], TODAY).unwrap();
        asked.thing.answer(id, yes(number), &known, &[], TODAY).unwrap().thing
    })
}

pub(super) fn driven_by(cluster: Cluster, number: u128, from: Date) -> Cluster {
    let id = proposal(900 + number);
    let before = cluster.motor_on(from).map_or_else(|| cluster.joined_to_drive(from), |motor| vec![motor]);
    let before = before.into_iter().filter(|other| *other != town(number));
    let mut cluster =
        cluster.propose_motor(id, town(number), from, why("Vald av klynga"), TODAY).unwrap().thing;
    for who in std::iter::once(town(number)).chain(before) {
        let said = Said { municipality: who, ..yes(0) };
        cluster = cluster.answer(id, said, &known(1..=9), &[], TODAY).unwrap().thing;
    }
    cluster
}

pub(super) fn signed(cluster: Cluster, number: u128) -> Cluster {
    let id = AgreementId(Uuid::from_u128(number));
    let title = StructureName::parse("Samarbeidsavtale").unwrap();
    let drafted = cluster.draft_agreement(id, title, None, TODAY).unwrap().thing;
    let members = drafted.members_on(TODAY);
    members.into_iter().fold(drafted.send_agreement(id, TODAY).unwrap().thing, |cluster, member| {
        cluster.sign_agreement(id, member, MAY, Voice::SILENT, TODAY).unwrap().thing
    })
}

pub(super) fn established(members: u128) -> Cluster {
    let cluster =
        signed(driven_by(of(members), 1, MAY), 50).begin(MAY, why("Utkast til avtale")).unwrap().thing;
    cluster.establish(MAY, why("Avtale signert av alle"), &known(1..=members), &[]).unwrap().thing
}

pub(super) fn refused(outcome: Outcome) -> Vec<RuleId> {
    match outcome.unwrap_err() {
        ClusterError::Refused(refused) => refused.rules().iter().map(|each| each.rule).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_founder_is_the_first_member_and_drives_it_until_there_is_a_motor() {
    let cluster = founded();
    assert_eq!(cluster.status_on(MAY), Some(ClusterStatus::Initiative));
    assert_eq!(cluster.status_on(date!(2025 - 05 - 19)), None);
    assert_eq!(cluster.place(MAY).municipalities, [town(1)]);
    let follows = cluster.set_ambition(town(1), Ambition::Follow, AUTUMN).unwrap().thing;
    assert_eq!(follows.place(AUTUMN).municipalities, [], "it has said that it drives no more");
    let driven = driven_by(of(3), 2, MAY);
    assert_eq!(driven.place(MAY).municipalities, [town(2)]);
}

#[test]
fn nobody_takes_a_cluster_that_has_no_motor_by_a_word_of_ones_own() {
    let ambitious = of(3).set_ambition(town(2), Ambition::Motor, AUTUMN).unwrap().thing;
    assert_eq!(ambitious.place(AUTUMN).municipalities, [town(1)], "the founder alone drives it");
    let same_day = of(3).set_ambition(town(2), Ambition::Motor, MAY).unwrap().thing;
    assert_eq!(same_day.place(MAY).municipalities, [town(1)]);
    let id = proposal(50);
    let asked = ambitious.propose_motor(id, town(2), AUTUMN, why("Vi har kapasitet"), TODAY).unwrap().thing;
    assert!(asked.proposals.last().unwrap().awaits(town(1), TODAY), "the founder is asked");
    let said = asked.answer(id, yes(2), &known(1..=3), &[], TODAY).unwrap().thing;
    assert_eq!(said.motor_on(AUTUMN), None);
    let both = said.answer(id, yes(1), &known(1..=3), &[], TODAY).unwrap().thing;
    assert_eq!(both.motor_on(AUTUMN), Some(town(2)));
}

#[test]
fn nobody_becomes_a_member_before_there_is_a_cluster() {
    let early = date!(2025 - 05 - 19);
    let known = known(1..=2);
    let asked = founded().invite(proposal(2), town(2), Ambition::Build, early, None, &known, &[], TODAY);
    assert_eq!(asked.unwrap_err(), ClusterError::WrongState(None));
}

#[test]
fn a_signature_does_not_put_an_agreement_in_force_before_the_one_it_replaces_began() {
    let first = signed(of(2), 51);
    let id = AgreementId(Uuid::from_u128(52));
    let title = StructureName::parse("Ny avtale").unwrap();
    let sent =
        first.draft_agreement(id, title, None, TODAY).unwrap().thing.send_agreement(id, TODAY).unwrap();
    let early = date!(2025 - 05 - 19);
    let one = sent.thing.sign_agreement(id, town(1), early, Voice::SILENT, TODAY).unwrap().thing;
    assert_eq!(
        one.clone().sign_agreement(id, town(2), early, Voice::SILENT, TODAY).unwrap_err(),
        ClusterError::Day
    );
    let whole = one.sign_agreement(id, town(2), MAY, Voice::SILENT, TODAY).unwrap().thing;
    assert_eq!(whole.agreements.iter().filter(|a| a.in_force_on(MAY)).count(), 1);
}

#[test]
fn an_invited_municipality_is_a_member_when_it_has_said_yes_and_from_its_day() {
    let known = known(1..=2);
    let id = proposal(1);
    let asked =
        founded().invite(id, town(2), Ambition::Follow, AUTUMN, None, &known, &[], TODAY).unwrap().thing;
    assert!(asked.members_on(AUTUMN).len() == 1 && asked.proposals[0].awaits(town(2), TODAY));
    let again = asked.clone().invite(proposal(2), town(2), Ambition::Build, AUTUMN, None, &known, &[], TODAY);
    assert_eq!(again.unwrap_err(), ClusterError::AlreadyMember);
    assert_eq!(asked.clone().answer(id, yes(1), &known, &[], TODAY).unwrap_err(), ClusterError::NotAsked);
    let joined = asked.answer(id, yes(2), &known, &[], TODAY).unwrap();
    assert_eq!(joined.on_behalf_of, Some(town(2)));
    assert!(!joined.thing.has_member(town(2), MAY) && joined.thing.has_member(town(2), AUTUMN));
    assert_eq!(joined.thing.answer(id, yes(2), &known, &[], TODAY).unwrap_err(), ClusterError::NotAsked);
}

#[test]
fn a_no_ends_the_proposal_and_the_municipality_may_be_asked_again() {
    let known = known(1..=2);
    let invite = |cluster: Cluster, id| {
        cluster.invite(id, town(2), Ambition::Build, MAY, None, &known, &[], TODAY).unwrap().thing
    };
    let no = Said { yes: false, reason: Some(why("Ikkje no")), ..yes(2) };
    let declined = invite(founded(), proposal(1)).answer(proposal(1), no, &known, &[], TODAY).unwrap().thing;
    assert_eq!(declined.proposals[0].status, ProposalStatus::Declined);
    assert_eq!(
        invite(declined, proposal(2))
            .answer(proposal(2), yes(2), &known, &[], TODAY)
            .unwrap()
            .thing
            .members_on(MAY)
            .len(),
        2
    );
}

#[test]
fn one_from_afar_takes_a_reason_unless_the_cluster_builds_on_a_common_need() {
    let far = KnownOfMembers { near: [town(1)].into(), ..known(1..=2) };
    let invite = |cluster: Cluster, given: &[Override]| {
        cluster.invite(proposal(1), town(2), Ambition::Build, MAY, None, &far, given, TODAY)
    };
    assert_eq!(refused(invite(founded(), &[])), [RuleId::Nearness]);
    let kept = invite(founded(), &[despite(RuleId::Nearness)]).unwrap();
    assert_eq!(kept.overrides, [despite(RuleId::Nearness)]);
    assert_eq!(kept.thing.proposals[0].overrides, [despite(RuleId::Nearness)]);
    let theme = Some(Theme::parse("Akuttberedskap på øyar").unwrap());
    let common = founded().describe(ClusterFacts { common_need: theme, ..facts() }, TODAY).unwrap().thing;
    assert!(invite(common, &[]).is_ok());
}

#[test]
fn a_member_without_a_contact_takes_a_reason_and_keeps_the_cluster_from_being_established() {
    let mut known = known(1..=6);
    known.with_contact.remove(&town(6));
    let id = proposal(6);
    let asked = of(5).invite(id, town(6), Ambition::Follow, MAY, None, &known, &[], TODAY).unwrap().thing;
    assert_eq!(refused(asked.clone().answer(id, yes(6), &known, &[], TODAY)), [RuleId::MemberNamesContact]);
    let given = [despite(RuleId::MemberNamesContact)];
    let joined = asked.answer(id, yes(6), &known, &given, TODAY).unwrap().thing;
    let ready = signed(driven_by(joined, 1, MAY), 50).begin(MAY, why("Utkast")).unwrap().thing;
    let lacking = ready.clone().establish(MAY, why("Signert"), &known, &given);
    assert_eq!(refused(lacking), [RuleId::MemberNamesContact], "here no reason helps");
    assert_eq!(ready.lacks(MAY, &known, true), [ClusterLack::Contact]);
}

#[test]
fn a_cluster_is_established_with_a_motor_and_an_agreement_that_all_have_signed() {
    let known = known(1..=5);
    let begun = of(5).begin(MAY, why("Utkast til avtale")).unwrap().thing;
    let establish = |cluster: Cluster| cluster.establish(MAY, why("Klar"), &known, &[]);
    assert_eq!(refused(establish(begun.clone())), [RuleId::SignedAgreement]);
    assert_eq!(refused(establish(signed(begun.clone(), 50))), [RuleId::OneMotor]);
    let later = driven_by(signed(begun, 50), 1, AUTUMN);
    assert_eq!(refused(establish(later.clone())), [RuleId::OneMotor], "no motor before autumn");
    assert!(later.establish(AUTUMN, why("Klar"), &known, &[]).is_ok());
    assert_eq!(established(5).lacks(MAY, &known, false), [ClusterLack::Coordinator]);
}

#[test]
fn fewer_than_five_and_unanchored_members_take_a_reason_each_and_both_are_told_at_once() {
    let mut known = known(1..=4);
    known.anchored.remove(&town(3));
    let ready = signed(driven_by(of(4), 1, MAY), 50).begin(MAY, why("Utkast")).unwrap().thing;
    let establish = |given: &[Override]| ready.clone().establish(MAY, why("Klar"), &known, given);
    assert_eq!(refused(establish(&[])), [RuleId::FiveMembers, RuleId::Anchored]);
    let both = [despite(RuleId::Anchored), despite(RuleId::FiveMembers)];
    assert_eq!(establish(&both).unwrap().overrides.len(), 2);
}

#[test]
fn an_agreement_is_in_force_with_the_last_signature_and_until_a_newer_one_is() {
    let cluster = signed(of(3), 50);
    assert!(
        cluster.agreed_by_all(MAY) && cluster.agreements[0].status_on(MAY) == Some(AgreementStatus::InForce)
    );
    let renewed = signed(cluster, 51);
    assert_eq!(renewed.agreements[0].status_on(TODAY), Some(AgreementStatus::Replaced));
    assert!(renewed.agreements[1].in_force_on(MAY));
    let id = AgreementId(Uuid::from_u128(51));
    let twice = renewed.clone().sign_agreement(id, town(1), MAY, Voice::SILENT, TODAY);
    assert_eq!(twice.unwrap_err(), ClusterError::AlreadySigned);
    let ahead = renewed.clone().sign_agreement(id, town(1), AUTUMN, Voice::SILENT, TODAY);
    assert_eq!(ahead.unwrap_err(), ClusterError::Day);
    // Whoever joins later signs the one in force.
    let asked = renewed
        .invite(proposal(70), town(4), Ambition::Build, MAY, None, &known(1..=4), &[], TODAY)
        .unwrap()
        .thing;
    let joined = asked.answer(proposal(70), yes(4), &known(1..=4), &[], TODAY).unwrap().thing;
    assert!(!joined.agreed_by_all(MAY));
    assert!(joined.sign_agreement(id, town(4), MAY, Voice::SILENT, TODAY).unwrap().thing.agreed_by_all(MAY));
}

/// An agreement that has been sent and that so many have signed.
pub(super) fn sent_and_signed_by(cluster: Cluster, number: u128, towns: &[u128]) -> Cluster {
    let id = AgreementId(Uuid::from_u128(number));
    let title = StructureName::parse("Ny avtale").unwrap();
    let sent = cluster.draft_agreement(id, title, None, TODAY).unwrap().thing.send_agreement(id, TODAY);
    towns.iter().fold(sent.unwrap().thing, |cluster, number| {
        cluster.sign_agreement(id, town(*number), MAY, Voice::SILENT, TODAY).unwrap().thing
    })
}

#[test]
fn an_agreement_is_in_force_when_the_one_that_has_not_signed_leaves() {
    let id = AgreementId(Uuid::from_u128(60));
    let waits = sent_and_signed_by(of(3), 60, &[1, 2]);
    let left = waits.clone().leave(town(3), AUTUMN, why("Vil ut"), &[]).unwrap();
    assert_eq!(left.change, ClusterChange::Left { municipality: town(3), agreements: vec![id] });
    assert!(!left.thing.agreed_by_all(MAY) && left.thing.agreed_by_all(AUTUMN));
    assert_eq!(left.thing.agreements[0].status_on(MAY), Some(AgreementStatus::Signing));
    // It may sign until then all the same.
    let early = left.thing.sign_agreement(id, town(3), MAY, Voice::SILENT, TODAY).unwrap().thing;
    assert!(early.agreements[0].in_force_on(MAY) && early.agreed_by_all(MAY));
    // Whoever leaves before all others have signed is not waited for either.
    let leaves = sent_and_signed_by(of(3), 60, &[1]).leave(town(3), AUTUMN, why("Vil ut"), &[]).unwrap();
    assert_eq!(leaves.change, ClusterChange::Left { municipality: town(3), agreements: Vec::new() });
    let whole = leaves.thing.sign_agreement(id, town(2), MAY, Voice::SILENT, TODAY).unwrap();
    let in_force = ClusterChange::AgreementSigned { agreement: id, municipality: town(2), in_force: false };
    assert_eq!(whole.change, in_force);
    assert!(whole.thing.agreed_by_all(AUTUMN) && !whole.thing.agreed_by_all(MAY));
    // A newer one replaces the one in force on the day.
    let newer = sent_and_signed_by(signed(of(3), 50), 61, &[1, 2]);
    let newer = newer.leave(town(3), AUTUMN, why("Vil ut"), &[]).unwrap().thing;
    assert_eq!(newer.agreements[0].status_on(MAY), Some(AgreementStatus::InForce));
    assert_eq!(newer.agreements[0].status_on(AUTUMN), Some(AgreementStatus::Replaced));
    assert_eq!(newer.agreements[1].status_on(AUTUMN), Some(AgreementStatus::InForce));
}

#[test]
fn the_motor_rotates_with_two_consents_without_gap_or_overlap() {
    let cluster = established(5);
    let id = proposal(300);
    let asked =
        cluster.propose_motor(id, town(2), AUTUMN, why("Koordinatoren sluttar"), TODAY).unwrap().thing;
    let another = asked.clone().propose_motor(proposal(301), town(3), AUTUMN, why("Eg òg"), TODAY);
    assert_eq!(another.unwrap_err(), ClusterError::MotorProposed(town(2)));
    let one = asked.answer(id, yes(2), &known(1..=5), &[], TODAY).unwrap();
    assert!(
        matches!(one.change, ClusterChange::Consented { .. }) && one.thing.motor_on(AUTUMN) == Some(town(1))
    );
    let both = one.thing.answer(id, yes(1), &known(1..=5), &[], TODAY).unwrap();
    assert_eq!(both.change, ClusterChange::MotorChanged { from: Some(town(1)), to: town(2) });
    assert_eq!(both.effective_on, AUTUMN);
    assert_eq!(both.thing.motor_on(date!(2025 - 08 - 31)), Some(town(1)));
    assert_eq!(both.thing.motor_on(AUTUMN), Some(town(2)));
    assert_eq!(both.thing.motors.first_gap(Period::since(MAY)), None);
}

#[test]
fn a_motor_is_a_member_and_stays_until_another_drives_the_cluster() {
    let outsider = established(5).propose_motor(proposal(1), town(9), AUTUMN, why("Vil"), TODAY);
    assert_eq!(refused(outsider), [RuleId::OneMotor]);
    assert_eq!(refused(established(6).leave(town(1), AUTUMN, why("Vil ut"), &[])), [RuleId::OneMotor]);
    let rotated = driven_by(established(6), 2, AUTUMN);
    assert_eq!(refused(rotated.clone().leave(town(1), MAY, why("Vil ut"), &[])), [RuleId::OneMotor]);
    assert!(rotated.leave(town(1), AUTUMN, why("Vil ut"), &[]).unwrap().thing.members_on(AUTUMN).len() == 5);
}

#[test]
fn leaving_below_five_takes_a_reason_and_a_later_return_is_another_membership() {
    let leave = |given: &[Override]| established(5).leave(town(5), AUTUMN, why("Slår oss saman"), given);
    assert_eq!(refused(leave(&[])), [RuleId::FiveMembers]);
    let left = leave(&[despite(RuleId::FiveMembers)]).unwrap().thing;
    assert!(left.has_member(town(5), date!(2025 - 08 - 31)) && !left.has_member(town(5), AUTUMN));
    let year = date!(2026 - 01 - 01);
    let back = left
        .invite(proposal(1), town(5), Ambition::Build, year, None, &known(1..=5), &[], AUTUMN)
        .unwrap()
        .thing;
    let back = back.answer(proposal(1), yes(5), &known(1..=5), &[], AUTUMN).unwrap().thing;
    assert_eq!(back.members[&town(5)].terms().len(), 2);
}

#[test]
fn a_subcluster_lies_inside_has_a_theme_and_ends() {
    let cluster = established(6);
    let add = |members: &[u128], last: Option<Date>| {
        let members = members.iter().copied().map(town).collect();
        let period = Period::inclusive(AUTUMN, last).unwrap();
        let (name, theme) =
            (StructureName::parse("Nattilsyn").unwrap(), Theme::parse("Nattilsyn og responssenter").unwrap());
        cluster.clone().add_subcluster(SubclusterId(Uuid::from_u128(1)), name, theme, period, &members)
    };
    let end = Some(date!(2026 - 12 - 31));
    assert_eq!(refused(add(&[2, 9], end)), [RuleId::SubclusterInside]);
    assert_eq!(refused(add(&[2, 3], None)), [RuleId::SubclusterInside]);
    let made = add(&[2, 6], end).unwrap().thing;
    // Whoever leaves the cluster leaves its subclusters on the same day.
    let day = date!(2026 - 02 - 01);
    let left = made.leave(town(6), day, why("Vil ut"), &[]).unwrap().thing;
    assert_eq!(left.subclusters[0].members[&town(6)].on(day), None);
    assert_eq!(left.subclusters[0].members[&town(2)].on(day), Some(&()));
    let ended = left.end_subcluster(SubclusterId(Uuid::from_u128(1)), day, None).unwrap().thing;
    assert_eq!(ended.subclusters[0].period.until(), Some(day));
}

#[test]
fn a_closed_cluster_has_no_members_and_takes_no_changes() {
    let rested = established(5).rest(AUTUMN, why("Ventar på pengar")).unwrap().thing;
    let resumed = rested.clone().establish(date!(2025 - 11 - 01), why("I gang"), &known(1..=5), &[]);
    assert!(resumed.is_ok());
    let closed = rested.close(date!(2025 - 12 - 01), why("Ferdig")).unwrap().thing;
    let day = date!(2025 - 12 - 01);
    assert!(closed.members_on(day).is_empty() && closed.motor_on(day).is_none());
    assert_eq!(closed.agreements[0].status_on(day), Some(AgreementStatus::Ended));
    let last = date!(2025 - 11 - 30);
    assert!(closed.agreed_by_all(last), "what ends later holds until then");
    assert_eq!(closed.agreements[0].status_on(last), Some(AgreementStatus::InForce));
    assert!(closed.lacks(day, &known(1..=5), false).is_empty());
    let again = closed.clone().close(day, why("Igjen"));
    assert_eq!(again.unwrap_err(), ClusterError::WrongState(Some(ClusterStatus::Closed)));
    assert!(closed.members_on(date!(2025 - 11 - 30)).len() == 5, "what was stays");
}

#[test]
fn steps_come_in_their_order() {
    let wrong = |outcome: Outcome| assert!(matches!(outcome.unwrap_err(), ClusterError::WrongState(_)));
    wrong(founded().rest(MAY, why("Nei")));
    wrong(founded().establish(MAY, why("Nei"), &known(1..=5), &[]));
    wrong(established(5).begin(MAY, why("Nei")));
    let confirmed = founded().confirm(None, TODAY).unwrap().thing;
    assert_eq!(confirmed.confirm(None, TODAY).unwrap_err(), ClusterError::AlreadyConfirmed);
}

#[test]
fn a_planned_motor_change_is_cancelled_by_the_same_voices_and_leaves_no_crumbs() {
    let later = date!(2027 - 06 - 01);
    let first = driven_by(of(5), 1, MAY);
    let planned = driven_by(first.clone(), 2, later);
    assert_eq!(planned.motors.terms().len(), 2);
    let asked =
        planned.clone().propose_motor(proposal(77), town(1), later, why("Avlyst"), TODAY).unwrap().thing;
    let voices: Vec<_> = asked.proposals.last().unwrap().consents.iter().map(|c| c.municipality).collect();
    assert_eq!(voices, [town(1), town(2)]);
    let agreed = |cluster: Cluster, id| {
        voices.iter().fold(cluster, |cluster, who| {
            let said = Said { municipality: *who, ..yes(0) };
            cluster.answer(id, said, &known(1..=9), &[], TODAY).unwrap().thing
        })
    };
    assert_eq!(agreed(asked, proposal(77)).motors.terms(), first.motors.terms());
    // The same one from an earlier day: one term, not two.
    let earlier = date!(2027 - 03 - 01);
    let asked = planned.propose_motor(proposal(78), town(2), earlier, why("Før"), TODAY).unwrap().thing;
    let sooner = agreed(asked, proposal(78));
    let drivers: Vec<_> = sooner.motors.terms().iter().map(|term| term.value.municipality).collect();
    assert_eq!(drivers, [town(1), town(2)]);
}

#[test]
fn one_that_is_to_close_gets_no_other_status_and_whoever_joins_is_in_it_until_then() {
    let known = known(1..=7);
    let closing = established(6).close(AUTUMN, why("Oppgåva er løyst")).unwrap().thing;
    assert_eq!(closing.clone().rest(MAY, why("Pause")).unwrap_err(), ClusterError::Closing);
    let asked = closing.invite(proposal(9), town(7), Ambition::Build, MAY, None, &known, &[], TODAY).unwrap();
    let joined = asked.thing.answer(proposal(9), yes(7), &known, &[], TODAY).unwrap().thing;
    assert!(joined.members_on(AUTUMN.previous_day().unwrap()).contains(&town(7)));
    assert!(joined.members_on(AUTUMN).is_empty(), "nobody is in a cluster that has closed");
}
