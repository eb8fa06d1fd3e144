//! The end of a line of a region's map of actors.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::organisations::{End, RegionActorView};
use domain::RegionActorId;

/// Take an organisation off a region's map of actors.
///
/// From the day after the last. What the map was stays readable by `asOf`.
#[utoipa::path(operation_id = "end_region_actor", tag = "structure", security(("bearer" = [])), request_body = End,
    params(("regionActorId" = uuid::Uuid, Path, description = "Id of the line")),
    responses((status = 200, description = "The line after it", body = RegionActorView)))]
#[post("/region-actors/{regionActorId}/end")]
pub async fn end_region_actor(
    command: Command,
    id: Path<RegionActorId>,
    body: JsonOrEmpty<End>,
) -> ApiResult {
    let body = body.0;
    let reason = optional_reason(body.reason.as_deref())?;
    change(&command, *id, |line| {
        let last = body.last_day.unwrap_or_else(|| command.caller.day());
        Ok(line.end(last)?.because(reason.clone()))
    })
    .await
}
