//! Where a region stands from a day.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, reason};
use actix_web::post;
use contract::structure::{RegionView, SetRegionStatus};
use domain::structure::region::{Decision, RegionAction, StatusFacts};

/// Say where a region stands.
///
/// Planned, decided, established, changed, closed: one step after another, from a day, which may be in the future. An
/// established region has exactly one host and one coordinator that day (KSF-R03), a closed one no municipalities.
/// None is closed before 2029 (KSF-R01). For the nation.
#[utoipa::path(operation_id = "set_region_status", tag = "structure", security(("bearer" = [])),
    request_body = SetRegionStatus,
    params(("regionSlug" = String, Path, description = "Slug of the region", pattern = "^[a-z]{1,20}$", example = "vest")),
    responses((status = 200, description = "The region after it", body = RegionView)))]
#[post("/regions/{regionSlug}/status")]
pub async fn set_region_status(
    command: Command,
    slug: Path<String>,
    body: Json<SetRegionStatus>,
) -> ApiResult {
    let body = body.0;
    let decision = Decision { by: body.decided_by, reason: reason(&body.reason)? };
    change(&command, slug.0, RegionAction::SetStatus, async |connection, region| {
        let there = store::structure::places_of(connection, region.id, body.valid_from).await?;
        let facts = StatusFacts { coordinators: there.coordinators, municipalities: there.municipalities };
        Ok(region.set_status(body.status, body.valid_from, decision.clone(), facts)?)
    })
    .await
}
