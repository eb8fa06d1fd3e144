//! Signing in with e-mail and password.

use crate::ApiResult;
use crate::auth::{cookie, device, secret};
use crate::extract::{Json, client_address};
use crate::middleware::too_many;
use crate::problem::ApiError;
use crate::respond::require_json;
use crate::state::State;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, post, web};
use contract::people::{Login, Token};
use contract::problem::Code;
use domain::SessionId;
use domain::text::Email;

/// Sign in.
///
/// Gives a short-lived access token and, as an HttpOnly cookie, a refresh token. The answer is the same whether the
/// account is unknown, closed, without a password or the password is wrong.
#[utoipa::path(operation_id = "login", tag = "auth", security(()), request_body = Login, responses(
    (status = 200, description = "Signed in", body = Token)))]
#[post("/auth/login")]
pub async fn login(request: HttpRequest, state: web::Data<State>, body: Json<Login>) -> ApiResult {
    require_json(&request)?;
    cookie::require_same_origin(&request)?;
    let Login { email, password } = body.0;
    let email = Email::parse(&email).ok();
    let account = email.as_ref().map(Email::as_str).unwrap_or_default();
    state.throttle.guess(&client_address(&request), account).map_err(too_many)?;
    let credentials = match &email {
        Some(email) => {
            let mut connection = state.pool.get().await?;
            store::users::credentials(&mut connection, email).await?
        }
        None => None,
    };
    let stored = credentials.as_ref().filter(|c| c.active).and_then(|c| c.password_hash.clone());
    let right = state.passwords.verify(password, stored).await?;
    let Some(credentials) = credentials.filter(|_| right) else {
        return Err(ApiError::of(Code::InvalidCredentials));
    };
    let device = device::label(&request);
    let now = state.clock.now();
    let session = SessionId(state.clock.id());
    let refresh = secret::make().map_err(ApiError::internal)?;
    let expires = now + state.auth.session;
    store::transaction::write(&state.pool, async |connection| {
        // Checking took a while: a password set or an account closed meanwhile counts.
        if !store::users::still_fits(connection, &credentials).await? {
            return Err(ApiError::of(Code::InvalidCredentials));
        }
        let user = credentials.user;
        store::sessions::start(connection, session, user, &device, &refresh.hash, now, expires).await?;
        Ok::<_, ApiError>(())
    })
    .await?;
    respond(&state, state.tokens.issue(credentials.user, session, now)?, refresh.text)
}

/// An access token with its refresh cookie.
pub(super) fn respond(state: &State, access: String, refresh: String) -> ApiResult {
    let token = Token {
        access_token: access,
        token_type: "Bearer".to_owned(),
        expires_in: u32::try_from(state.auth.access.as_secs()).unwrap_or(u32::MAX),
    };
    Ok(HttpResponse::Ok()
        .cookie(cookie::carrying(refresh, state.auth.session))
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(serde_json::to_string(&token).map_err(ApiError::internal)?))
}
