//! Accepting a need for ranking.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::needs::{Decide, NeedView};
use domain::NeedId;
use domain::access::policy::NeedAction;

/// Accept a need for ranking.
///
/// By the coordinator who holds it: understandable, a knowledge need, possible to rank. Users read "Klargjort".
#[utoipa::path(operation_id = "qualify_need", tag = "needs", security(("bearer" = [])), request_body = Decide,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need after it", body = NeedView)))]
#[post("/needs/{needId}/qualify")]
pub async fn qualify_need(command: Command, id: Path<NeedId>, body: JsonOrEmpty<Decide>) -> ApiResult {
    let reason = optional_reason(body.0.reason.as_deref())?;
    change(&command, *id, NeedAction::Qualify, async |_, need| {
        Ok(need.qualify(reason.clone(), command.caller.now)?)
    })
    .await
}
