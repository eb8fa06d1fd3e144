//! Offering a role to somebody with an account.

use super::change::Roles;
use super::offer;
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::problem::ApiError;
use actix_web::post;
use contract::people::{CreateRoleAssignment, RoleAssignmentView};
use contract::problem::FieldCode;
use domain::access::policy::{self, Request};
use domain::{RoleAssignmentId, UserId};
use store::AsyncPgConnection;
use time::Date;

/// Offer a role to somebody.
///
/// By those above or beside, as one table says (KSF-D04); nobody gives themselves a role. It is held from its first day
/// when the one it is offered to has accepted it, and never longer than its place is there. With `replaces` a role is handed
/// over: the old one ends the day before.
#[utoipa::path(operation_id = "create_role_assignment", tag = "roles", security(("bearer" = [])),
    request_body = CreateRoleAssignment,
    responses((status = 201, description = "Offered", body = RoleAssignmentView)))]
#[post("/role-assignments")]
pub async fn create_role_assignment(command: Command, body: Json<CreateRoleAssignment>) -> ApiResult {
    let CreateRoleAssignment { holder, holder_of, offer } = body.0;
    let day = command.caller.day();
    let prepare = async |connection: &mut AsyncPgConnection| {
        let seat = offer::seat(connection, &offer, day).await?;
        policy::check(&command.caller.actor, Request::GrantRole(&seat, None))?;
        let whom = whom(connection, holder, holder_of, day).await?;
        policy::check(&command.caller.actor, Request::GrantRole(&seat, Some(whom.0)))?;
        Ok((seat, whom))
    };
    make::<Roles, _>(&command, prepare, async |connection, (seat, (holder, invited_as))| {
        // Whether an invited person has an account that was closed is told to nobody.
        let account = store::users::find(connection, holder).await?;
        if invited_as.is_none() && !account.is_some_and(|account| account.active()) {
            return Err(ApiError::field("/holder", FieldCode::UnknownValue));
        }
        let id = offer::propose(&command, connection, &seat, holder, &offer).await?;
        if let Some(name) = invited_as {
            store::roles::invited_as(connection, id, &name).await?;
        }
        Ok((id, format!("/role-assignments/{id}")))
    })
    .await
}

/// Whom it is offered to, and what they are called until they accept, where they were invited.
async fn whom(
    connection: &mut AsyncPgConnection,
    holder: Option<UserId>,
    holder_of: Option<RoleAssignmentId>,
    day: Date,
) -> Result<(UserId, Option<String>), ApiError> {
    match (holder, holder_of) {
        (Some(holder), None) => Ok((holder, None)),
        (None, Some(role)) => {
            let role = store::roles::find(connection, role, day).await?;
            let role = role.ok_or_else(|| ApiError::field("/holderOf", FieldCode::UnknownValue))?;
            Ok((role.role.holder, Some(role.holder).filter(|_| role.undisclosed)))
        }
        (Some(_), Some(_)) => Err(ApiError::field("/holderOf", FieldCode::ChooseOne)),
        (None, None) => Err(ApiError::field("/holder", FieldCode::Required)),
    }
}
