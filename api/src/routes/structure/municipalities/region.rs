//! Another region from a day; Oslo's first.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use crate::problem::ApiError;
use actix_web::post;
use contract::problem::{Code, FieldCode};
use contract::structure::{MoveMunicipality, MunicipalityView};
use domain::register::RegionStatus;
use domain::structure::municipality::{MunicipalityAction, NewRegion};

/// Put a municipality into a region.
///
/// From a day, which may be in the future; where it was ends the day before (KSF-R02). So Oslo is decided. A municipality
/// that has a region stays there to the end of 2026, unless the chief executive of KS decides otherwise (KSF-R04); where
/// its cluster lies in another region, it takes a reason (KSF-R12). A host is not moved out of the region it hosts. What
/// is decided of a place that is to get another number, name or county holds for it under that too. For the nation.
#[utoipa::path(operation_id = "move_municipality", tag = "structure", security(("bearer" = [])),
    request_body = MoveMunicipality,
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", pattern = "^[0-9]{4}$",
        example = "4634")),
    responses((status = 200, description = "The municipality after it", body = MunicipalityView)))]
#[post("/municipalities/{municipalityNumber}/region")]
pub async fn move_municipality(
    command: Command,
    number: Path<String>,
    body: Json<MoveMunicipality>,
) -> ApiResult {
    let body = body.0;
    let (why, set_aside) = (reason(&body.reason)?, overrides(&body.overrides)?);
    change(&command, number.0, MunicipalityAction::MoveToRegion, async |connection, place| {
        let day = body.valid_from;
        let regions = store::structure::regions(connection, Some(&body.region), day).await?;
        let open = regions.into_iter().find(|region| region.status != RegionStatus::Closed);
        let Some(region) = open else { return Err(ApiError::field("/region", FieldCode::UnknownValue)) };
        if store::structure::hosts_from(connection, place.id, day).await? {
            return Err(ApiError::of(Code::StateConflict));
        }
        let new = NewRegion {
            region: region.id,
            from: day,
            decided_by: body.decided_by,
            reason: why.clone(),
            leaves_cluster_behind: store::structure::leaves_cluster_behind(
                connection, place.id, region.id, day,
            )
            .await?,
        };
        Ok(place.move_to_region(new, &set_aside)?)
    })
    .await
}
