//! Saying whether taking part is anchored, with those elected or with the administration (KSF-R15).

use crate::steps::{Answers, Choice, Field, Step, reference, writes_down};
use client::Client;
use contract::people::Me;
use contract::structure::{AnchoringRequest, MunicipalityView, UpdateMunicipality};
use domain::structure::municipality::AnchoringLevel;
use texts::{Key, key};

const YES: &str = "yes";
const NO: &str = "no";
/// The municipality takes back what it has said.
const UNSAID: &str = "unsaid";

/// Where each answer stands in the body.
const fn pointers(level: AnchoringLevel) -> [&'static str; 3] {
    match level {
        AnchoringLevel::Political => [
            "/politicalAnchoring/anchored",
            "/politicalAnchoring/resolutionUrl",
            "/politicalAnchoring/decidedOn",
        ],
        AnchoringLevel::Administrative => [
            "/administrativeAnchoring/anchored",
            "/administrativeAnchoring/resolutionUrl",
            "/administrativeAnchoring/decidedOn",
        ],
    }
}

const fn words(level: AnchoringLevel) -> (Key, Key) {
    match level {
        AnchoringLevel::Political => (key::PLACE_STEP_POLITICAL, key::PLACE_STEP_POLITICAL_ASK),
        AnchoringLevel::Administrative => {
            (key::PLACE_STEP_ADMINISTRATIVE, key::PLACE_STEP_ADMINISTRATIVE_ASK)
        }
    }
}

/// The step for one of the two.
pub(in super::super) fn anchor(
    place: &MunicipalityView,
    level: AnchoringLevel,
    me: &Me,
) -> Step<MunicipalityView> {
    let [anchored, resolution, decided] = pointers(level);
    let body = move |a: &Answers| {
        let anchoring = match a.text(anchored) {
            UNSAID => None,
            said => Some(AnchoringRequest {
                anchored: said == YES,
                resolution_url: a.written(resolution),
                decided_on: a.day(decided),
            }),
        };
        let mut body =
            UpdateMunicipality { reference: a.written("/reference"), ..UpdateMunicipality::default() };
        match level {
            AnchoringLevel::Political => body.political_anchoring = Some(anchoring),
            AnchoringLevel::Administrative => body.administrative_anchoring = Some(anchoring),
        }
        Some(body)
    };
    let number = place.number.clone();
    let call = async move |client: Client, etag: &str, body: &UpdateMunicipality| {
        client.update_municipality(&number, body, etag).await.map(Some)
    };
    let said = match level {
        AnchoringLevel::Political => &place.political_anchoring,
        AnchoringLevel::Administrative => &place.administrative_anchoring,
    };
    let choice = |value: &str, words: Key| Choice { value: value.to_owned(), words: words.into() };
    let mut choices = vec![choice(YES, key::PLACE_STEP_ANCHOR_YES), choice(NO, key::PLACE_STEP_ANCHOR_NO)];
    if said.is_some() {
        choices.push(choice(UNSAID, key::PLACE_STEP_ANCHOR_UNSAID));
    }
    let first = match said {
        Some(said) if said.anchored => YES,
        Some(_) => NO,
        None => "",
    };
    let link = said.as_ref().and_then(|said| said.resolution_url.clone()).unwrap_or_default();
    let (label, ask) = words(level);
    // What was said before begins anew with the version, so that an old answer does not come back.
    let id = format!("{}.{}", level.code(), place.version);
    let step = Step::new(id, label, key::PLACE_STEP_ANCHOR_DONE, body, call)
        .asking(Field::radio(anchored, ask, choices).starting(first).required());
    let of_a_resolution = [
        Field::link(resolution, key::PLACE_STEP_ANCHOR_LINK).starting(link),
        Field::day(decided, key::PLACE_STEP_ANCHOR_ON).help(key::PLACE_STEP_ANCHOR_ON_HELP),
    ];
    // Whoever speaks for the municipality links to its resolution; another tells where it decided.
    let decided = writes_down(me, &place.number).then(|| reference(true));
    step.asking_all(of_a_resolution).asking_all(decided)
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::municipality;
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wrong_stands_at_its_field() {
        let place = municipality(json!({}));
        let me = |own| {
            let name = place.name.clone();
            crate::features::clusters::samples::me(&[(&place.number, &name, own)], json!([]))
        };
        let asks = |own| anchor(&place, AnchoringLevel::Political, &me(own)).wrong(&Answers::default());
        assert_eq!(asks(false), ["/politicalAnchoring/anchored", "/reference"]);
        let step = anchor(&place, AnchoringLevel::Political, &me(true));
        let mut answers = Answers::default();
        assert_eq!(step.wrong(&answers), ["/politicalAnchoring/anchored"]);
        answers.set("/politicalAnchoring/anchored", YES);
        answers.set("/politicalAnchoring/resolutionUrl", "masfjorden.kommune.no");
        answers.set("/politicalAnchoring/decidedOn", "2026-02-30");
        assert_eq!(
            step.wrong(&answers),
            ["/politicalAnchoring/decidedOn", "/politicalAnchoring/resolutionUrl"]
        );
    }
}
