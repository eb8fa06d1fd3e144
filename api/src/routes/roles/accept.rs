//! Accepting a role.

use super::change::{Changed, change};
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path};
use crate::problem::ApiError;
use actix_web::post;
use contract::needs::Decide;
use contract::people::RoleAssignmentView;
use domain::access::policy::RoleAction;
use domain::access::{Role, Scope};
use domain::role::{RoleAnswer, RoleAssignment};
use domain::rule::{Refused, RuleId};
use domain::{RegionId, RoleAssignmentId};
use store::AsyncPgConnection;
use time::Date;

/// Accept a role.
///
/// By the one it was offered to. It is held from its first day, or from the day it is accepted where that is later; the role
/// it takes over from ends the day before. A region has one coordinator a day
/// (KSF-R03): of several who accept at once, one does.
#[utoipa::path(operation_id = "accept_role_assignment", tag = "roles", security(("bearer" = [])),
    request_body = Decide,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "Accepted", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/accept")]
pub async fn accept_role_assignment(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let reason = crate::extract::optional_reason(body.0.reason.as_deref())?;
    change(&command, *id, RoleAction::Accept, async |connection, role| {
        let mut changed = accepted(connection, role, command.caller.day()).await?;
        if let Some(own) = changed.last_mut() {
            own.reason.clone_from(&reason);
        }
        Ok(changed)
    })
    .await
}

/// The role accepted, after the one that gives way to it.
///
/// # Errors
/// 409 where it is no longer offered; 422 by KSF-R03.
pub(crate) async fn accepted(
    connection: &mut AsyncPgConnection,
    role: RoleAssignment,
    day: Date,
) -> Result<Vec<Changed>, ApiError> {
    let altered = role.accept(day)?;
    let role = &altered.thing;
    let mut changed = Vec::with_capacity(2);
    if let (Role::RegionalCoordinator, Scope::Region(region)) = (role.role, role.scope) {
        one_coordinator(connection, role, region).await?;
    }
    if let Some(replaced) = role.replaces {
        let from = role.period.first_day();
        let old = store::roles::find_for_update(connection, replaced, day).await?.map(|found| found.role);
        let runs = |old: &RoleAssignment| {
            old.answer == RoleAnswer::Accepted
                && old.revoked_at.is_none()
                && old.period.until().is_none_or(|until| until > from)
        };
        if let Some(old) = old.filter(runs) {
            changed.push(old.give_way_to(role).map_err(|_| Refused::by(RuleId::OneHostOneCoordinator))?);
        }
    }
    changed.push(altered);
    Ok(changed)
}

/// KSF-R03: nobody else coordinates the region on the role's days, but the one that gives way.
async fn one_coordinator(
    connection: &mut AsyncPgConnection,
    role: &RoleAssignment,
    region: RegionId,
) -> Result<(), ApiError> {
    let others = store::roles::coordinators(connection, region, role.period).await?;
    let other = |c: &store::roles::Coordinator| !c.proposed && c.id != role.id && Some(c.id) != role.replaces;
    if others.iter().any(other) { Err(Refused::by(RuleId::OneHostOneCoordinator).into()) } else { Ok(()) }
}
