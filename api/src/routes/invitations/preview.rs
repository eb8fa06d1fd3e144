//! What an invitation is to.

use super::standing::standing;
use crate::ApiResult;
use crate::auth::secret;
use crate::extract::{Json, client_address};
use crate::middleware::too_many;
use crate::problem::ApiError;
use crate::respond::require_json;
use crate::routes::roles::role_view;
use crate::state::State;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, post, web};
use contract::people::{InvitationPreview, InvitationToken};
use contract::problem::Code;

/// See what an invitation is to.
///
/// For whoever has the link, before accepting: who invites, to which role, from when, and what is agreed. The link still works after.
#[utoipa::path(operation_id = "preview_invitation", tag = "auth", security(()), request_body = InvitationToken,
    responses((status = 200, description = "What is offered", body = InvitationPreview)))]
#[post("/auth/invitation/preview")]
pub async fn preview_invitation(
    request: HttpRequest,
    state: web::Data<State>,
    body: Json<InvitationToken>,
) -> ApiResult {
    require_json(&request)?;
    state.throttle.guess(&client_address(&request), "one-time link").map_err(too_many)?;
    let gone = || ApiError::of(Code::LinkUsedOrExpired);
    let now = state.clock.now();
    let mut connection = state.pool.get().await?;
    let token = secret::hash(&body.0.token);
    let (invitation, record) = standing(&mut connection, &token, now).await?.ok_or_else(gone)?;
    let inviter = match invitation.created_by {
        Some(inviter) => store::users::find(&mut connection, inviter).await?,
        None => None,
    };
    let account = store::users::find(&mut connection, invitation.user).await?.ok_or_else(gone)?;
    let preview = InvitationPreview {
        language: account.language,
        invited_by: inviter.map(|inviter| inviter.display_name),
        decided_by: record.role.decided_by.as_str().to_owned(),
        email: record.email.clone().unwrap_or_default(),
        role: role_view(&record),
        valid_from: record.role.period.first_day(),
        valid_to: record.role.period.last_day(),
        mandate: record.role.mandate.as_ref().map(|mandate| mandate.as_str().to_owned()),
        tasks: record.role.tasks.iter().map(|task| task.as_str().to_owned()).collect(),
        expires_at: invitation.expires_at,
        display_name: record.holder,
        employer: invitation.employer,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(serde_json::to_string(&preview).map_err(ApiError::internal)?))
}
