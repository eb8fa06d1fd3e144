//! Signing out.

use crate::ApiResult;
use crate::auth::{cookie, secret};
use crate::extract::Caller;
use crate::problem::ApiError;
use crate::state::State;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, post, web};

/// Sign out.
///
/// Ends the session of the refresh cookie, and that of the access token if one is sent. Its access tokens stop working
/// at once. Without either nothing happens.
#[utoipa::path(operation_id = "logout", tag = "auth", security((), ("session" = []), ("bearer" = [])), responses(
    (status = 204, description = "Signed out")))]
#[post("/auth/logout")]
pub async fn logout(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Result<Caller, ApiError>,
) -> ApiResult {
    cookie::require_same_origin(&request)?;
    let token = cookie::token(&request).map(|token| secret::hash(&token));
    // An access token that is over must not keep the session of the cookie alive.
    let session = caller.ok().and_then(|caller| caller.actor.session);
    let now = state.clock.now();
    store::transaction::write(&state.pool, async |connection| {
        if let Some(token) = &token {
            store::sessions::end_by_token(connection, token, now).await?;
        }
        if let Some(session) = session {
            store::sessions::end(connection, session, now).await?;
        }
        Ok::<_, store::StoreError>(())
    })
    .await?;
    Ok(HttpResponse::NoContent()
        .cookie(cookie::removal())
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish())
}
