//! Places of the structure: who speaks for them, who answers for them.

use crate::access::Actor;
use crate::text::closed_list;
use crate::{ClusterId, MunicipalityId, RegionId};

/// Where in the structure something is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The municipalities that may speak here.
    pub municipalities: Vec<MunicipalityId>,
    /// The clusters it lies in.
    pub clusters: Vec<ClusterId>,
    /// The region it lies in.
    pub region: Option<RegionId>,
}

closed_list! {
    /// Whom the policy lets act at a place.
    pub enum Who {
        /// Everyone with a role in KSF.
        InKsf = "in_ksf",
        /// Whoever speaks for the municipality: its contacts; on its behalf whoever answers for its desk.
        Voice = "voice",
        /// The municipality's own contacts, and nobody on its behalf.
        Own = "own",
        /// Whoever drives the cluster: the contacts of its motor municipality, and whoever its desk lets.
        Drive = "drive",
        /// Whoever answers for the place's desk, or for one above it.
        Desk = "desk",
        /// Whoever answers for some desk, wherever it is.
        AnyDesk = "any_desk",
        /// Whoever answers for the region, or the nation.
        Region = "region",
        /// The nation.
        Nation = "nation",
        /// System administrators.
        System = "system",
    }
}

/// Whether the actor is among them.
pub(super) fn at(actor: &Actor, who: Who, place: &Place) -> bool {
    let reach = &actor.reach;
    let own = place.municipalities.iter().any(|m| reach.municipalities.contains(m));
    let region = place.region.is_some_and(|region| reach.region_desks.contains(&region));
    let cluster = place.clusters.iter().any(|cluster| reach.cluster_desks.contains(cluster));
    match who {
        Who::InKsf => reach.in_ksf,
        Who::Voice => {
            let answers = match (place.clusters.is_empty(), place.region) {
                (false, _) => cluster,
                (true, Some(_)) => region,
                (true, None) => reach.national,
            };
            own || answers
        }
        Who::Own => own,
        Who::Drive => own || cluster || region || reach.national,
        Who::Desk => cluster || region || reach.national,
        Who::AnyDesk => reach.national || !reach.region_desks.is_empty() || !reach.cluster_desks.is_empty(),
        Who::Region => region || reach.national,
        Who::Nation => reach.national,
        Who::System => reach.administers,
    }
}

/// Of a list of actions those that the actor may take at a place and that exist from the present state.
pub fn allowed_at<A: Copy>(
    actor: &Actor,
    place: &Place,
    actions: &[A],
    who: impl Fn(A) -> Who,
    permits: impl Fn(A) -> bool,
) -> Vec<A> {
    actions.iter().copied().filter(|&action| permits(action) && at(actor, who(action), place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UserId;
    use crate::access::{Grant, Role, Scope, Structure};
    use uuid::Uuid;

    const TOWN: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
    const CLUSTER: ClusterId = ClusterId(Uuid::from_u128(2));
    const REGION: RegionId = RegionId(Uuid::from_u128(3));

    fn actor(role: Role, scope: Scope) -> Actor {
        Actor::signed_in(UserId(Uuid::from_u128(9)), None, vec![Grant { role, scope }], &Structure::default())
    }

    #[test]
    fn a_municipality_is_spoken_for_by_itself_and_its_own_desk_alone() {
        let home = Place { municipalities: vec![TOWN], clusters: vec![CLUSTER], region: Some(REGION) };
        assert!(at(&actor(Role::RdContact, Scope::Municipality(TOWN)), Who::Voice, &home));
        assert!(at(&actor(Role::ClusterCoordinator, Scope::Cluster(CLUSTER)), Who::Voice, &home));
        // The region and the nation are above its desk: they may help, and not consent.
        for above in
            [actor(Role::RegionalCoordinator, Scope::Region(REGION)), actor(Role::National, Scope::Nation)]
        {
            assert!(!at(&above, Who::Voice, &home) && at(&above, Who::Desk, &home));
        }
        let alone = Place { clusters: Vec::new(), ..home };
        assert!(at(&actor(Role::RegionalCoordinator, Scope::Region(REGION)), Who::Voice, &alone));
        assert!(!at(&actor(Role::National, Scope::Nation), Who::Voice, &alone));
    }

    #[test]
    fn an_analyst_and_an_administrator_act_nowhere() {
        let home = Place { municipalities: vec![TOWN], clusters: vec![CLUSTER], region: Some(REGION) };
        for actor in [actor(Role::NationalAnalyst, Scope::Nation), actor(Role::SystemAdmin, Scope::System)] {
            for who in [Who::Voice, Who::Own, Who::Drive, Who::Desk, Who::AnyDesk, Who::Region, Who::Nation] {
                assert!(!at(&actor, who, &home), "{who}");
            }
        }
    }
}
