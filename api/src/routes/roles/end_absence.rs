//! Being back.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path};
use actix_web::post;
use contract::needs::Decide;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;

/// End an absence.
///
/// By the holder or those who give the role. The absence that runs ends today; where none runs, the next one is taken
/// back.
#[utoipa::path(operation_id = "end_absence", tag = "roles", security(("bearer" = [])), request_body = Decide,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "The role after it", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/end-absence")]
pub async fn end_absence(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let (day, reason) = (command.caller.day(), crate::extract::optional_reason(body.0.reason.as_deref())?);
    change(&command, *id, RoleAction::EndAbsence, async |_, role| {
        Ok(vec![role.end_absence(day)?.because(reason.clone())])
    })
    .await
}
