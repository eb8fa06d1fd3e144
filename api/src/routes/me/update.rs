//! Changes to oneself.

use super::get::me;
use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::extract::Json;
use crate::problem::ApiError;
use actix_web::patch;
use contract::people::{Me, UpdateMe};
use contract::problem::Code;
use domain::event::{Aggregate, UserChange};

/// Change one's own profile.
///
/// What one is shown as, and the language of the interface. Both also show where one has a role.
#[utoipa::path(operation_id = "update_me", tag = "auth", security(("bearer" = [])), request_body = UpdateMe,
    responses((status = 200, description = "Changed", body = Me)))]
#[patch("/me")]
pub async fn update_me(command: Command, body: Json<UpdateMe>) -> ApiResult {
    let (body, user) = (body.0, command.caller.user()?);
    command
        .run(async |connection| {
            let account = store::users::find_for_update(connection, user).await?;
            let mut account = account.ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
            command.require_version(account.version)?;
            if let Some(name) = &body.display_name {
                name.trim().clone_into(&mut account.display_name);
            }
            account.language = body.language.unwrap_or(account.language);
            account.version += 1;
            account.updated_at = command.caller.now;
            store::users::update(connection, &account).await?;
            let event = command.event(Aggregate::User(user), account.version, UserChange::Edited.into());
            command.record(event);
            let (version, me) = me(connection, &command.caller, user).await?;
            Reply::view(version, &me)
        })
        .await
}
