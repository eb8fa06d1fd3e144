//! Who sees and may do what, told as the people it concerns.

use super::policy::{self, NeedAction, Origin, Request};
use super::*;
use crate::need::{Channel, Classification, Need, Publication, Reference, Wording, destination};
use crate::text::{NeedProblem, NeedTitle, Reason};
use crate::{ClusterId, ContentLanguage, MunicipalityId, NeedId, RegionId, UserId};
use time::macros::datetime;
use uuid::Uuid;

const MASFJORDEN: MunicipalityId = MunicipalityId(Uuid::from_u128(4634));
const VOSS: MunicipalityId = MunicipalityId(Uuid::from_u128(4621));
const HJARTDAL: MunicipalityId = MunicipalityId(Uuid::from_u128(4024));
const KKHOV: ClusterId = ClusterId(Uuid::from_u128(1));
const OTHER: ClusterId = ClusterId(Uuid::from_u128(2));
const VEST: RegionId = RegionId(Uuid::from_u128(10));
const SOROST: RegionId = RegionId(Uuid::from_u128(11));
const NOW: time::OffsetDateTime = datetime!(2025-01-10 12:00 UTC);

fn structure() -> Structure {
    Structure {
        clusters_of: [(MASFJORDEN, vec![KKHOV]), (VOSS, vec![KKHOV])].into(),
        region_of: [(MASFJORDEN, VEST), (VOSS, VEST), (HJARTDAL, SOROST)].into(),
        region_of_cluster: [(KKHOV, VEST), (OTHER, SOROST)].into(),
        ..Structure::default()
    }
}

fn actor_in(structure: &Structure, role: Role, scope: Scope) -> Actor {
    let place = match scope {
        Scope::Municipality(id) => id.0.as_u128(),
        Scope::Cluster(id) => id.0.as_u128(),
        Scope::Region(id) => id.0.as_u128(),
        Scope::Nation | Scope::System | Scope::Organisation(_) | Scope::County(_) => 0,
    };
    let user = UserId(Uuid::from_u128(10_000 * (1 + role as u128) + place));
    Actor::signed_in(user, None, vec![Grant { role, scope }], structure)
}

fn actor(role: Role, scope: Scope) -> Actor {
    actor_in(&structure(), role, scope)
}

fn contact(municipality: MunicipalityId) -> Actor {
    actor(Role::RdContact, Scope::Municipality(municipality))
}

fn draft(from: MunicipalityId, by: &Actor) -> Need {
    let wording = Wording {
        language: ContentLanguage::Nn,
        title: NeedTitle::parse("Nattilsyn").unwrap(),
        problem: NeedProblem::parse("Langt mellom husa").unwrap(),
    };
    let id = NeedId(Uuid::from_u128(7));
    Need::draft(id, from, wording, Classification::default(), Channel::Self_, by.user, NOW)
}

fn submitted(from: MunicipalityId) -> Need {
    let s = structure();
    let clusters = s.clusters_of.get(&from).cloned().unwrap_or_default();
    let region = s.region_of.get(&from).copied();
    let (cluster, level) = destination(&clusters, None, region).unwrap();
    let need = draft(from, &contact(from));
    need.submit(Reference::new(2025, 1), cluster, region, level, NOW).unwrap().need
}

fn may(actor: &Actor, action: NeedAction, need: &Need) -> bool {
    policy::check(actor, Request::Need(action, need)).is_ok()
}

fn everyone() -> Vec<Actor> {
    vec![
        Actor::anonymous(),
        contact(MASFJORDEN),
        contact(VOSS),
        contact(HJARTDAL),
        actor(Role::ClusterCoordinator, Scope::Cluster(KKHOV)),
        actor(Role::ClusterCoordinator, Scope::Cluster(OTHER)),
        actor(Role::RegionalCoordinator, Scope::Region(VEST)),
        actor(Role::RegionalCoordinator, Scope::Region(SOROST)),
        actor(Role::National, Scope::Nation),
        actor(Role::NationalAnalyst, Scope::Nation),
        actor(Role::SystemAdmin, Scope::System),
    ]
}

/// Who of [`everyone`] sees it, as 0s and 1s in that order.
fn seen_by(need: &Need) -> String {
    everyone().iter().map(|a| if sees(a, &need.audience()) { '1' } else { '0' }).collect()
}

#[test]
fn each_step_opens_a_need_to_the_next_circle_and_no_further() {
    let why = || Reason::parse("Gjeld fleire").unwrap();
    let need = draft(MASFJORDEN, &contact(MASFJORDEN));
    assert_eq!(seen_by(&need), "01000000000", "a draft");
    let need = submitted(MASFJORDEN);
    assert_eq!(seen_by(&need), "01101000010", "sent in: the cluster, its coordinator, the analyst");
    let need = need.qualify(None, NOW).unwrap().need;
    let region = need.clone().open_to_region(None, NOW).unwrap().need;
    assert_eq!(seen_by(&region), "01101010010", "opened to the region");
    let need = need.lift(why(), &[], NOW).unwrap().need;
    assert_eq!(seen_by(&need), "01101010010", "lifted to the region");
    let need = need.lift(why(), &[], NOW).unwrap().need;
    assert_eq!(seen_by(&need), "01111111110", "lifted to the nation: everyone in KSF");
    let need = need.publish(Publication { with_name: true }, NOW).unwrap().need;
    assert_eq!(seen_by(&need), "11111111111", "published");
}

#[test]
fn a_rejected_need_is_the_municipalitys_again_and_stays_with_whoever_decided() {
    let need = submitted(MASFJORDEN).reject(Reason::parse("Opplæring").unwrap(), NOW).unwrap().need;
    assert_eq!(seen_by(&need), "01001000010");
}

#[test]
fn without_a_cluster_the_region_stands_in_and_without_a_region_the_nation() {
    assert_eq!(
        seen_by(&submitted(HJARTDAL)),
        "00010101010",
        "Sørøst: Hjartdal, a cluster of Sørøst, its coordinator"
    );
    let oslo = MunicipalityId(Uuid::from_u128(301));
    let need = submitted(oslo);
    assert!(sees(&actor(Role::National, Scope::Nation), &need.audience()));
    assert!(may(&actor(Role::National, Scope::Nation), NeedAction::Qualify, &need));
    assert!(!may(&actor(Role::RegionalCoordinator, Scope::Region(VEST)), NeedAction::Qualify, &need));
}

#[test]
fn only_the_desk_that_holds_it_decides() {
    let need = submitted(MASFJORDEN);
    for action in [NeedAction::Qualify, NeedAction::Reject, NeedAction::Lift, NeedAction::OpenToRegion] {
        let allowed: Vec<bool> = everyone().iter().map(|a| may(a, action, &need)).collect();
        let expected: Vec<bool> = (0..everyone().len()).map(|i| i == 4).collect();
        assert_eq!(allowed, expected, "{action}");
    }
}

#[test]
fn ksf_r29_only_the_originator_or_the_clusters_coordinator_withdraws() {
    let need = submitted(MASFJORDEN);
    let allowed: String =
        everyone().iter().map(|a| if may(a, NeedAction::Withdraw, &need) { '1' } else { '0' }).collect();
    assert_eq!(allowed, "01001000000");
}

#[test]
fn only_the_municipality_itself_consents_to_publish() {
    let need = submitted(MASFJORDEN);
    let allowed: String =
        everyone().iter().map(|a| if may(a, NeedAction::Publish, &need) { '1' } else { '0' }).collect();
    assert_eq!(allowed, "01000000000");
}

#[test]
fn where_a_desk_is_empty_the_level_above_answers_for_it() {
    let mut vacant = structure();
    vacant.clusters_without_coordinator.insert(KKHOV);
    let need = submitted(MASFJORDEN);
    let region = actor_in(&vacant, Role::RegionalCoordinator, Scope::Region(VEST));
    assert!(sees(&region, &need.audience()) && may(&region, NeedAction::Qualify, &need));
    let nation = actor_in(&vacant, Role::National, Scope::Nation);
    assert!(!may(&nation, NeedAction::Qualify, &need), "the region is there");
    vacant.regions_without_coordinator.insert(VEST);
    let nation = actor_in(&vacant, Role::National, Scope::Nation);
    assert!(may(&nation, NeedAction::Qualify, &need), "nobody else is");
}

#[test]
fn a_need_is_registered_by_its_own_contact_or_by_whoever_receives_it() {
    let origin = |municipality, clusters: &[ClusterId], region| Origin {
        municipality,
        clusters: clusters.to_vec(),
        region,
    };
    let allowed = |origin: &Origin| -> String {
        let one = |a: &Actor| if policy::check(a, Request::RegisterNeed(origin)).is_ok() { '1' } else { '0' };
        everyone().iter().map(one).collect()
    };
    assert_eq!(allowed(&origin(MASFJORDEN, &[KKHOV], Some(VEST))), "01001000000");
    assert_eq!(allowed(&origin(HJARTDAL, &[], Some(SOROST))), "00010001000");
    assert_eq!(allowed(&origin(MunicipalityId(Uuid::from_u128(301)), &[], None)), "00000000100");
}

#[test]
fn those_who_follow_ksf_see_their_level_and_decide_nothing() {
    let vestland = Scope::County("46".parse().unwrap());
    let followers = [
        actor(Role::KsDepartment, Scope::Nation),
        actor(Role::Fhi, Scope::Nation),
        actor(Role::CountyAuthority, vestland),
        actor(Role::CountyGovernor, vestland),
        actor(Role::KsRegionalOffice, Scope::Region(VEST)),
        actor(Role::ExternalEvaluator, Scope::Nation),
    ];
    let seen = |need: &Need| -> String {
        followers.iter().map(|a| if sees(a, &need.audience()) { '1' } else { '0' }).collect()
    };
    let why = || Reason::parse("Gjeld fleire").unwrap();
    assert_eq!(seen(&draft(MASFJORDEN, &contact(MASFJORDEN))), "000000", "a draft");
    let need = submitted(MASFJORDEN);
    assert_eq!(seen(&need), "000001", "the evaluator reads as the analyst does");
    let need = need.qualify(None, NOW).unwrap().need.lift(why(), &[], NOW).unwrap().need;
    assert_eq!(seen(&need), "000011", "the office of its region");
    let need = need.lift(why(), &[], NOW).unwrap().need;
    assert_eq!(seen(&need), "111111", "the nation");
    for follower in &followers {
        assert_eq!(policy::allowed_actions(follower, &need), []);
    }
}

#[test]
fn a_role_on_a_scope_that_is_not_its_own_gives_nothing() {
    let odd = actor(Role::National, Scope::Municipality(MASFJORDEN));
    assert_eq!(odd.reach, Reach::default());
}

#[test]
fn a_coordinators_draft_on_behalf_is_the_coordinators_and_the_municipalitys_alone() {
    let coordinator = actor(Role::ClusterCoordinator, Scope::Cluster(KKHOV));
    let need = draft(MASFJORDEN, &coordinator);
    assert!(sees(&coordinator, &need.audience()) && sees(&contact(MASFJORDEN), &need.audience()));
    assert!(!sees(&contact(VOSS), &need.audience()));
    assert!(may(&coordinator, NeedAction::Submit, &need) && !may(&coordinator, NeedAction::Withdraw, &need));
}

#[test]
fn every_role_but_a_researchers_and_an_administrators_is_one_in_ksf() {
    let scopes = [
        Scope::Nation,
        Scope::Region(VEST),
        Scope::Cluster(KKHOV),
        Scope::Municipality(VOSS),
        Scope::Organisation(crate::OrganisationId(Uuid::from_u128(3))),
        Scope::County("46".parse().unwrap()),
        Scope::System,
    ];
    for role in Role::ALL {
        let reaches = scopes.iter().any(|scope| actor(*role, *scope).reach.in_ksf);
        assert_eq!(role.in_ksf(), reaches, "{role}");
    }
}
