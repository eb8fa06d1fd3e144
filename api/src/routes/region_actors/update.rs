//! Changes to a line of a region's map of actors.

use super::change::change;
use super::create::once_each;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::patch;
use contract::organisations::{RegionActorView, UpdateRegionActor};
use domain::RegionActorId;
use domain::text::{Note, Office};

/// Change a line of a region's map of actors.
///
/// By the region's desk: topics, words and the office to turn to.
#[utoipa::path(operation_id = "update_region_actor", tag = "structure", security(("bearer" = [])),
    request_body = UpdateRegionActor,
    params(("regionActorId" = uuid::Uuid, Path, description = "Id of the line")),
    responses((status = 200, description = "Changed", body = RegionActorView)))]
#[patch("/region-actors/{regionActorId}")]
pub async fn update_region_actor(
    command: Command,
    id: Path<RegionActorId>,
    body: Json<UpdateRegionActor>,
) -> ApiResult {
    let body = body.0;
    change(&command, *id, |line| {
        let topics = body.topics.as_deref().map_or_else(|| line.topics.clone(), once_each);
        let help = match &body.help {
            None => line.help.clone(),
            Some(text) => text.as_deref().map(Note::parse).transpose().map_err(ApiError::internal)?,
        };
        let office = match &body.contact_office {
            None => line.contact_office.clone(),
            Some(text) => text.as_deref().map(Office::parse).transpose().map_err(ApiError::internal)?,
        };
        Ok(line.edit(topics, help, office, command.caller.day()))
    })
    .await
}
