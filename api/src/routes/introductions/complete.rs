//! A step that is done.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::post;
use contract::introductions::{CompleteIntroductionStep, IntroductionView};
use contract::problem::FieldCode;
use domain::RoleAssignmentId;

/// Say that a step of one's introduction programme is done.
///
/// By its holder alone; the level above sees it.
#[utoipa::path(operation_id = "complete_introduction_step", tag = "introductions", security(("bearer" = [])),
    request_body = CompleteIntroductionStep,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role it belongs to")),
    responses((status = 200, description = "The programme after it", body = IntroductionView)))]
#[post("/introductions/{roleAssignmentId}/complete-step")]
pub async fn complete_introduction_step(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: Json<CompleteIntroductionStep>,
) -> ApiResult {
    let body = body.0;
    let today = command.caller.day();
    change(&command, *id, |programme| {
        let on = body.on.unwrap_or(today);
        if on > today {
            return Err(ApiError::field("/on", FieldCode::InvalidDate));
        }
        Ok(programme.complete(body.step, on)?)
    })
    .await
}
