use super::*;
use crate::period::Period;
use crate::rule::{Override, RuleId};
use crate::structure::{Altered, Term};
use time::macros::date;

const BERGEN: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const STAVANGER: MunicipalityId = MunicipalityId(Uuid::from_u128(2));

fn decision(by: DecidedBy) -> Decision {
    Decision { by, reason: Reason::parse("Bergen har bedt om avløysing").unwrap() }
}

fn vest() -> Region {
    let host = Host {
        id: Uuid::from_u128(9),
        municipality: BERGEN,
        locked_until: Some(date!(2026 - 12 - 31)),
        decided_by: "ks_managing_director".to_owned(),
        resolution: None,
        reason: None,
        source: "plan".to_owned(),
    };
    let standing = Standing {
        status: RegionStatus::Decided,
        decided_by: "ks_managing_director".to_owned(),
        reason: None,
    };
    let since = Period::since(date!(2024 - 10 - 01));
    Region {
        id: RegionId(Uuid::from_u128(20)),
        version: 1,
        standings: Timeline::of(vec![Term { value: standing, period: since }]).unwrap(),
        hosts: Timeline::of(vec![Term { value: host, period: since }]).unwrap(),
    }
}

fn stavanger(from: Date, by: DecidedBy) -> NewHost {
    NewHost {
        id: Uuid::from_u128(10),
        municipality: STAVANGER,
        from,
        resolution: HttpsLink::parse("https://www.stavanger.kommune.no/vedtak").ok(),
        decision: decision(by),
        becomes: Vec::new(),
    }
}

const RESEARCH: HostFacts = HostFacts { has_research: true };

fn because(rule: RuleId) -> Override {
    Override { rule, reason: Reason::parse("Administrerende direktør har bestemt det").unwrap() }
}

fn refused(result: Result<Altered<Region, crate::event::RegionChange>, RegionError>) -> Refused {
    match result.unwrap_err() {
        RegionError::Refused(refused) => refused,
        RegionError::WrongState => panic!("a wrong state"),
    }
}

#[test]
fn ksf_r04_the_first_host_stays_to_the_end_of_2026_and_may_be_followed_the_day_after() {
    let last = date!(2026 - 12 - 31);
    let early = refused(vest().change_host(
        stavanger(last, DecidedBy::Ks),
        RESEARCH,
        &[because(RuleId::FirstHostsStay)],
    ));
    assert_eq!(early, Refused::by(RuleId::FirstHostsStay), "nobody but the chief executive sets it aside");
    let asked = refused(vest().change_host(stavanger(last, DecidedBy::ChiefExecutive), RESEARCH, &[]));
    assert!(asked.rules()[0].overridable);
    let given = [because(RuleId::FirstHostsStay)];
    let early = vest().change_host(stavanger(last, DecidedBy::ChiefExecutive), RESEARCH, &given).unwrap();
    assert_eq!(early.overrides, given);

    let after = date!(2027 - 01 - 01);
    let changed = vest().change_host(stavanger(after, DecidedBy::Ks), RESEARCH, &[]).unwrap();
    let region = changed.thing;
    assert_eq!((region.version, changed.effective_on), (2, after));
    assert_eq!(region.hosts.on(last).unwrap().municipality, BERGEN);
    assert_eq!(region.hosts.on(after).unwrap().municipality, STAVANGER);
}

#[test]
fn ksf_r05_and_r06_are_told_together_and_take_a_reason_each() {
    let new = NewHost { resolution: None, ..stavanger(date!(2027 - 01 - 01), DecidedBy::Ks) };
    let facts = HostFacts { has_research: false };
    let told = refused(vest().change_host(new.clone(), facts, &[]));
    assert!(told.names(RuleId::HostHasResearch) && told.names(RuleId::HostResolution));
    let given = [because(RuleId::HostHasResearch), because(RuleId::HostResolution)];
    assert_eq!(vest().change_host(new, facts, &given).unwrap().overrides, given);
}

#[test]
fn whoever_hosts_already_is_no_new_host() {
    let same = NewHost { municipality: BERGEN, ..stavanger(date!(2027 - 01 - 01), DecidedBy::Ks) };
    assert_eq!(vest().change_host(same, RESEARCH, &[]), Err(RegionError::WrongState));
}

#[test]
fn ksf_r03_an_established_region_has_one_host_and_one_coordinator() {
    let day = date!(2026 - 02 - 01);
    let with = |coordinators| StatusFacts { coordinators, municipalities: 6 };
    let set = |region: Region, to, facts| region.set_status(to, day, decision(DecidedBy::Ks), facts);
    assert_eq!(
        refused(set(vest(), RegionStatus::Established, with(0))),
        Refused::by(RuleId::OneHostOneCoordinator)
    );
    let established = set(vest(), RegionStatus::Established, with(1)).unwrap().thing;
    assert_eq!(established.status_on(day), RegionStatus::Established);
    assert_eq!(established.status_on(date!(2026 - 01 - 31)), RegionStatus::Decided);
    let mut nobody = vest();
    nobody.hosts.end_for_good(day);
    assert!(set(nobody, RegionStatus::Established, with(1)).is_err());
}

#[test]
fn a_region_goes_from_planned_to_closed_step_by_step_and_never_back_in_time() {
    use RegionStatus::{Changed, Closed, Decided, Established, Planned};
    let facts = StatusFacts { coordinators: 1, municipalities: 0 };
    let mut region = vest();
    assert_eq!(region.status_on(date!(2024 - 09 - 30)), Planned);
    let mut day = date!(2029 - 01 - 01);
    for to in [Established, Changed, Established, Closed] {
        for wrong in [Planned, region.status_on(day)] {
            assert!(region.clone().set_status(wrong, day, decision(DecidedBy::Ks), facts).is_err());
        }
        region = region.set_status(to, day, decision(DecidedBy::Ks), facts).unwrap().thing;
        assert!(region.clone().set_status(Decided, day, decision(DecidedBy::Ks), facts).is_err());
        day = day.saturating_add(time::Duration::days(30));
    }
    assert!(!region.permits(RegionAction::ChangeHost, day) && !region.hosts.runs_from(day));
}

fn established() -> Region {
    let facts = StatusFacts { coordinators: 1, municipalities: 6 };
    let day = date!(2026 - 02 - 01);
    vest().set_status(RegionStatus::Established, day, decision(DecidedBy::Ks), facts).unwrap().thing
}

const EMPTY: StatusFacts = StatusFacts { coordinators: 1, municipalities: 0 };

fn close(region: Region, day: Date, facts: StatusFacts) -> Result<(), Refused> {
    match region.set_status(RegionStatus::Closed, day, decision(DecidedBy::ChiefExecutive), facts) {
        Ok(_) => Ok(()),
        Err(RegionError::Refused(refused)) => Err(refused),
        Err(RegionError::WrongState) => panic!("a wrong state"),
    }
}

#[test]
fn ksf_r01_there_are_seven_regions_to_the_end_of_2028() {
    let full = StatusFacts { municipalities: 1, ..EMPTY };
    for day in [date!(2026 - 03 - 01), date!(2027 - 06 - 30), date!(2028 - 12 - 31)] {
        assert_eq!(close(established(), day, EMPTY), Err(Refused::by(RuleId::SevenRegions)));
        let told = close(established(), day, full);
        assert_eq!(told, Err(Refused::by(RuleId::SevenRegions)), "emptying it would not help");
    }
    assert_eq!(close(established(), date!(2029 - 01 - 01), EMPTY), Ok(()));
    assert_eq!(close(established(), date!(2029 - 01 - 01), full), Err(Refused::by(RuleId::OneRegion)));
}

#[test]
fn ksf_r04_a_region_is_not_closed_under_a_host_that_is_bound_to_stay() {
    let mut region = established();
    let bound = Host { locked_until: Some(date!(2030 - 12 - 31)), ..region.hosts.terms()[0].value.clone() };
    region.hosts =
        Timeline::of(vec![Term { value: bound, period: Period::since(date!(2024 - 10 - 01)) }]).unwrap();
    let told = close(region.clone(), date!(2030 - 12 - 31), EMPTY);
    assert_eq!(told, Err(Refused::by(RuleId::FirstHostsStay)));
    assert_eq!(close(region, date!(2031 - 01 - 01), EMPTY), Ok(()));
}

#[test]
fn a_host_that_is_to_become_another_goes_on_as_that() {
    let (from, on) = (date!(2027 - 01 - 01), date!(2028 - 01 - 01));
    let next = MunicipalityId(Uuid::from_u128(1199));
    let becomes = vec![Becomes { id: Uuid::from_u128(11), municipality: next, on }];
    let new = NewHost { becomes, ..stavanger(from, DecidedBy::Ks) };
    let told = vest().change_host(new, RESEARCH, &[]).unwrap().thing;
    let host = |day| told.hosts.on(day).map(|host| host.municipality);
    assert_eq!(
        (host(from), host(date!(2027 - 12 - 31)), host(on)),
        (Some(STAVANGER), Some(STAVANGER), Some(next))
    );
}
