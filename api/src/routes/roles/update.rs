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
use domain::event::RoleChange;
use domain::role::RoleAssignment;
use domain::structure::Altered;
use domain::text::{AgreedTask, Mandate};

/// Change a role.
///
/// Mandate and tasks are agreed between the holder and those who give the role, and either may write them; the last day
/// is for those who give it.
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
    change(&command, *id, action, async |_, role| {
        let (mandate, tasks) = (mandate(&role, &body)?, tasks(&role, &body)?);
        let amended: Altered<RoleAssignment, RoleChange> = match body.valid_to {
            // One change: mandate and tasks go along.
            Some(last_day) => {
                let mut altered = role.change_end(last_day, day)?;
                (altered.thing.mandate, altered.thing.tasks) = (mandate, tasks);
                altered
            }
            None => role.amend(mandate, tasks, day)?,
        };
        Ok(vec![amended])
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
