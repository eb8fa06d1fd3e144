//! An organisation that is active again.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::organisations::{OrganisationView, Resume};
use domain::OrganisationId;

/// Say that an organisation is active again.
///
/// From a day on. When it was not stays readable, by `asOf` and in its history.
#[utoipa::path(operation_id = "reactivate_organisation", tag = "structure", security(("bearer" = [])),
    request_body = Resume, params(("organisationId" = uuid::Uuid, Path, description = "Id of the organisation")),
    responses((status = 200, description = "The organisation after it", body = OrganisationView)))]
#[post("/organisations/{organisationId}/reactivate")]
pub async fn reactivate_organisation(
    command: Command,
    id: Path<OrganisationId>,
    body: JsonOrEmpty<Resume>,
) -> ApiResult {
    let body = body.0;
    let reason = optional_reason(body.reason.as_deref())?;
    change(&command, *id, async |_, organisation| {
        let from = body.from.unwrap_or_else(|| command.caller.day());
        Ok(organisation.reactivate(from)?.because(reason.clone()))
    })
    .await
}
