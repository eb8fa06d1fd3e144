//! A new password of one's own, by the one it replaces.

use crate::ApiResult;
use crate::command::{Command, Reply};
use crate::extract::{Json, client_address};
use crate::middleware::too_many;
use crate::problem::ApiError;
use crate::state::State;
use actix_web::{HttpRequest, post, web};
use contract::people::ChangePassword;
use contract::problem::{Code, FieldCode};
use domain::event::{Aggregate, UserChange};
use domain::text::Email;

/// Change one's own password.
///
/// The session it is done from goes on; all others of the account end, also for access tokens already issued. Whoever
/// does not know the present password is told so at its field, and may try as often as when signing in. The new one is another.
#[utoipa::path(operation_id = "change_my_password", tag = "auth", security(("bearer" = [])),
    request_body = ChangePassword, responses(
    (status = 204, description = "The password is changed; sign in with it elsewhere")))]
#[post("/auth/password/change")]
pub async fn change_my_password(
    request: HttpRequest,
    state: web::Data<State>,
    command: Command,
    body: Json<ChangePassword>,
) -> ApiResult {
    let (user, now) = (command.caller.user()?, command.caller.now);
    let session = command.caller.actor.session.ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
    let wrong = || ApiError::field("/currentPassword", FieldCode::WrongPassword);
    let ChangePassword { current_password: present, password } = body.0;
    let credentials = {
        let mut connection = state.pool.get().await?;
        let account = store::users::find(&mut connection, user).await?;
        let email = account.and_then(|account| account.email).ok_or_else(wrong)?;
        state.throttle.guess(&client_address(&request), &email).map_err(too_many)?;
        let email = Email::parse(&email).map_err(ApiError::internal)?;
        store::users::credentials(&mut connection, &email).await?.ok_or_else(wrong)?
    };
    if !state.passwords.verify(present.clone(), credentials.password_hash.clone()).await? {
        return Err(wrong());
    }
    // By now it is known to be the account's own.
    if password == present {
        return Err(ApiError::field("/password", FieldCode::SamePassword));
    }
    let hash = state.passwords.hash(password).await?;
    command
        .run(async |connection| {
            let account = store::users::find_for_update(connection, user).await?;
            let mut account = account.ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
            // Checking took a while: a password that was set meanwhile is the present one.
            if !store::users::still_fits(connection, &credentials).await? {
                return Err(wrong());
            }
            account.version += 1;
            account.updated_at = now;
            store::users::update(connection, &account).await?;
            store::users::set_password(connection, user, &hash).await?;
            store::sessions::end_others(connection, user, session, now).await?;
            command.record(command.event(
                Aggregate::User(user),
                account.version,
                UserChange::PasswordChanged.into(),
            ));
            Ok(Reply::empty().not_kept())
        })
        .await
}
