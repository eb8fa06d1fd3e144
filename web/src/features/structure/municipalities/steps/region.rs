//! Putting a municipality into another region from a day.

use crate::steps::{Answers, Choice, Field, Step, codes};
use crate::words::Words;
use client::Client;
use contract::structure::{MoveMunicipality, MunicipalityView, RegionView};
use domain::register::DecidedBy;
use texts::key;

/// The step.
pub(in super::super) fn move_to_region(
    place: &MunicipalityView,
    regions: &[RegionView],
) -> Step<MunicipalityView> {
    let body = |a: &Answers| {
        Some(MoveMunicipality {
            region: a.written("/region")?,
            valid_from: a.day("/validFrom")?,
            decided_by: a.read("/decidedBy")?,
            reason: a.trimmed("/reason"),
            overrides: a.overrides(),
        })
    };
    let number = place.number.clone();
    let call = async move |client: Client, etag: &str, body: &MoveMunicipality| {
        client.move_municipality(&number, body, etag).await.map(Some)
    };
    let choice =
        |region: &RegionView| Choice { value: region.slug.clone(), words: Words::Said(region.name.clone()) };
    let (verb, about) = match &place.region {
        Some(region) => (
            key::ACTION_MOVE_TO_REGION,
            Words::about(key::PLACE_STEP_MOVE_ABOUT, "region", region.name.clone()),
        ),
        None => (key::PLACE_STEP_MOVE_INTO, key::PLACE_STEP_MOVE_FIRST.into()),
    };
    Step::new("move", verb, key::PLACE_STEP_MOVE_DONE, body, call)
        .explained(about)
        .asking(
            Field::select("/region", key::PLACE_STEP_MOVE_TO, regions.iter().map(choice).collect())
                .required(),
        )
        .asking(Field::day("/validFrom", key::STEP_VALID_FROM).required())
        .asking(Field::radio("/decidedBy", key::PLACE_STEP_DECIDED_BY, codes(DecidedBy::ALL)).required())
        .asking(Field::why())
}
