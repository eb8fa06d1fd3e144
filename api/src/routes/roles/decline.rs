//! Declining a role.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::needs::Decide;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;

/// Decline a role.
///
/// By the one it was offered to.
#[utoipa::path(operation_id = "decline_role_assignment", tag = "roles", security(("bearer" = [])), request_body = Decide,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "Declined", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/decline")]
pub async fn decline_role_assignment(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let (reason, day) = (optional_reason(body.0.reason.as_deref())?, command.caller.day());
    change(&command, *id, RoleAction::Decline, async |_, role| Ok(vec![role.decline(reason.clone(), day)?]))
        .await
}
