//! Ending a role.

use super::change::change;
use super::give_back::given_back;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::people::{EndRoleAssignment, RoleAssignmentView};
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;

/// End a role.
///
/// By the holder or those who give the role: after a last day, or at once. What ended at once is gone at the holder's next
/// request. Where one that took over ends before it began, the one before it gets its last day back. The last administrator
/// stays (KSF-D03).
#[utoipa::path(operation_id = "end_role_assignment", tag = "roles", security(("bearer" = [])), request_body = EndRoleAssignment,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "Ended, or about to", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/end")]
pub async fn end_role_assignment(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: JsonOrEmpty<EndRoleAssignment>,
) -> ApiResult {
    let (reason, last_day) = (optional_reason(body.0.reason.as_deref())?, body.0.last_day);
    let (now, day) = (command.caller.now, command.caller.day());
    change(&command, *id, RoleAction::End, async |connection, role| {
        let ended = match last_day {
            Some(last_day) => role.end_after(last_day, reason.clone(), day)?,
            None => role.end_at_once(reason.clone(), now)?,
        };
        let given_back = given_back(connection, &ended.thing, day).await?;
        Ok([Some(ended), given_back].into_iter().flatten().collect())
    })
    .await
}
