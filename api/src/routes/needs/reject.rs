//! Rejecting a need.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use actix_web::post;
use contract::needs::{DecideWithReason, NeedView};
use domain::NeedId;
use domain::access::policy::NeedAction;

/// Reject a need.
///
/// By the coordinator who holds it, with a reason. It is internal to the municipality again.
#[utoipa::path(operation_id = "reject_need", tag = "needs", security(("bearer" = [])), request_body = DecideWithReason,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need after it", body = NeedView)))]
#[post("/needs/{needId}/reject")]
pub async fn reject_need(command: Command, id: Path<NeedId>, body: Json<DecideWithReason>) -> ApiResult {
    let reason = reason(&body.0.reason)?;
    // No soft rule stands in the way of a rejection; too many are too many all the same.
    overrides(&body.0.overrides)?;
    change(&command, *id, NeedAction::Reject, async |_, need| {
        Ok(need.reject(reason.clone(), command.caller.now)?)
    })
    .await
}
