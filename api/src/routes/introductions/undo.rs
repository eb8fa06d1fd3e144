//! A step that is not done after all.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use actix_web::post;
use contract::introductions::{IntroductionView, UndoIntroductionStep};
use domain::RoleAssignmentId;

/// Say that a step of one's introduction programme is not done after all.
///
/// By its holder alone. That it was marked stays in the log.
#[utoipa::path(operation_id = "undo_introduction_step", tag = "introductions", security(("bearer" = [])),
    request_body = UndoIntroductionStep,
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role it belongs to")),
    responses((status = 200, description = "The programme after it", body = IntroductionView)))]
#[post("/introductions/{roleAssignmentId}/undo-step")]
pub async fn undo_introduction_step(
    command: Command,
    id: Path<RoleAssignmentId>,
    body: Json<UndoIntroductionStep>,
) -> ApiResult {
    change(&command, *id, |programme| Ok(programme.undo(body.0.step, command.caller.day())?)).await
}
