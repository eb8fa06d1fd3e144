//! What a cluster lacks, in plain words: what to do about it, and who stands in meanwhile.

use crate::i18n::I18n;
use crate::lacks::Lack;
use crate::words::Words;
use contract::structure::ClusterView;
use domain::register::{AgreementStatus, ClusterLack};
use domain::role::ClusterDesk;
use texts::{Key, key};

/// A short word for it, to stand in a row.
const fn short(lack: ClusterLack) -> Key {
    match lack {
        ClusterLack::Motor => key::CLUSTER_PAGE_LACK_MOTOR_SHORT,
        ClusterLack::Coordinator => key::CLUSTER_PAGE_LACK_COORDINATOR_SHORT,
        ClusterLack::FiveMembers => key::CLUSTER_PAGE_LACK_FIVE_MEMBERS_SHORT,
        ClusterLack::Agreement => key::CLUSTER_PAGE_LACK_AGREEMENT_SHORT,
        ClusterLack::Contact => key::CLUSTER_PAGE_LACK_CONTACT_SHORT,
        ClusterLack::Subcluster => key::CLUSTER_PAGE_LACK_SUBCLUSTER_SHORT,
        ClusterLack::Anchoring => key::CLUSTER_PAGE_LACK_ANCHORING_SHORT,
    }
}

/// All that is missing, in one line.
pub(super) fn in_a_row(i18n: I18n, lacks: &[ClusterLack]) -> String {
    crate::lacks::in_a_row(i18n, lacks.iter().copied().map(short))
}

/// The same in a cell of a table, under a heading that says what it is.
pub(in crate::features) fn in_a_cell(i18n: I18n, lacks: &[ClusterLack]) -> String {
    crate::lacks::in_a_cell(i18n, lacks.iter().copied().map(short))
}

/// Names in a row.
pub(super) fn names<'a>(all: impl IntoIterator<Item = &'a str>) -> String {
    all.into_iter().collect::<Vec<_>>().join(", ")
}

/// Who drives a cluster until it has a motor: those that founded it or were invited to drive it. That a member has said since
/// that it would drive gives it nothing to say yet (KSF-R08).
fn drivers(cluster: &ClusterView) -> Option<String> {
    let drive = names(cluster.members.iter().filter(|m| m.drives).map(|m| m.municipality.name.as_str()));
    (!drive.is_empty()).then_some(drive)
}

/// Who answers at the cluster's desk, as the municipalities' own pages say it too.
fn at_the_desk(cluster: &ClusterView) -> Words {
    match (cluster.desk, &cluster.region, &cluster.motor) {
        (ClusterDesk::Coordinator, _, Some(_)) => key::CLUSTER_PAGE_LACK_CONTACT_MEANWHILE.into(),
        (ClusterDesk::Coordinator, _, None) => key::CLUSTER_PAGE_LACK_CONTACT_COORDINATOR.into(),
        (ClusterDesk::Region, Some(region), _) => {
            Words::about(key::CLUSTER_PAGE_LACK_COORDINATOR_MEANWHILE, "region", region.name.clone())
        }
        (ClusterDesk::Region | ClusterDesk::Nation, ..) => key::PLACE_PAGE_NATION_MEANWHILE.into(),
    }
}

/// What is missing, what to do about it, and who stands in.
fn told(i18n: I18n, lack: ClusterLack, cluster: &ClusterView) -> Lack {
    let members = || cluster.members.iter();
    let name = |m: &'_ contract::structure::MemberView| m.municipality.name.clone();
    let listed = |names: Vec<String>| names.join(", ");
    let national = || i18n.text(key::LEVEL_NATIONAL);
    let region = || cluster.region.as_ref().map_or_else(national, |region| region.name.clone());
    let (what, act, meanwhile) = match lack {
        ClusterLack::Motor => {
            let meanwhile = drivers(cluster).unwrap_or_else(region);
            let meanwhile = Words::about(key::CLUSTER_PAGE_LACK_MOTOR_MEANWHILE, "names", meanwhile);
            (key::CLUSTER_PAGE_LACK_MOTOR.into(), key::CLUSTER_PAGE_LACK_MOTOR_DO.into(), Some(meanwhile))
        }
        ClusterLack::Coordinator => {
            let meanwhile = at_the_desk(cluster);
            let act = key::CLUSTER_PAGE_LACK_COORDINATOR_DO.into();
            (key::CLUSTER_PAGE_LACK_COORDINATOR.into(), act, Some(meanwhile))
        }
        ClusterLack::FiveMembers => {
            let count = cluster.members.len().to_string();
            let act = Words::about(key::CLUSTER_PAGE_LACK_FIVE_MEMBERS_DO, "count", count);
            (key::CLUSTER_PAGE_LACK_FIVE_MEMBERS.into(), act, None)
        }
        ClusterLack::Agreement => {
            let sent = cluster.agreements.iter().rev().find(|agreement| {
                matches!(agreement.status, AgreementStatus::Signing | AgreementStatus::InForce)
            });
            let act = match sent {
                Some(agreement) => {
                    let awaits = names(agreement.awaits.iter().map(|m| m.name.as_str()));
                    Words::about(key::CLUSTER_PAGE_LACK_AGREEMENT_AWAITS, "names", awaits)
                }
                None => key::CLUSTER_PAGE_LACK_AGREEMENT_DO.into(),
            };
            (key::CLUSTER_PAGE_LACK_AGREEMENT.into(), act, None)
        }
        ClusterLack::Contact => {
            let without = listed(members().filter(|m| !m.has_contact).map(name).collect());
            let act = key::CLUSTER_PAGE_LACK_CONTACT_DO.into();
            let what = Words::about(key::CLUSTER_PAGE_LACK_CONTACT, "names", without);
            (what, act, Some(at_the_desk(cluster)))
        }
        ClusterLack::Subcluster => {
            let alone = cluster.subclusters.iter().filter(|one| one.members.len() < 2);
            let alone = names(alone.map(|one| one.name.as_str()));
            let what = Words::about(key::CLUSTER_PAGE_LACK_SUBCLUSTER, "names", alone);
            (what, key::CLUSTER_PAGE_LACK_SUBCLUSTER_DO.into(), None)
        }
        ClusterLack::Anchoring => {
            let without = listed(members().filter(|m| !m.anchored).map(name).collect());
            let what = Words::about(key::CLUSTER_PAGE_LACK_ANCHORING, "names", without);
            (what, key::CLUSTER_PAGE_LACK_ANCHORING_DO.into(), None)
        }
    };
    Lack { code: lack.code(), what, act, rule: None, way: None, meanwhile }
}

/// What a cluster lacks, to be shown.
pub(super) fn of(i18n: I18n, cluster: &ClusterView) -> Vec<Lack> {
    cluster.lacks.iter().map(|lack| told(i18n, *lack, cluster)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::cluster;
    use super::*;
    use serde_json::json;

    #[test]
    fn who_answers_for_a_member_without_contact_is_who_answers_at_the_desk() {
        let motor =
            json!({ "municipality": { "number": "4632", "name": "Austrheim" }, "validFrom": "2026-01-01" });
        let region = json!({ "slug": "vest", "name": "KSF Vest" });
        let of = |desk: &str| {
            cluster(
                json!({ "desk": desk, "motor": motor, "region": region, "hasCoordinator": desk == "coordinator" }),
            )
        };
        let says = |desk: &str| at_the_desk(&of(desk));
        assert_eq!(says("coordinator"), Words::from(key::CLUSTER_PAGE_LACK_CONTACT_MEANWHILE));
        let region =
            Words::about(key::CLUSTER_PAGE_LACK_COORDINATOR_MEANWHILE, "region", "KSF Vest".to_owned());
        assert_eq!(says("region"), region, "a motor without a coordinator answers for nobody");
        assert_eq!(says("nation"), Words::from(key::PLACE_PAGE_NATION_MEANWHILE));
    }

    #[test]
    fn only_who_joined_to_drive_stands_in_for_a_motor() {
        let driven = cluster(json!({}));
        assert!(
            driven.members.iter().all(|member| member.ambition.code() == "motor"),
            "both say they would drive"
        );
        assert_eq!(drivers(&driven).as_deref(), Some("Austrheim"));
        assert_eq!(drivers(&cluster(json!({ "members": [] }))), None);
    }
}
