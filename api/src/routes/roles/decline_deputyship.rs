//! Not standing in for somebody.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path};
use actix_web::post;
use contract::needs::Decide;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;

/// Say no to being deputy.
///
/// By whoever is named deputy in an absence that runs or is to come, from today. The holder is away without a deputy then,
/// and the level above stands in.
#[utoipa::path(operation_id = "decline_deputyship", tag = "roles", security(("bearer" = [])), request_body = Decide,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "The role after it", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/decline-deputyship")]
pub async fn decline_deputyship(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let (day, reason) = (command.caller.day(), crate::extract::optional_reason(body.0.reason.as_deref())?);
    let deputy = command.caller.user()?;
    change(&command, *id, RoleAction::DeclineDeputyship, async |_, role| {
        Ok(vec![role.decline_deputyship(deputy, day)?.because(reason.clone())])
    })
    .await
}
