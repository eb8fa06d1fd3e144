use super::*;
use time::macros::date;
use uuid::Uuid;

const TODAY: Date = date!(2026 - 01 - 15);
const VOSS: Party = Party::Municipality(MunicipalityId(Uuid::from_u128(1)));

fn group(nature: Nature, last: Option<Date>) -> Group {
    Group {
        id: GroupId(Uuid::from_u128(9)),
        version: 1,
        name: GroupName::parse("Faggruppe for velferdsteknologi").unwrap(),
        nature,
        period: Period::inclusive(date!(2025 - 01 - 01), last).unwrap(),
        members: Vec::new(),
    }
}

fn standing() -> Group {
    let (kind, place) = (GroupType::Expert, GroupPlace::Nation);
    group(Nature::Standing { kind, place, mandate: None, mandate_link: None, arena: None }, None)
}

fn network(last: Option<Date>) -> Group {
    let theme = Theme::parse("Nattilsyn").unwrap();
    group(Nature::Network { theme, need: None, coordinator: MunicipalityId(Uuid::from_u128(1)) }, last)
}

fn term(number: u128, party: Party, from: Date, last: Option<Date>) -> Membership {
    let period = Period::inclusive(from, last).unwrap();
    Membership {
        id: MembershipId(Uuid::from_u128(number)),
        party,
        office: None,
        role: GroupRole::Member,
        period,
    }
}

#[test]
fn a_party_has_one_term_at_a_time_and_may_come_back() {
    let from = date!(2025 - 02 - 01);
    let group = standing().add(term(1, VOSS, from, Some(date!(2026 - 06 - 30))), TODAY).unwrap().thing;
    let again = |from| group.clone().add(term(2, VOSS, from, None), TODAY);
    assert_eq!(again(date!(2026 - 06 - 30)).unwrap_err(), GroupError::Overlap);
    let both = again(date!(2026 - 07 - 01)).unwrap();
    assert_eq!((both.thing.version, both.effective_on), (3, date!(2026 - 07 - 01)));
    assert_eq!(both.thing.member_on(VOSS, TODAY).unwrap().id, MembershipId(Uuid::from_u128(1)));
}

#[test]
fn a_term_lies_inside_the_period_of_its_group_and_ends_with_it() {
    assert_eq!(
        standing().add(term(1, VOSS, date!(2024 - 12 - 31), None), TODAY).unwrap_err(),
        GroupError::BeginsBefore
    );
    let network = network(Some(date!(2026 - 12 - 31)));
    let joined = network.clone().add(term(1, VOSS, TODAY, None), TODAY).unwrap().thing;
    assert_eq!(joined.members[0].period.last_day(), Some(date!(2026 - 12 - 31)));
    let late = network.add(term(1, VOSS, TODAY, Some(date!(2027 - 01 - 01))), TODAY);
    assert_eq!(late.unwrap_err(), GroupError::EndsAfter);
}

#[test]
fn a_network_has_an_end_and_no_persons() {
    assert_eq!(network(None).made().unwrap_err(), GroupError::NeedsEnd);
    let person = Party::Person(UserId(Uuid::from_u128(5)));
    let network = network(Some(date!(2026 - 12 - 31)));
    assert_eq!(network.add(term(1, person, TODAY, None), TODAY).unwrap_err(), GroupError::WrongParty);
    assert!(standing().add(term(1, person, TODAY, None), TODAY).is_ok());
}

#[test]
fn a_term_is_ended_once_and_one_that_has_not_begun_is_taken_back() {
    let now = standing().add(term(1, VOSS, date!(2025 - 02 - 01), None), TODAY).unwrap().thing;
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
    let planned = standing().add(term(2, VOSS, date!(2026 - 02 - 01), None), TODAY).unwrap().thing;
    let id = planned.members[0].id;
    assert_eq!(planned.end(id, TODAY, TODAY).unwrap().thing.members, []);
}

#[test]
fn closing_ends_every_term_and_nothing_happens_after_it() {
    let group = standing().add(term(1, VOSS, date!(2025 - 02 - 01), None), TODAY).unwrap().thing;
    let planned = Party::Municipality(MunicipalityId(Uuid::from_u128(2)));
    let group = group.add(term(2, planned, date!(2026 - 03 - 01), None), TODAY).unwrap().thing;
    assert_eq!(group.clone().close(date!(2024 - 12 - 31), TODAY).unwrap_err(), GroupError::LastDay);
    let closed = group.close(date!(2026 - 01 - 14), TODAY).unwrap().thing;
    assert_eq!(closed.members.len(), 1);
    assert_eq!(closed.members[0].period.last_day(), Some(date!(2026 - 01 - 14)));
    assert!(closed.is_over(TODAY) && !closed.is_over(date!(2026 - 01 - 14)));
    assert_eq!(closed.clone().close(TODAY, TODAY).unwrap_err(), GroupError::Over);
    assert_eq!(closed.add(term(3, VOSS, TODAY, None), TODAY).unwrap_err(), GroupError::Over);
}

#[test]
fn a_network_is_handed_over_to_a_municipality_that_has_joined() {
    let next = MunicipalityId(Uuid::from_u128(2));
    let before = network(Some(date!(2026 - 12 - 31)));
    let to_next = |group: &Group| {
        let theme = Theme::parse("Nattilsyn").unwrap();
        let nature = Nature::Network { theme, need: None, coordinator: next };
        group.clone().edit(GroupEdit { name: group.name.clone(), nature, period: group.period }, TODAY)
    };
    assert_eq!(to_next(&before).unwrap_err(), GroupError::CoordinatorOutside);
    let joined = before.add(term(1, Party::Municipality(next), TODAY, None), TODAY).unwrap().thing;
    let edited = to_next(&joined).unwrap().change;
    let crate::event::GroupChange::Edited { fields, from, to } = edited else { unreachable!() };
    assert_eq!(fields, [crate::event::GroupField::Purpose]);
    let keeps = |words: Option<Box<crate::event::GroupWords>>| words.and_then(|words| words.coordinator);
    assert_eq!((keeps(from) == Some(next), keeps(to)), (false, Some(next)));
}

#[test]
fn whoever_keeps_a_network_going_leaves_when_another_member_takes_over() {
    let next = MunicipalityId(Uuid::from_u128(2));
    let before = network(Some(date!(2026 - 12 - 31)));
    let Nature::Network { coordinator, .. } = before.nature else { unreachable!() };
    let before = before.add(term(1, Party::Municipality(coordinator), TODAY, None), TODAY).unwrap().thing;
    let first = before.members.last().unwrap().id;
    assert_eq!(before.clone().leave(first, TODAY, TODAY).unwrap_err(), GroupError::KeepsItGoing);
    assert_eq!(before.clone().hand_over(coordinator, TODAY).unwrap_err(), GroupError::KeepsItGoing);
    assert_eq!(before.clone().hand_over(next, TODAY).unwrap_err(), GroupError::SuccessorOutside);
    let joined = before.add(term(2, Party::Municipality(next), TODAY, None), TODAY).unwrap().thing;
    let handed = joined.hand_over(next, TODAY).unwrap();
    assert_eq!(handed.effective_on, TODAY, "from the day on, whatever the last day of the one that leaves");
    let left = handed.thing.leave(first, TODAY, TODAY).unwrap();
    assert_eq!(left.change, crate::event::GroupChange::MemberEnded { membership: first, last: TODAY });
    assert!(matches!(left.thing.nature, Nature::Network { coordinator, .. } if coordinator == next));
    // A member that does not keep it going leaves as it likes.
    let second = left.thing.members.last().unwrap().id;
    assert_eq!(left.thing.leave(second, TODAY, TODAY).unwrap_err(), GroupError::KeepsItGoing);
}
