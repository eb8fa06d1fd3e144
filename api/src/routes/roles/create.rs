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
use store::AsyncPgConnection;

/// Offer a role to somebody.
///
/// By those above or beside, as one table says (KSF-D04); nobody gives themselves a role. It is held from its first day
/// when the one it is offered to has accepted it. With `replaces` a role is handed over: the old one ends the day before.
#[utoipa::path(operation_id = "create_role_assignment", tag = "roles", security(("bearer" = [])),
    request_body = CreateRoleAssignment,
    responses((status = 201, description = "Offered", body = RoleAssignmentView)))]
#[post("/role-assignments")]
pub async fn create_role_assignment(command: Command, body: Json<CreateRoleAssignment>) -> ApiResult {
    let CreateRoleAssignment { holder, offer } = body.0;
    let prepare = async |connection: &mut AsyncPgConnection| {
        let seat = offer::seat(connection, &offer, command.caller.day()).await?;
        policy::check(&command.caller.actor, Request::GrantRole(&seat, Some(holder)))?;
        Ok(seat)
    };
    make::<Roles, _>(&command, prepare, async |connection, seat| {
        let account = store::users::find(connection, holder).await?;
        if !account.is_some_and(|account| account.active()) {
            return Err(ApiError::field("/holder", FieldCode::UnknownValue));
        }
        let id = offer::propose(&command, connection, &seat, holder, &offer).await?;
        Ok((id, format!("/role-assignments/{id}")))
    })
    .await
}
