//! One-time links.

use crate::ApiResult;
use crate::auth::secret;
use crate::command::{Command, Reply};
use crate::extract::Path;
use crate::problem::ApiError;
use actix_web::post;
use contract::people::OneTimeLink;
use contract::problem::Code;
use domain::UserId;
use domain::access::policy::{self, Request, SystemAction};
use domain::event::{Aggregate, EventBody, UserChange};

/// Make a one-time link.
///
/// For system administrators. With it the owner of the account sets a password. It is shown once; earlier unused links
/// of the account stop working.
#[utoipa::path(operation_id = "create_user_link", tag = "users", security(("bearer" = [])),
    params(("userId" = uuid::Uuid, Path, description = "Id of the account")),
    responses((status = 201, description = "The link, shown once", body = OneTimeLink)))]
#[post("/users/{userId}/links")]
pub async fn create_user_link(command: Command, id: Path<UserId>) -> ApiResult {
    let state = command.state();
    let link = secret::make().map_err(ApiError::internal)?;
    command
        .run(async |connection| {
            policy::check(&command.caller.actor, Request::System(SystemAction::ManageUsers))?;
            let mut user = store::users::find_for_update(connection, *id)
                .await?
                .filter(|user| user.email.is_some() && user.active())
                .ok_or_else(|| ApiError::of(Code::NotFound))?;
            let now = command.caller.now;
            let expires_at = now + state.auth.link;
            user.version += 1;
            user.updated_at = now;
            store::users::update(connection, &user).await?;
            let by = command.caller.actor.user;
            store::sessions::insert_link(connection, &link.hash, user.id, by, now, expires_at).await?;
            let event = command.event(
                Aggregate::User(user.id),
                user.version,
                EventBody::User(UserChange::LinkCreated),
            );
            command.record(event);
            let view = OneTimeLink { link: format!("/konto/passord#{}", link.text), expires_at };
            Reply::once(&view)
        })
        .await
}
