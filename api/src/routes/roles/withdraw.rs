//! Taking an offer back.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::needs::Decide;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;

/// Take the offer of a role back.
///
/// By those who give the role, before it is answered.
#[utoipa::path(operation_id = "withdraw_role_assignment", tag = "roles", security(("bearer" = [])), request_body = Decide,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "Taken back", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/withdraw")]
pub async fn withdraw_role_assignment(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let (reason, day) = (optional_reason(body.0.reason.as_deref())?, command.caller.day());
    change(&command, *id, RoleAction::Withdraw, async |_, role| Ok(vec![role.withdraw(reason.clone(), day)?]))
        .await
}
