//! Lifting a need to the level above.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use actix_web::post;
use contract::needs::{DecideWithReason, NeedView};
use domain::NeedId;
use domain::access::policy::NeedAction;

/// Lift a need to the level above.
///
/// By the coordinator who holds it, with a reason: cluster to region, region to nation. A need outside the theme takes
/// an override of KSF-R24.
#[utoipa::path(operation_id = "lift_need", tag = "needs", security(("bearer" = [])), request_body = DecideWithReason,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "Lifted", body = NeedView)))]
#[post("/needs/{needId}/lift")]
pub async fn lift_need(command: Command, id: Path<NeedId>, body: Json<DecideWithReason>) -> ApiResult {
    let why = reason(&body.0.reason)?;
    let overrides = overrides(&body.0.overrides)?;
    change(&command, *id, NeedAction::Lift, async |_, need| {
        Ok(need.lift(why.clone(), &overrides, command.caller.now)?)
    })
    .await
}
