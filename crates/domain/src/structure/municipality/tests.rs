use super::*;
use crate::DocumentId;
use crate::register::DecidedBy;
use crate::text::{DocumentTitle, HttpsLink, Reason};
use time::macros::date;
use uuid::Uuid;

const VEST: RegionId = RegionId(Uuid::from_u128(1));
const OST: RegionId = RegionId(Uuid::from_u128(2));
const PAPER: DocumentId = DocumentId(Uuid::from_u128(3));
const TODAY: Date = date!(2026 - 01 - 15);

fn oslo() -> Municipality {
    Municipality {
        id: MunicipalityId(Uuid::from_u128(301)),
        version: 1,
        valid: Period::since(date!(2020 - 01 - 01)),
        regions: Timeline::default(),
        political: Timeline::default(),
        administrative: Timeline::default(),
        documents: Vec::new(),
        clusters: Vec::new(),
    }
}

fn moved(place: Municipality, region: RegionId, from: Date) -> Result<Municipality, WrongState> {
    let reason = Reason::parse("Oslo er avklara").unwrap();
    place.move_to_region(region, from, DecidedBy::ChiefExecutive, reason).map(|altered| altered.thing)
}

fn strategy() -> DocumentFacts {
    DocumentFacts {
        kind: DocumentKind::ResearchStrategy,
        title: DocumentTitle::parse("Strategi for forsking").unwrap(),
        link: HttpsLink::parse("https://oslo.kommune.no/strategi").unwrap(),
        dated: None,
    }
}

#[test]
fn ksf_r02_oslo_is_decided_from_a_day_and_is_in_one_region_at_a_time() {
    let oslo = moved(oslo(), OST, date!(2027 - 01 - 01)).unwrap();
    assert_eq!(
        (oslo.region_on(date!(2026 - 12 - 31)), oslo.region_on(date!(2027 - 01 - 01))),
        (None, Some(OST))
    );
    let oslo = moved(oslo, VEST, date!(2028 - 01 - 01)).unwrap();
    assert_eq!(
        (oslo.region_on(date!(2027 - 12 - 31)), oslo.region_on(date!(2028 - 01 - 01))),
        (Some(OST), Some(VEST))
    );
    assert_eq!(oslo.version, 3);
    assert_eq!(moved(oslo, VEST, date!(2029 - 01 - 01)), Err(WrongState));
}

#[test]
fn what_has_ended_is_not_changed() {
    let ended = Municipality {
        valid: Period::inclusive(date!(2020 - 01 - 01), Some(date!(2025 - 12 - 31))).unwrap(),
        ..oslo()
    };
    assert_eq!(moved(ended.clone(), OST, TODAY), Err(WrongState));
    assert_eq!(ended.add_document(PAPER, strategy(), TODAY), Err(WrongState));
}

#[test]
fn the_last_word_on_anchoring_holds_and_what_was_said_before_is_kept() {
    let political = |anchored: Option<bool>, from| {
        let anchoring = anchored.map(|anchored| Anchoring { anchored, resolution: None });
        vec![Said { level: AnchoringLevel::Political, anchoring, from }]
    };
    let place = oslo().anchor(political(Some(false), date!(2025 - 01 - 01)), TODAY).unwrap().thing;
    let place = place.anchor(political(Some(true), date!(2025 - 06 - 01)), TODAY).unwrap().thing;
    let on = |place: &Municipality, day| place.political.on(day).map(|a| a.anchored);
    assert_eq!((on(&place, date!(2025 - 05 - 31)), on(&place, TODAY)), (Some(false), Some(true)));
    let place = place.anchor(political(None, TODAY), TODAY).unwrap().thing;
    assert_eq!((on(&place, date!(2026 - 01 - 14)), on(&place, TODAY)), (Some(true), None));
    assert!(place.administrative.terms().is_empty());
}

#[test]
fn a_document_is_changed_and_taken_away_but_never_lost() {
    let place = oslo().add_document(PAPER, strategy(), TODAY).unwrap().thing;
    let dated = DocumentFacts { dated: Some(date!(2025 - 03 - 01)), ..strategy() };
    let place = place.change_document(PAPER, dated, TODAY).unwrap().thing;
    assert_eq!(place.document(PAPER).unwrap().valid_from, date!(2025 - 03 - 01));
    let place = place.remove_document(PAPER, TODAY).unwrap().thing;
    assert_eq!((place.document(PAPER), place.documents.len()), (None, 1));
    assert_eq!(place.clone().remove_document(PAPER, TODAY), Err(WrongState));
    assert_eq!(place.change_document(PAPER, strategy(), TODAY), Err(WrongState));
}
