//! The one table of roles, held against the policy.

use super::*;
use crate::access::{Grant, Role, Scope, Structure};
use crate::need::{Channel, Classification, Need, Reference, Wording};
use crate::role::{Delegated, DelegatedTask};
use crate::text::{NeedProblem, NeedTitle};
use crate::{ClusterId, ContentLanguage, CountyNumber, MunicipalityId, NeedId, RegionId, UserId};
use time::macros::datetime;
use uuid::Uuid;

const TOWN: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const NEIGHBOUR: MunicipalityId = MunicipalityId(Uuid::from_u128(2));
const CLUSTER: ClusterId = ClusterId(Uuid::from_u128(3));
const VACANT: ClusterId = ClusterId(Uuid::from_u128(4));
const REGION: RegionId = RegionId(Uuid::from_u128(5));
const EMPTY: RegionId = RegionId(Uuid::from_u128(6));

fn structure() -> Structure {
    Structure {
        region_of_cluster: [(CLUSTER, REGION), (VACANT, REGION)].into(),
        clusters_without_coordinator: [VACANT].into(),
        regions_without_coordinator: [EMPTY].into(),
        ..Structure::default()
    }
}

fn actor(role: Role, scope: Scope) -> Actor {
    let user = UserId(Uuid::from_u128(100 + role as u128));
    let mut actor = Actor::signed_in(user, None, vec![Grant { role, scope }], &structure());
    actor.reach.entrust([Delegated {
        task: DelegatedTask::WithdrawNeeds,
        municipality: TOWN,
        to: crate::access::Desk::Region(REGION),
    }]);
    actor
}

fn county() -> CountyNumber {
    "46".parse().unwrap()
}

/// Everyone of one place, a role each.
fn everyone() -> Vec<Actor> {
    Role::ALL.iter().map(|role| actor(*role, scope_of(*role))).collect()
}

fn scope_of(role: Role) -> Scope {
    match role {
        Role::National | Role::NationalAnalyst | Role::KsDepartment | Role::Fhi | Role::ExternalEvaluator => {
            Scope::Nation
        }
        Role::KsRegionalOffice | Role::RegionalCoordinator => Scope::Region(REGION),
        Role::ClusterCoordinator => Scope::Cluster(CLUSTER),
        Role::RdContact | Role::RdContactShared => Scope::Municipality(TOWN),
        Role::Researcher => Scope::Organisation(crate::OrganisationId(Uuid::from_u128(7))),
        Role::CountyAuthority | Role::CountyGovernor => Scope::County(county()),
        Role::SystemAdmin => Scope::System,
    }
}

fn seat(role: Role) -> Seat {
    let (clusters, regions) = match scope_of(role) {
        Scope::Municipality(_) => (vec![CLUSTER], vec![REGION]),
        Scope::Cluster(cluster) => (vec![cluster], vec![REGION]),
        Scope::Region(_) | Scope::County(_) => (Vec::new(), vec![REGION]),
        Scope::Nation | Scope::Organisation(_) | Scope::System => (Vec::new(), Vec::new()),
    };
    Seat { role, scope: scope_of(role), clusters, regions }
}

/// Who of everyone gives a role.
fn granters(seat: &Seat) -> Vec<&'static str> {
    everyone().iter().filter(|a| may_grant(a, seat)).map(|a| a.grants[0].role.code()).collect()
}

#[test]
fn ksf_d04_roles_are_given_by_those_above_or_beside() {
    assert_eq!(granters(&seat(Role::National)), ["national", "system_admin"]);
    for role in [Role::NationalAnalyst, Role::RegionalCoordinator, Role::ExternalEvaluator, Role::Researcher]
    {
        assert_eq!(granters(&seat(role)), ["national"], "{role}");
    }
    assert_eq!(granters(&seat(Role::CountyGovernor)), ["national", "regional_coordinator"]);
    assert_eq!(granters(&seat(Role::ClusterCoordinator)), ["regional_coordinator"]);
    assert_eq!(
        granters(&seat(Role::RdContact)),
        ["regional_coordinator", "cluster_coordinator", "rd_contact", "rd_contact_shared"]
    );
    assert_eq!(granters(&seat(Role::SystemAdmin)), ["system_admin"]);
    let next_door = Seat { scope: Scope::Municipality(NEIGHBOUR), ..seat(Role::RdContact) };
    assert_eq!(granters(&next_door), ["regional_coordinator", "cluster_coordinator"]);
}

#[test]
fn whoever_stands_in_gives_what_the_missing_one_would() {
    let of = |clusters: &[ClusterId], regions: &[RegionId], role| Seat {
        clusters: clusters.to_vec(),
        regions: regions.to_vec(),
        ..seat(role)
    };
    let elsewhere =
        Seat { scope: Scope::Municipality(NEIGHBOUR), ..of(&[VACANT], &[REGION], Role::RdContact) };
    assert_eq!(granters(&elsewhere), ["regional_coordinator"]);
    assert_eq!(granters(&of(&[], &[EMPTY], Role::ClusterCoordinator)), ["national"]);
    assert_eq!(granters(&of(&[], &[], Role::ClusterCoordinator)), ["national"], "in no region");
}

#[test]
fn nobody_gives_themselves_a_role_nor_lengthens_their_own_nor_decides_on_the_one_they_are_deputy_for() {
    for actor in everyone() {
        for role in Role::ALL {
            let seat = seat(*role);
            assert!(check(&actor, Request::GrantRole(&seat, actor.user)).is_err(), "{role}");
            let held = HeldSeat {
                seat: seat.clone(),
                holder: actor.user.unwrap(),
                deputy: None,
                named_deputies: Vec::new(),
            };
            assert!(check(&actor, Request::Role(RoleAction::ChangeEnd, &held)).is_err());
            assert!(check(&actor, Request::Role(RoleAction::End, &held)).is_ok(), "everyone may resign");
            let other = UserId(Uuid::from_u128(1));
            let named_deputies = actor.user.into_iter().collect();
            let deputised =
                HeldSeat { seat: seat.clone(), holder: other, deputy: actor.user, named_deputies };
            assert!(check(&actor, Request::Role(RoleAction::DeclineDeputyship, &deputised)).is_ok());
            assert!(check(&actor, Request::Role(RoleAction::DeclineDeputyship, &held)).is_err());
            assert!(check(&actor, Request::Role(RoleAction::End, &deputised)).is_err());
            let given = HeldSeat { deputy: None, named_deputies: Vec::new(), ..deputised };
            let ends = check(&actor, Request::Role(RoleAction::End, &given)).is_ok();
            assert_eq!(ends, may_grant(&actor, &seat), "{role}: those who give it end it");
            assert!(check(&actor, Request::Role(RoleAction::Accept, &given)).is_err());
        }
    }
}

fn need(cluster: Option<ClusterId>) -> Need {
    let wording = Wording {
        language: ContentLanguage::Nn,
        title: NeedTitle::parse("Nattilsyn").unwrap(),
        problem: NeedProblem::parse("Langt mellom husa").unwrap(),
    };
    let now = datetime!(2026-01-15 09:00 UTC);
    let id = NeedId(Uuid::from_u128(8));
    let draft = Need::draft(id, TOWN, wording, Classification::default(), Channel::Self_, None, now);
    let level = crate::access::Level::Cluster;
    draft.submit(Reference::new(2026, 1), cluster, Some(REGION), level, now).unwrap().need
}

#[test]
fn the_table_says_of_consents_what_the_policy_does() {
    let need = need(Some(CLUSTER));
    let town = Place { municipalities: vec![TOWN], clusters: vec![CLUSTER], region: Some(REGION) };
    for actor in everyone() {
        let role = actor.grants[0].role;
        let mut plain = actor.clone();
        plain.reach.delegated.clear();
        for consent in Consent::ALL {
            let may = match consent {
                Consent::Publish => check(&plain, Request::Need(NeedAction::Publish, &need)),
                Consent::Withdraw => check(&plain, Request::Need(NeedAction::Withdraw, &need)),
                Consent::Delegate => check(&plain, Request::At(Who::Own, &town)),
            };
            assert_eq!(may.is_ok(), role.rule().consents_to.contains(consent), "{role} and {consent}");
        }
    }
}

#[test]
fn ksf_r29_a_delegate_withdraws_what_she_sees() {
    let region = actor(Role::RegionalCoordinator, Scope::Region(REGION));
    let hidden = need(Some(CLUSTER));
    assert!(check(&region, Request::Need(NeedAction::Withdraw, &hidden)).is_err(), "the cluster has it");
    let now = datetime!(2026-01-15 09:00 UTC);
    let open = hidden.qualify(None, now).unwrap().need.open_to_region(None, now).unwrap().need;
    assert!(check(&region, Request::Need(NeedAction::Withdraw, &open)).is_ok());
    let office = actor(Role::KsRegionalOffice, Scope::Region(REGION));
    assert!(crate::access::sees(&office, &open.audience()), "the office follows its region");
    assert!(check(&office, Request::Need(NeedAction::Withdraw, &open)).is_err());
}
