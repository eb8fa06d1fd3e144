//! What a municipality lacks, in plain words: what to do about it, and who stands in meanwhile.

use super::around::Around;
use crate::lacks::Lack;
use crate::routing::{Route, Slug};
use crate::words::Words;
use contract::people::{AnswererView, AnswersBecause};
use contract::structure::{AgreementView, ClusterView, MunicipalityView};
use domain::register::{AgreementStatus, MunicipalityLack};
use texts::{Key, key};

/// A short word for it, as it is asked for in a list.
pub(super) const fn short(lack: MunicipalityLack) -> Key {
    match lack {
        MunicipalityLack::Region => key::PLACE_PAGE_LACK_REGION,
        MunicipalityLack::Cluster => key::PLACE_PAGE_LACK_CLUSTER,
        MunicipalityLack::Contact => key::PLACE_PAGE_LACK_CONTACT,
        MunicipalityLack::PoliticalAnchoring => key::PLACE_PAGE_LACK_POLITICAL,
        MunicipalityLack::AdministrativeAnchoring => key::PLACE_PAGE_LACK_ADMINISTRATIVE,
    }
}

/// What it lacks: what the service says, and an agreement that it has not signed.
pub(super) fn of(place: &MunicipalityView, around: &Around) -> Vec<Lack> {
    let known = place.lacks.iter().map(|lack| {
        let (act, meanwhile) = more(*lack, place, around);
        let (what, way) = (short(*lack).into(), way(*lack, place));
        Lack { code: lack.code(), what, act: act.into(), rule: None, way, meanwhile }
    });
    let unsigned = around.clusters.iter().filter(|cluster| !has_signed(cluster, place)).map(|cluster| {
        let about = |key| Words::about(key, "cluster", cluster.name.clone());
        let act = match awaited(cluster, place) {
            Some(_) => key::PLACE_PAGE_LACK_AGREEMENT_SIGN.into(),
            None => key::PLACE_PAGE_LACK_AGREEMENT_WAIT.into(),
        };
        Lack {
            code: "agreement",
            what: about(key::PLACE_PAGE_LACK_AGREEMENT),
            act,
            rule: None,
            way: None,
            meanwhile: None,
        }
    });
    known.chain(unsigned).collect()
}

/// Whether the agreement that a cluster has in force or on its way bears the municipality's signature.
pub(super) fn has_signed(cluster: &ClusterView, place: &MunicipalityView) -> bool {
    let lives =
        |one: &&AgreementView| matches!(one.status, AgreementStatus::Signing | AgreementStatus::InForce);
    let signed = |one: &AgreementView| one.signatures.iter().any(|s| s.municipality.number == place.number);
    cluster.agreements.iter().filter(lives).any(signed)
}

/// The agreement that waits for the municipality's signature.
pub(super) fn awaited<'a>(cluster: &'a ClusterView, place: &MunicipalityView) -> Option<&'a AgreementView> {
    let waits = |one: &&AgreementView| one.awaits.iter().any(|who| who.number == place.number);
    cluster.agreements.iter().rev().find(waits)
}

/// The coordinator whom one is told to talk to: her name stands on the page of the region.
fn way(lack: MunicipalityLack, place: &MunicipalityView) -> Option<(String, Words)> {
    let region = place.region.as_ref().filter(|_| lack == MunicipalityLack::Cluster)?;
    let words = Words::about(key::PLACE_PAGE_COORDINATOR_OF, "region", region.name.clone());
    Some((Route::Region(Slug(region.slug.clone())).path(), words))
}

/// What to do about it, and who stands in.
fn more(lack: MunicipalityLack, place: &MunicipalityView, around: &Around) -> (Key, Option<Words>) {
    match lack {
        MunicipalityLack::Region => {
            (key::PLACE_PAGE_LACK_REGION_DO, Some(key::PLACE_PAGE_NATION_MEANWHILE.into()))
        }
        MunicipalityLack::Cluster => {
            let meanwhile = match &place.region {
                Some(region) => {
                    Words::about(key::PLACE_PAGE_LACK_CLUSTER_MEANWHILE, "region", region.name.clone())
                }
                None => key::PLACE_PAGE_LACK_CLUSTER_MEANWHILE_NATION.into(),
            };
            (key::PLACE_PAGE_LACK_CLUSTER_DO, Some(meanwhile))
        }
        MunicipalityLack::Contact => {
            (key::PLACE_PAGE_LACK_CONTACT_DO, around.answerer.as_ref().map(stands_in))
        }
        MunicipalityLack::PoliticalAnchoring => (key::PLACE_PAGE_LACK_POLITICAL_DO, None),
        MunicipalityLack::AdministrativeAnchoring => (key::PLACE_PAGE_LACK_ADMINISTRATIVE_DO, None),
    }
}

/// Who stands in for a contact.
fn stands_in(answerer: &AnswererView) -> Words {
    let name = match answerer.because {
        AnswersBecause::Motor => answerer.motor.as_ref().map(|motor| motor.name.clone()),
        AnswersBecause::Region => answerer.region.as_ref().map(|region| region.name.clone()),
        AnswersBecause::Contact | AnswersBecause::Deputy | AnswersBecause::Nation => None,
    };
    match name {
        Some(name) => Words::about(key::PLACE_PAGE_MEANWHILE, "name", name),
        None => key::PLACE_PAGE_NATION_MEANWHILE.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::municipality;
    use super::*;
    use serde_json::json;

    #[test]
    fn whoever_stands_in_is_named_with_what_is_missing() {
        let masfjorden = json!({ "number": "4634", "name": "Masfjorden" });
        let place = municipality(json!({ "lacks": ["cluster", "contact"] }));
        let answerer = json!({
            "municipality": masfjorden, "because": "motor", "motor": { "number": "4601", "name": "Bergen" },
        });
        let answerer = serde_json::from_value(answerer).unwrap();
        let lacks = of(&place, &Around { answerer: Some(answerer), ..Around::default() });
        assert_eq!(lacks.iter().map(|lack| lack.code).collect::<Vec<_>>(), ["cluster", "contact"]);
        assert_eq!(
            lacks[0].meanwhile,
            Some(Words::about(key::PLACE_PAGE_LACK_CLUSTER_MEANWHILE, "region", "KSF Vest"))
        );
        assert_eq!(lacks[1].meanwhile, Some(Words::about(key::PLACE_PAGE_MEANWHILE, "name", "Bergen")));
    }
}
