//! A new account.

use super::{first_language, resolve, view, works_for};
use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::extract::Json;
use crate::middleware::BASE;
use crate::problem::ApiError;
use actix_web::post;
use contract::people::{CreateUser, UserView};
use domain::UserId;
use domain::access::policy::{self, Request, SystemAction};
use domain::event::{Aggregate, EventBody, UserChange};
use domain::text::Email;
use store::users::User;

/// Make an account.
///
/// For system administrators. The account has no password yet: make a one-time link for its owner.
#[utoipa::path(operation_id = "create_user", tag = "users", security(("bearer" = [])), request_body = CreateUser,
    responses((status = 201, description = "Made", body = UserView)))]
#[post("/users")]
pub async fn create_user(command: Command, body: Json<CreateUser>) -> ApiResult {
    let body = body.0;
    let email = Email::parse(&body.email).map_err(ApiError::internal)?;
    command
        .run(async |connection| {
            policy::check(&command.caller.actor, Request::System(SystemAction::ManageUsers))?;
            if let Some(reply) = command.replay(connection).await? {
                return Ok(reply);
            }
            let employer = match &body.employer {
                Some(employer) => Some(resolve(connection, employer, command.caller.day()).await?),
                None => None,
            };
            let language = match body.language {
                Some(language) => language,
                None => first_language(connection, works_for(employer.as_ref())).await?,
            };
            let user = User {
                employer,
                id: UserId(command.state().clock.id()),
                version: 1,
                email: Some(email.as_str().to_owned()),
                display_name: body.display_name.trim().to_owned(),
                language,
                closed_at: None,
                has_password: false,
                created_at: command.caller.now,
                updated_at: command.caller.now,
            };
            store::users::insert(connection, &user).await?;
            let user = store::users::find(connection, user.id).await?.unwrap_or(user);
            let (id, location) = (user.id, format!("{}/users/{}", BASE, user.id));
            let view = view(connection, user, command.caller.day()).await?;
            let event = command.event(Aggregate::User(id), 1, EventBody::User(UserChange::Created));
            command.record(event);
            Reply::created(1, &view, location)
        })
        .await
}
