//! A new password by a one-time link.

use crate::ApiResult;
use crate::auth::secret;
use crate::extract::{Json, client_address};
use crate::middleware::too_many;
use crate::problem::ApiError;
use crate::state::State;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, post, web};
use contract::people::SetPassword;
use contract::problem::Code;
use domain::event::{Aggregate, By, EventBody, NewEvent, UserChange};
use domain::{CommandId, EventId};

/// Set a password by a one-time link.
///
/// The link works once. All sessions of the account end.
#[utoipa::path(operation_id = "set_password", tag = "auth", security(()), request_body = SetPassword, responses(
    (status = 204, description = "The password is set; sign in with it")))]
#[post("/auth/password")]
pub async fn set_password(
    request: HttpRequest,
    state: web::Data<State>,
    body: Json<SetPassword>,
) -> ApiResult {
    state.throttle.guess(&client_address(&request), "one-time link").map_err(too_many)?;
    let SetPassword { token, password } = body.0;
    let token = secret::hash(&token);
    let hash = state.passwords.hash(password).await?;
    let now = state.clock.now();
    store::transaction::write(&state.pool, async |connection| {
        let user = store::sessions::use_link(connection, &token, now)
            .await?
            .ok_or_else(|| ApiError::of(Code::LinkUsedOrExpired))?;
        let mut account = store::users::find_for_update(connection, user)
            .await?
            .ok_or_else(|| ApiError::of(Code::LinkUsedOrExpired))?;
        account.version += 1;
        account.updated_at = now;
        store::users::update(connection, &account).await?;
        store::users::set_password(connection, user, &hash).await?;
        store::sessions::end_all(connection, user, now).await?;
        let (id, command) = (EventId(state.clock.id()), CommandId(state.clock.id()));
        let (about, body) = (Aggregate::User(user), EventBody::User(UserChange::PasswordSet));
        let event = NewEvent::new(id, command, about, account.version, By::User(user), now, body);
        store::events::append(connection, &[event]).await?;
        Ok::<_, ApiError>(())
    })
    .await?;
    Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish())
}
