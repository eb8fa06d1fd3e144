//! A new access token by the refresh cookie.

use super::login;
use crate::ApiResult;
use crate::auth::{cookie, secret};
use crate::problem::ApiError;
use crate::respond::require_json;
use crate::state::State;
use actix_web::{HttpRequest, post, web};
use contract::people::Token;
use contract::problem::Code;
use store::sessions::{Exchange, Life};

/// Renew the access token.
///
/// Exchanges the refresh cookie for a new one and gives a new access token. Two tabs or a lost answer may repeat it;
/// a replay after the successor was used ends the session.
#[utoipa::path(operation_id = "refresh_session", tag = "auth", security(("session" = [])), responses(
    (status = 200, description = "Renewed", body = Token)))]
#[post("/auth/refresh")]
pub async fn refresh_session(request: HttpRequest, state: web::Data<State>) -> ApiResult {
    require_json(&request)?;
    cookie::require_same_origin(&request)?;
    let presented = cookie::token(&request).ok_or_else(|| ApiError::of(Code::Unauthenticated))?;
    let presented = secret::hash(&presented);
    let next = secret::make().map_err(ApiError::internal)?;
    let now = state.clock.now();
    let life = Life {
        unused: state.auth.session.try_into().map_err(ApiError::internal)?,
        longest: state.auth.session_longest.try_into().map_err(ApiError::internal)?,
    };
    let exchange = store::transaction::write(&state.pool, async |connection| {
        store::sessions::exchange(connection, &presented, &next.hash, now, life).await
    })
    .await?;
    match exchange {
        Exchange::Done { session, user } => {
            login::respond(&state, state.tokens.issue(user, session, now)?, next.text)
        }
        Exchange::Replayed => {
            tracing::warn!("a used refresh token was replayed; its session was ended");
            Err(ApiError::of(Code::TokenExpired))
        }
        Exchange::Unknown => Err(ApiError::of(Code::TokenExpired)),
    }
}
