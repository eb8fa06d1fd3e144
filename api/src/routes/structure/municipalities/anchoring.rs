//! What a municipality says of its anchoring.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use crate::spoken;
use actix_web::patch;
use contract::problem::FieldCode;
use contract::structure::{AnchoringRequest, MunicipalityView, UpdateMunicipality};
use domain::structure::municipality::{Anchoring, AnchoringLevel, MunicipalityAction, Said};
use domain::text::HttpsLink;
use time::Date;

/// Say how taking part is anchored.
///
/// With those elected and with the administration (KSF-R15), each with the resolution and from when. For whoever speaks
/// for the municipality; another who writes it down tells where its decision is found.
#[utoipa::path(operation_id = "update_municipality", tag = "structure", security(("bearer" = [])),
    request_body = UpdateMunicipality,
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", pattern = "^[0-9]{4}$",
        example = "4634")),
    responses((status = 200, description = "The municipality after it", body = MunicipalityView)))]
#[patch("/municipalities/{municipalityNumber}")]
pub async fn update_municipality(
    command: Command,
    number: Path<String>,
    body: Json<UpdateMunicipality>,
) -> ApiResult {
    let today = command.caller.day();
    let all = [
        (AnchoringLevel::Political, "/politicalAnchoring", body.0.political_anchoring.as_ref()),
        (
            AnchoringLevel::Administrative,
            "/administrativeAnchoring",
            body.0.administrative_anchoring.as_ref(),
        ),
    ];
    let said = all.into_iter().filter_map(|(level, at, given)| {
        let given = given?;
        Some(anchoring(given.as_ref(), at, today).map(|(anchoring, from)| Said { level, anchoring, from }))
    });
    let said = said.collect::<Result<Vec<_>, ApiError>>()?;
    change(&command, number.0, MunicipalityAction::Describe, async |_, place| {
        let voice = spoken::voice(&command.caller.actor, place.id, body.0.reference.as_deref())?;
        Ok(place.anchor(said.clone(), today)?.said_by(voice))
    })
    .await
}

fn anchoring(
    given: Option<&AnchoringRequest>,
    at: &str,
    today: Date,
) -> Result<(Option<Anchoring>, Date), ApiError> {
    let Some(given) = given else { return Ok((None, today)) };
    let from = given.decided_on.unwrap_or(today);
    if from > today {
        return Err(ApiError::field(&format!("{at}/decidedOn"), FieldCode::InvalidDate));
    }
    let resolution = given.resolution_url.as_deref().map(HttpsLink::parse).transpose();
    let resolution =
        resolution.map_err(|_| ApiError::field(&format!("{at}/resolutionUrl"), FieldCode::InvalidLink))?;
    Ok((Some(Anchoring { anchored: given.anchored, resolution }), from))
}
