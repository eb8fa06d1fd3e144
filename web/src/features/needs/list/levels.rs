//! Which parts of the register concern a person.

use contract::people::Me;
use domain::access::Role;
use domain::need::NeedLevel;

/// The parts of the register that concern a person, the nearest first.
pub(super) fn of(me: &Me) -> Vec<NeedLevel> {
    let has = |roles: &[Role]| me.roles.iter().any(|held| roles.contains(&held.role));
    let own: Vec<_> = me.may_register_for.iter().filter(|place| place.own).collect();
    let decides = has(&[Role::National, Role::RegionalCoordinator, Role::ClusterCoordinator]);
    let contact = has(&[Role::RdContact, Role::RdContactShared]);
    let follows = has(&[
        Role::NationalAnalyst,
        Role::ExternalEvaluator,
        Role::KsDepartment,
        Role::KsRegionalOffice,
        Role::Fhi,
        Role::CountyAuthority,
        Role::CountyGovernor,
    ]);
    let in_ksf = decides || contact || follows;
    let concerns = |level: NeedLevel| match level {
        NeedLevel::Desk => decides,
        NeedLevel::Mine => contact,
        NeedLevel::Cluster => has(&[Role::ClusterCoordinator]) || own.iter().any(|p| !p.clusters.is_empty()),
        NeedLevel::Region => {
            has(&[Role::ClusterCoordinator, Role::RegionalCoordinator, Role::KsRegionalOffice])
                || own.iter().any(|p| p.region.is_some())
        }
        NeedLevel::National => in_ksf,
        NeedLevel::Public => true,
    };
    [
        NeedLevel::Desk,
        NeedLevel::Mine,
        NeedLevel::Cluster,
        NeedLevel::Region,
        NeedLevel::National,
        NeedLevel::Public,
    ]
    .into_iter()
    .filter(|level| concerns(*level))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::people::{RegisterFor, RoleView};
    use contract::structure::{MunicipalityRef, RegionRef};

    fn person(role: Role, may_register_for: Vec<RegisterFor>) -> Me {
        let role = RoleView {
            role,
            municipality: None,
            cluster: None,
            region: None,
            organisation: None,
            county: None,
        };
        Me {
            id: uuid::Uuid::nil().into(),
            display_name: "Demo".into(),
            email: "demo@demo.example".into(),
            language: domain::UiLanguage::Nn,
            roles: vec![role],
            may_register_for,
            answers_for: contract::people::Desks::default(),
            administers: false,
            employer: None,
            may_offer: Vec::new(),
            offers: 0,
            waiting: 0,
        }
    }

    #[test]
    fn a_contact_outside_every_cluster_sees_own_region_nation_and_public() {
        let hjartdal = RegisterFor {
            municipality: MunicipalityRef { number: "4024".into(), name: "Hjartdal".into() },
            own: true,
            clusters: Vec::new(),
            region: Some(RegionRef { slug: "sorost".into(), name: "KSF Sørøst".into() }),
        };
        let levels = of(&person(Role::RdContact, vec![hjartdal]));
        assert_eq!(levels, [NeedLevel::Mine, NeedLevel::Region, NeedLevel::National, NeedLevel::Public]);
    }

    #[test]
    fn a_coordinator_meets_first_what_waits() {
        let levels = of(&person(Role::RegionalCoordinator, Vec::new()));
        assert_eq!(levels, [NeedLevel::Desk, NeedLevel::Region, NeedLevel::National, NeedLevel::Public]);
    }

    #[test]
    fn a_researcher_sees_what_is_public() {
        assert_eq!(of(&person(Role::Researcher, Vec::new())), [NeedLevel::Public]);
    }
}
