//! One test per transition: what it does, and where it is refused.

use super::*;
use crate::access::policy::NeedAction;
use crate::rule::{Override, RuleId};
use time::macros::datetime;
use uuid::Uuid;

const NOW: OffsetDateTime = datetime!(2025-01-10 12:00 UTC);

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn draft() -> Need {
    Need::draft(
        NeedId(id(1)),
        MunicipalityId(id(2)),
        Wording {
            language: ContentLanguage::Nn,
            title: NeedTitle::parse("Digitalt nattilsyn").unwrap(),
            problem: NeedProblem::parse("Nattpatruljen køyrer langt.").unwrap(),
        },
        Classification::default(),
        Channel::Self_,
        Some(UserId(id(3))),
        NOW,
    )
}

fn submitted(cluster: Option<u128>, region: Option<u128>) -> Need {
    let clusters: Vec<_> = cluster.map(|c| ClusterId(id(c))).into_iter().collect();
    let region = region.map(|r| RegionId(id(r)));
    let (cluster, level) = destination(&clusters, None, region).unwrap();
    draft().submit(Reference::new(2025, 42), cluster, region, level, NOW).unwrap().need
}

fn why() -> Reason {
    Reason::parse("Gjeld fleire kommunar").unwrap()
}

#[test]
fn a_draft_is_private_and_has_no_reference() {
    let need = draft();
    assert!(need.audience().private);
    assert_eq!((need.reference.clone(), need.visibility()), (None, Visibility::Internal));
}

#[test]
fn submitting_opens_to_the_cluster_or_the_level_that_stands_in() {
    let need = submitted(Some(10), Some(20));
    assert_eq!((need.held_by, need.visibility()), (Level::Cluster, Visibility::Cluster));
    assert_eq!(need.reference, Some(Reference("KB-2025-0042".into())));
    let need = submitted(None, Some(20));
    assert_eq!((need.held_by, need.visibility()), (Level::Region, Visibility::Region));
    let need = submitted(None, None);
    assert_eq!((need.held_by, need.visibility()), (Level::National, Visibility::National));
}

#[test]
fn with_several_clusters_one_must_be_chosen_and_must_be_ones_own() {
    let two = [ClusterId(id(10)), ClusterId(id(11))];
    assert!(destination(&two, None, None).is_err());
    assert_eq!(destination(&two, Some(two[1]), None).unwrap(), (Some(two[1]), Level::Cluster));
    assert!(destination(&two, Some(ClusterId(id(12))), None).is_err());
    assert!(destination(&[], Some(ClusterId(id(12))), None).is_err());
}

#[test]
fn it_is_submitted_once() {
    let again = submitted(Some(10), None).submit(Reference::new(2025, 43), None, None, Level::Region, NOW);
    assert_eq!(again.unwrap_err().process, NeedProcess::Submitted);
}

#[test]
fn qualifying_keeps_who_sees_it() {
    let changed = submitted(Some(10), Some(20)).qualify(None, NOW).unwrap();
    assert_eq!(changed.need.process, NeedProcess::Qualified);
    assert_eq!(changed.before.unwrap().visibility, changed.need.visibility());
    assert!(draft().qualify(None, NOW).is_err());
}

#[test]
fn rejecting_makes_it_internal_and_takes_it_out_of_the_public_register() {
    let published = submitted(Some(10), Some(20)).publish(Publication { with_name: true }, NOW).unwrap().need;
    let changed = published.reject(why(), NOW).unwrap();
    assert_eq!(changed.before.unwrap().visibility, Visibility::Public);
    assert_eq!((changed.need.visibility(), changed.need.publication), (Visibility::Internal, None));
    assert_eq!(changed.need.decision_reason, Some(why()));
    assert!(changed.need.reject(why(), NOW).is_err());
}

#[test]
fn lifting_goes_cluster_region_nation_and_then_no_further() {
    let need = submitted(Some(10), Some(20)).qualify(None, NOW).unwrap().need;
    let need = need.lift(why(), &[], NOW).unwrap().need;
    assert_eq!((need.process, need.held_by), (NeedProcess::LiftedRegion, Level::Region));
    assert_eq!(need.visibility(), Visibility::Region);
    let need = need.lift(why(), &[], NOW).unwrap().need;
    assert_eq!((need.process, need.held_by), (NeedProcess::LiftedNational, Level::National));
    assert_eq!(need.visibility(), Visibility::National);
    assert!(need.lift(why(), &[], NOW).is_err());
}

#[test]
fn where_the_region_stands_in_it_is_lifted_to_the_nation() {
    let need = submitted(None, Some(20)).qualify(None, NOW).unwrap().need;
    assert_eq!(need.lift(why(), &[], NOW).unwrap().need.process, NeedProcess::LiftedNational);
}

#[test]
fn a_cluster_outside_every_region_lifts_to_the_nation() {
    let need = submitted(Some(10), None).qualify(None, NOW).unwrap().need;
    assert_eq!(need.lift(why(), &[], NOW).unwrap().need.process, NeedProcess::LiftedNational);
}

#[test]
fn ksf_r24_lifting_a_need_outside_the_theme_takes_a_reason_that_the_event_keeps() {
    let mut need = submitted(Some(10), Some(20)).qualify(None, NOW).unwrap().need;
    need.classification.outside_theme = true;
    let refused = need.clone().lift(why(), &[], NOW).unwrap_err();
    assert!(matches!(refused, NeedError::Refused(refused) if refused.names(RuleId::OutsideTheme)));
    let because = Override { rule: RuleId::OutsideTheme, reason: why() };
    let changed = need.lift(why(), std::slice::from_ref(&because), NOW).unwrap();
    assert_eq!(changed.overrides, vec![because]);
}

#[test]
fn a_qualified_need_can_be_opened_to_the_region_while_the_cluster_holds_it() {
    let need = submitted(Some(10), Some(20));
    assert!(need.clone().open_to_region(None, NOW).is_err(), "not before it is qualified");
    let need = need.qualify(None, NOW).unwrap().need.open_to_region(None, NOW).unwrap().need;
    assert_eq!((need.held_by, need.visibility()), (Level::Cluster, Visibility::Region));
    assert!(need.open_to_region(None, NOW).is_err(), "it is open to the region already");
}

#[test]
fn consent_to_publish_can_be_given_without_the_name_and_taken_back() {
    let need = submitted(Some(10), Some(20)).publish(Publication { with_name: false }, NOW).unwrap().need;
    assert!(need.is_nameless() && need.visibility() == Visibility::Public);
    let need = need.unpublish(NOW).unwrap().need;
    assert_eq!(need.visibility(), Visibility::Cluster);
    assert!(need.unpublish(NOW).is_err());
    assert!(draft().publish(Publication { with_name: true }, NOW).is_err());
}

#[test]
fn withdrawing_is_possible_from_every_open_state_and_makes_it_internal() {
    for need in [
        submitted(Some(10), Some(20)),
        submitted(Some(10), Some(20)).qualify(None, NOW).unwrap().need,
        submitted(Some(10), Some(20)).qualify(None, NOW).unwrap().need.lift(why(), &[], NOW).unwrap().need,
    ] {
        let need = need.withdraw(None, NOW).unwrap().need;
        assert_eq!((need.process, need.visibility()), (NeedProcess::Withdrawn, Visibility::Internal));
        assert_eq!(need.held_by, Level::Cluster, "back where it was sent");
        assert!(need.withdraw(None, NOW).is_err());
    }
    assert!(draft().withdraw(None, NOW).is_err(), "a draft is discarded, not withdrawn");
}

#[test]
fn words_are_the_municipalitys_until_somebody_has_decided() {
    let need = submitted(Some(10), Some(20)).qualify(None, NOW).unwrap().need;
    let mut wording = need.wording.clone();
    let classification =
        Classification { service_area: Some(ServiceArea::WelfareTechnology), ..Classification::default() };
    let classified = need.clone().edit(wording.clone(), classification.clone(), NOW).unwrap().need;
    assert_eq!(classified.classification, classification);
    wording.title = NeedTitle::parse("Noko heilt anna").unwrap();
    assert_eq!(need.edit(wording, classification, NOW).unwrap_err().action, NeedAction::Edit);
}

#[test]
fn a_drafts_saves_have_no_audience_before_so_no_event_is_written() {
    let need = draft();
    let (wording, classification) = (need.wording.clone(), need.classification.clone());
    let changed = need.edit(wording, classification, NOW).unwrap();
    assert_eq!((changed.before, changed.need.version), (None, 2));
}

#[test]
fn every_change_counts_the_version_up_by_one() {
    let need = submitted(Some(10), Some(20));
    assert_eq!(need.version, 2);
    assert_eq!(need.qualify(None, NOW).unwrap().need.version, 3);
}
