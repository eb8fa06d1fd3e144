//! Changes to an account.

use super::{resolve, view};
use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use crate::routes::roles::{administered, end_all, keep_administered};
use actix_web::patch;
use contract::people::{UpdateUser, UserView};
use contract::problem::Code;
use domain::UserId;
use domain::access::policy::{self, Request, SystemAction};
use domain::event::{Aggregate, EventBody, UserChange};

/// Change an account.
///
/// For system administrators. Closing an account ends its sessions and its roles at once, and takes back what it is
/// offered; opening it again brings none of them back.
#[utoipa::path(operation_id = "update_user", tag = "users", security(("bearer" = [])), request_body = UpdateUser,
    params(("userId" = uuid::Uuid, Path, description = "Id of the account")),
    responses((status = 200, description = "Changed", body = UserView)))]
#[patch("/users/{userId}")]
pub async fn update_user(command: Command, id: Path<UserId>, body: Json<UpdateUser>) -> ApiResult {
    let body = body.0;
    command
        .run(async |connection| {
            policy::check(&command.caller.actor, Request::System(SystemAction::ManageUsers))?;
            let mut user = store::users::find_for_update(connection, *id)
                .await?
                .ok_or_else(|| ApiError::of(Code::NotFound))?;
            command.require_version(user.version)?;
            let was_active = user.active();
            let day = command.caller.day();
            let closing = was_active && body.active == Some(false);
            let administered = if closing { Some(administered(connection, day).await?) } else { None };
            if let Some(employer) = &body.employer {
                user.employer = match employer {
                    Some(employer) => Some(resolve(connection, employer, day).await?),
                    None => None,
                };
            }
            if let Some(name) = &body.display_name {
                name.trim().clone_into(&mut user.display_name);
            }
            user.language = body.language.unwrap_or(user.language);
            match body.active {
                Some(true) => user.closed_at = None,
                Some(false) => user.closed_at = user.closed_at.or(Some(command.caller.now)),
                None => {}
            }
            user.version += 1;
            user.updated_at = command.caller.now;
            store::users::update(connection, &user).await?;
            let change = match (was_active, user.active()) {
                (true, false) => UserChange::Deactivated,
                (false, true) => UserChange::Reactivated,
                (true, true) | (false, false) => UserChange::Edited,
            };
            if let Some(administered) = administered {
                end_all(&command, connection, user.id).await?;
                keep_administered(connection, &administered, day).await?;
                store::sessions::end_all(connection, user.id, command.caller.now).await?;
            }
            let (id, version) = (user.id, user.version);
            let user = store::users::find(connection, id).await?.unwrap_or(user);
            let view = view(connection, user, command.caller.day()).await?;
            let event = command.event(Aggregate::User(id), version, EventBody::User(change));
            command.record(event);
            Reply::view(version, &view)
        })
        .await
}
