use super::*;
use crate::DocumentId;
use crate::event::MunicipalityChange;
use crate::register::DecidedBy;
use crate::rule::{Override, RuleId};
use crate::structure::Altered;
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

fn new(region: RegionId, from: Date) -> NewRegion {
    let reason = Reason::parse("Oslo er avklara").unwrap();
    NewRegion { region, from, decided_by: DecidedBy::Ks, reason, leaves_cluster_behind: false }
}

fn moved(place: Municipality, region: RegionId, from: Date) -> Result<Municipality, MoveError> {
    place.move_to_region(new(region, from), &[]).map(|altered| altered.thing)
}

/// The rules in the way, each with whether a reason sets it aside.
fn refused(moved: Result<Altered<Municipality, MunicipalityChange>, MoveError>) -> Vec<(RuleId, bool)> {
    let Err(MoveError::Refused(refused)) = moved else { return Vec::new() };
    refused.rules().iter().map(|rule| (rule.rule, rule.overridable)).collect()
}

#[test]
fn ksf_r04_whoever_has_a_region_stays_there_through_2026_unless_the_chief_executive_decides() {
    let oslo = moved(oslo(), OST, TODAY).unwrap();
    let (early, later) = (date!(2026 - 12 - 31), date!(2027 - 01 - 01));
    let ask = |new: NewRegion, given: &[Override]| oslo.clone().move_to_region(new, given);
    assert_eq!(refused(ask(new(VEST, early), &[])), [(RuleId::FirstHostsStay, false)]);
    let decided = NewRegion { decided_by: DecidedBy::ChiefExecutive, ..new(VEST, early) };
    assert_eq!(refused(ask(decided.clone(), &[])), [(RuleId::FirstHostsStay, true)]);
    let why = Override { rule: RuleId::FirstHostsStay, reason: Reason::parse("Vedtak i KS").unwrap() };
    let told = ask(decided, std::slice::from_ref(&why)).unwrap();
    assert_eq!((told.overrides, told.thing.region_on(early)), (vec![why], Some(VEST)));
    assert!(ask(new(VEST, later), &[]).is_ok());
}

#[test]
fn ksf_r12_leaving_a_cluster_in_another_region_takes_a_reason() {
    let oslo = moved(oslo(), OST, TODAY).unwrap();
    let away = NewRegion { leaves_cluster_behind: true, ..new(VEST, date!(2027 - 01 - 01)) };
    assert_eq!(refused(oslo.clone().move_to_region(away.clone(), &[])), [(RuleId::Nearness, true)]);
    let why = Override { rule: RuleId::Nearness, reason: Reason::parse("Klynga held fram").unwrap() };
    assert!(oslo.move_to_region(away, &[why]).is_ok());
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
    assert!(matches!(moved(oslo, VEST, date!(2029 - 01 - 01)), Err(MoveError::WrongState)));
}

#[test]
fn what_has_ended_is_not_changed() {
    let ended = Municipality {
        valid: Period::inclusive(date!(2020 - 01 - 01), Some(date!(2025 - 12 - 31))).unwrap(),
        ..oslo()
    };
    assert!(matches!(moved(ended.clone(), OST, TODAY), Err(MoveError::WrongState)));
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

#[test]
fn what_is_decided_of_the_same_place_goes_on_under_its_next_number() {
    let (last, first) = (date!(2026 - 12 - 31), date!(2027 - 01 - 01));
    let valid = Period::half_open(date!(2020 - 01 - 01), Some(first)).unwrap();
    let before = Municipality { valid, ..oslo() };
    let next =
        || Municipality { id: MunicipalityId(Uuid::from_u128(302)), valid: Period::since(first), ..oslo() };
    let decided = before.move_to_region(new(OST, date!(2026 - 12 - 01)), &[]).unwrap();
    let told = next().goes_on_with(&decided.thing, &decided.change).unwrap();
    assert_eq!((told.thing.region_on(first), told.effective_on), (Some(OST), first));
    assert_eq!(told.change, MunicipalityChange::Moved { from: None, to: OST, decided_by: DecidedBy::Ks });
    assert!(told.thing.goes_on_with(&decided.thing, &decided.change).is_none(), "it is there already");
    // What is to end before the number does is not carried on.
    let mut short = decided.clone();
    short.thing.regions.end(last);
    assert!(next().goes_on_with(&short.thing, &short.change).is_none());
    // What is said of its anchoring goes on as well, and is taken back with it.
    let word = Anchoring { anchored: true, resolution: None };
    let said = |anchoring| vec![Said { level: AnchoringLevel::Political, anchoring, from: TODAY }];
    let anchored = decided.thing.anchor(said(Some(word)), TODAY).unwrap();
    let told = next().goes_on_with(&anchored.thing, &anchored.change).unwrap();
    assert!(told.thing.political.on(first).is_some_and(|word| word.anchored));
    let back = anchored.thing.anchor(said(None), TODAY).unwrap();
    assert!(told.thing.goes_on_with(&back.thing, &back.change).unwrap().thing.political.on(first).is_none());
}
