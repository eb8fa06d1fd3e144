use super::*;
use time::macros::date;
use uuid::Uuid;

pub(super) const TODAY: Date = date!(2026 - 01 - 15);
const VOSS: Party = Party::Municipality(MunicipalityId(Uuid::from_u128(1)));

fn group(nature: Nature, last: Option<Date>) -> Group {
    Group {
        id: GroupId(Uuid::from_u128(9)),
        version: 1,
        name: GroupName::parse("Faggruppe for velferdsteknologi").unwrap(),
        nature,
        period: Period::inclusive(date!(2025 - 01 - 01), last).unwrap(),
        members: Vec::new(),
        successors: Vec::new(),
    }
}

pub(super) fn standing() -> Group {
    let (kind, place) = (GroupType::Expert, GroupPlace::Nation);
    group(Nature::Standing { kind, place, mandate: None, mandate_link: None, arena: None }, None)
}

pub(super) fn network(last: Option<Date>) -> Group {
    let theme = Theme::parse("Nattilsyn").unwrap();
    let mut coordinators = Timeline::default();
    coordinators.change(MunicipalityId(Uuid::from_u128(1)), date!(2025 - 01 - 01));
    let mut network = group(Nature::Network { theme, need: None, coordinators }, last);
    network.keep_going_throughout();
    network
}

/// For what municipalities become: nothing here does.
fn no_id() -> MembershipId {
    unreachable!()
}

pub(super) fn term(number: u128, party: Party, from: Date, last: Option<Date>) -> Membership {
    let period = Period::inclusive(from, last).unwrap();
    Membership {
        id: MembershipId(Uuid::from_u128(number)),
        party,
        office: None,
        role: GroupRole::Member,
        period,
        stays_out: false,
    }
}

#[test]
fn a_party_has_one_term_at_a_time_and_may_come_back() {
    let from = date!(2025 - 02 - 01);
    let group =
        standing().add(term(1, VOSS, from, Some(date!(2026 - 06 - 30))), TODAY, &no_id).unwrap().thing;
    let again = |from| group.clone().add(term(2, VOSS, from, None), TODAY, &no_id);
    assert_eq!(again(date!(2026 - 06 - 30)).unwrap_err(), GroupError::Overlap);
    let both = again(date!(2026 - 07 - 01)).unwrap();
    assert_eq!((both.thing.version, both.effective_on), (3, date!(2026 - 07 - 01)));
    assert_eq!(both.thing.member_on(VOSS, TODAY).unwrap().id, MembershipId(Uuid::from_u128(1)));
}

#[test]
fn a_term_lies_inside_the_period_of_its_group_and_ends_with_it() {
    assert_eq!(
        standing().add(term(1, VOSS, date!(2024 - 12 - 31), None), TODAY, &no_id).unwrap_err(),
        GroupError::BeginsBefore
    );
    let network = network(Some(date!(2026 - 12 - 31)));
    let joined = network.clone().add(term(1, VOSS, TODAY, None), TODAY, &no_id).unwrap().thing;
    assert_eq!(joined.members[0].period.last_day(), Some(date!(2026 - 12 - 31)));
    let late = network.add(term(1, VOSS, TODAY, Some(date!(2027 - 01 - 01))), TODAY, &no_id);
    assert_eq!(late.unwrap_err(), GroupError::EndsAfter);
}

#[test]
fn a_network_has_an_end_and_no_persons() {
    assert_eq!(network(None).made(&no_id).unwrap_err(), GroupError::NeedsEnd);
    let person = Party::Person(UserId(Uuid::from_u128(5)));
    let network = network(Some(date!(2026 - 12 - 31)));
    assert_eq!(network.add(term(1, person, TODAY, None), TODAY, &no_id).unwrap_err(), GroupError::WrongParty);
    assert!(standing().add(term(1, person, TODAY, None), TODAY, &no_id).is_ok());
}

#[test]
fn a_term_is_ended_once_and_one_that_has_not_begun_is_taken_back() {
    let now = standing().add(term(1, VOSS, date!(2025 - 02 - 01), None), TODAY, &no_id).unwrap().thing;
    let id = now.members[0].id;
    let ended = now.clone().end(id, date!(2026 - 01 - 10), TODAY).unwrap();
    assert_eq!(ended.effective_on, date!(2026 - 01 - 11));
    assert_eq!(
        ended.thing.end(id, date!(2026 - 01 - 09), TODAY).unwrap_err(),
        GroupError::LastDay,
        "it is over"
    );
    assert_eq!(now.clone().end(id, date!(2025 - 01 - 31), TODAY).unwrap_err(), GroupError::LastDay);
    let nobody = MembershipId(Uuid::from_u128(7));
    assert_eq!(now.end(nobody, TODAY, TODAY).unwrap_err(), GroupError::NoSuchMembership);
    let planned = standing().add(term(2, VOSS, date!(2026 - 02 - 01), None), TODAY, &no_id).unwrap().thing;
    let id = planned.members[0].id;
    assert_eq!(planned.end(id, TODAY, TODAY).unwrap().thing.members, []);
}

#[test]
fn closing_ends_every_term_and_nothing_happens_after_it() {
    let group = standing().add(term(1, VOSS, date!(2025 - 02 - 01), None), TODAY, &no_id).unwrap().thing;
    let planned = Party::Municipality(MunicipalityId(Uuid::from_u128(2)));
    let group = group.add(term(2, planned, date!(2026 - 03 - 01), None), TODAY, &no_id).unwrap().thing;
    assert_eq!(group.clone().close(date!(2024 - 12 - 31), TODAY).unwrap_err(), GroupError::LastDay);
    let closed = group.close(date!(2026 - 01 - 14), TODAY).unwrap().thing;
    assert_eq!(closed.members.len(), 1);
    assert_eq!(closed.members[0].period.last_day(), Some(date!(2026 - 01 - 14)));
    assert!(closed.is_over(TODAY) && !closed.is_over(date!(2026 - 01 - 14)));
    assert_eq!(closed.clone().close(TODAY, TODAY).unwrap_err(), GroupError::Over);
    assert_eq!(closed.add(term(3, VOSS, TODAY, None), TODAY, &no_id).unwrap_err(), GroupError::Over);
}

/// Voss keeps it going until the end of the year, and is in it; Masfjorden is too.
fn with_two() -> (Group, MembershipId, MunicipalityId) {
    let next = MunicipalityId(Uuid::from_u128(2));
    let network = network(Some(date!(2026 - 12 - 31)));
    let network = network.add(term(1, VOSS, TODAY, None), TODAY, &no_id).unwrap().thing;
    let first = network.members[0].id;
    (network.add(term(2, Party::Municipality(next), TODAY, None), TODAY, &no_id).unwrap().thing, first, next)
}

fn kept_going(network: &Group) -> Vec<(u128, Date, Option<Date>)> {
    let terms = network.coordinators().unwrap().terms().iter();
    terms.map(|term| (term.value.0.as_u128(), term.period.first_day(), term.period.last_day())).collect()
}

#[test]
fn a_network_is_entrusted_to_a_municipality_that_is_in_it_throughout() {
    let (both, first, next) = with_two();
    let outsider = MunicipalityId(Uuid::from_u128(3));
    assert_eq!(both.clone().entrust(outsider, TODAY).unwrap_err(), GroupError::CoordinatorOutside);
    let entrusted = both.clone().entrust(next, TODAY).unwrap();
    assert_eq!(entrusted.effective_on, TODAY);
    let voss = MunicipalityId(Uuid::from_u128(1));
    assert_eq!(entrusted.change, crate::event::GroupChange::HandedOver { from: voss, to: next });
    let end = Some(date!(2026 - 12 - 31));
    assert_eq!(
        kept_going(&entrusted.thing),
        [(1, date!(2025 - 01 - 01), Some(date!(2026 - 01 - 14))), (2, TODAY, end)]
    );
    // One that is out before the end does not keep it going until then.
    let leaves = both.end(MembershipId(Uuid::from_u128(2)), date!(2026 - 06 - 30), TODAY).unwrap().thing;
    assert_eq!(leaves.clone().entrust(next, TODAY).unwrap_err(), GroupError::CoordinatorOutside);
    assert_eq!(leaves.hand_over(first, next, TODAY).unwrap_err(), GroupError::SuccessorOutside);
}

#[test]
fn whoever_keeps_a_network_going_does_so_until_its_last_day_and_another_from_the_day_after() {
    let (both, first, next) = with_two();
    let last = date!(2026 - 05 - 31);
    let voss = MunicipalityId(Uuid::from_u128(1));
    assert_eq!(both.clone().leave(first, last, TODAY).unwrap_err(), GroupError::KeepsItGoing);
    assert_eq!(both.clone().hand_over(first, voss, last).unwrap_err(), GroupError::KeepsItGoing);
    let end = date!(2026 - 12 - 31);
    assert_eq!(both.clone().hand_over(first, next, end).unwrap_err(), GroupError::EndsThen);
    let handed = both.hand_over(first, next, last).unwrap();
    assert_eq!(handed.effective_on, date!(2026 - 06 - 01));
    let left = handed.thing.leave(first, last, TODAY).unwrap();
    assert_eq!(left.change, crate::event::GroupChange::MemberEnded { membership: first, last });
    assert_eq!(
        kept_going(&left.thing),
        [(1, date!(2025 - 01 - 01), Some(last)), (2, date!(2026 - 06 - 01), Some(end))]
    );
    // Whoever is to take over does not leave before it has, unless another takes over from it.
    let second = MembershipId(Uuid::from_u128(2));
    assert_eq!(left.thing.clone().leave(second, TODAY, TODAY).unwrap_err(), GroupError::KeepsItGoing);
    // The plan is taken back by entrusting it to another from today.
    let entrusted = left.thing.entrust(next, TODAY).unwrap().thing;
    assert_eq!(kept_going(&entrusted).last(), Some(&(2, TODAY, Some(end))));
}

#[test]
fn a_network_that_lasts_longer_or_shorter_is_kept_going_on_each_day_of_it() {
    let (both, _, _) = with_two();
    let edit = |last| {
        let period = Period::inclusive(both.period.first_day(), Some(last)).unwrap();
        GroupEdit { name: both.name.clone(), nature: both.nature.clone(), period }
    };
    let longer = both.clone().edit(edit(date!(2027 - 06 - 30)), TODAY, &no_id).unwrap().thing;
    assert_eq!(kept_going(&longer), [(1, date!(2025 - 01 - 01), Some(date!(2027 - 06 - 30)))]);
    let ends = longer.members.iter().map(|member| member.period.last_day()).collect::<Vec<_>>();
    assert_eq!(ends, [Some(date!(2027 - 06 - 30)); 2], "who was in it to the end is");
    let closed = longer.close(TODAY, TODAY).unwrap().thing;
    assert_eq!(kept_going(&closed), [(1, date!(2025 - 01 - 01), Some(TODAY))]);
}
