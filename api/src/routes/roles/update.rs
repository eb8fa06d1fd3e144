//! Changes to a role.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::patch;
use contract::patch;
use contract::people::{RoleAssignmentView, UpdateRoleAssignment};
use domain::RoleAssignmentId;
use domain::access::policy::RoleAction;
use domain::role::RoleAssignment;
use domain::text::{AgreedTask, Mandate};

/// Change a role.
///
/// Mandate and tasks are agreed between the holder and those who give the role, and either may write them; the last day
/// is for those who give it. On a municipality or county that is to become another, or a cluster that is to close, it is never
/// later than the place's own.
#[utoipa::path(operation_id = "update_role_assignment", tag = "roles", security(("bearer" = [])),
    request_body = UpdateRoleAssignment,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "Changed", body = RoleAssignmentView)))]
#[patch("/role-assignments/{roleAssignmentId}")]
pub async fn update_role_assignment(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: Json<UpdateRoleAssignment>,
) -> ApiResult {
    let (body, day) = (body.0, command.caller.day());
    let action = if body.valid_to.is_some() { RoleAction::ChangeEnd } else { RoleAction::Amend };
    change(&command, *id, action, async |connection, role| {
        let (mandate, tasks) = (mandate(&role, &body)?, tasks(&role, &body)?);
        let Some(last_day) = body.valid_to else { return Ok(vec![role.amend(mandate, tasks, day)?]) };
        let ends = store::roles::place_ends(connection, role.scope).await?;
        let lasts = role.change_end(last_day, ends, day)?;
        if body.mandate.is_none() && body.tasks.is_none() {
            return Ok(vec![lasts]);
        }
        // Mandate and tasks go along, and are told by themselves.
        let described = lasts.thing.clone().amend(mandate, tasks, day)?;
        Ok(vec![lasts, described])
    })
    .await
}

fn mandate(role: &RoleAssignment, body: &UpdateRoleAssignment) -> Result<Option<Mandate>, ApiError> {
    let asked = match &body.mandate {
        Some(Some(text)) => Some(Some(Mandate::parse(text).map_err(ApiError::internal)?)),
        Some(None) => Some(None),
        None => None,
    };
    Ok(patch::apply(role.mandate.as_ref(), asked.as_ref()))
}

fn tasks(role: &RoleAssignment, body: &UpdateRoleAssignment) -> Result<Vec<AgreedTask>, ApiError> {
    match &body.tasks {
        Some(tasks) => super::offer::tasks(tasks),
        None => Ok(role.tasks.clone()),
    }
}
