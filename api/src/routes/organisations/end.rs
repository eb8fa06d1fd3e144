//! The end of an organisation.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::organisations::{End, OrganisationView};
use domain::OrganisationId;

/// Say that an organisation is no longer active.
///
/// From the day after the last. It stays readable, and can be active again.
#[utoipa::path(operation_id = "end_organisation", tag = "structure", security(("bearer" = [])), request_body = End,
    params(("organisationId" = uuid::Uuid, Path, description = "Id of the organisation")),
    responses((status = 200, description = "The organisation after it", body = OrganisationView)))]
#[post("/organisations/{organisationId}/end")]
pub async fn end_organisation(
    command: Command,
    id: Path<OrganisationId>,
    body: JsonOrEmpty<End>,
) -> ApiResult {
    let body = body.0;
    let reason = optional_reason(body.reason.as_deref())?;
    let yesterday = command.caller.day().previous_day().unwrap_or(command.caller.day());
    change(&command, *id, async |_, organisation| {
        Ok(organisation.end(body.last_day.unwrap_or(yesterday))?.because(reason.clone()))
    })
    .await
}
