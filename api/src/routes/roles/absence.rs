//! Being away.

use super::change::{Roles, record};
use crate::ApiResult;
use crate::change::{Changeable, found};
use crate::command::{Command, Reply};
use crate::extract::{Json, Path};
use crate::middleware::BASE;
use crate::problem::ApiError;
use actix_web::post;
use contract::people::{CreateAbsence, RoleAssignmentView};
use contract::problem::FieldCode;
use domain::access::Role;
use domain::access::policy::{self, Request, RoleAction};
use domain::period::Period;
use domain::role::RoleStatus;
use domain::rule::{Refused, RuleId};
use domain::{RoleAssignmentId, UserId};
use store::AsyncPgConnection;

/// Say that the holder of a role will be away.
///
/// By the holder or those who give the role. The deputy, somebody in KSF, has the role's reach meanwhile; without one
/// the level above stands in.
#[utoipa::path(operation_id = "create_absence", tag = "roles", security(("bearer" = [])), request_body = CreateAbsence,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 201, description = "The role with its absences", body = RoleAssignmentView)))]
#[post("/role-assignments/{roleAssignmentId}/absences")]
pub async fn create_absence(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: Json<CreateAbsence>,
) -> ApiResult {
    let (body, day) = (body.0, command.caller.day());
    command
        .run(async |connection| {
            let role = found::<Roles>(&command, connection, *id).await?;
            if let Some(reply) = command.replay(connection).await? {
                return Ok(reply);
            }
            let actor = &command.caller.actor;
            policy::check(actor, Request::Role(RoleAction::CreateAbsence, &role.held(day)))?;
            command.require_version(role.role.version)?;
            let period = Period::inclusive(body.valid_from, body.valid_to)
                .map_err(|_| ApiError::field("/validTo", FieldCode::InvalidDate))?;
            if let Some(deputy) = body.deputy {
                deputise(connection, &command, role.role.role, role.role.holder, deputy).await?;
            }
            let altered = role.role.add_absence(period, body.deputy, day)?;
            store::roles::update(connection, &altered.thing).await?;
            record(&command, altered);
            let role = found::<Roles>(&command, connection, *id).await?;
            let version = Roles::version(&role);
            let view = Roles::show(&command, connection, role).await?;
            Reply::created(version, &view, format!("{BASE}/role-assignments/{}", *id))
        })
        .await
}

/// A deputy is somebody else, with a role of their own in KSF and an open account. Administrators have none: they make another administrator.
async fn deputise(
    connection: &mut AsyncPgConnection,
    command: &Command,
    role: Role,
    holder: UserId,
    deputy: UserId,
) -> Result<(), ApiError> {
    if role == Role::SystemAdmin || deputy == holder {
        return Err(ApiError::field("/deputy", FieldCode::NotInScope));
    }
    // Naming oneself the deputy of somebody else would be giving oneself the role.
    if command.caller.actor.user == Some(deputy) {
        return Err(Refused::by(RuleId::WhoGrants).into());
    }
    // What one reaches as somebody's deputy is borrowed, and is not lent again.
    let own = super::offer::held_by(connection, deputy, command.caller.day()).await?;
    let in_ksf = own.iter().any(|held| held.status == RoleStatus::Active && held.role.role.in_ksf());
    if in_ksf { Ok(()) } else { Err(ApiError::field("/deputy", FieldCode::UnknownValue)) }
}
