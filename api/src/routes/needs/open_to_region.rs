//! Opening a need to the region.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::needs::{Decide, NeedView};
use domain::NeedId;
use domain::access::policy::NeedAction;

/// Open a qualified need to the region.
///
/// By the cluster's coordinator; the cluster still holds it.
#[utoipa::path(operation_id = "open_need_to_region", tag = "needs", security(("bearer" = [])), request_body = Decide,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need after it", body = NeedView)))]
#[post("/needs/{needId}/open-to-region")]
pub async fn open_need_to_region(command: Command, id: Path<NeedId>, body: JsonOrEmpty<Decide>) -> ApiResult {
    let reason = optional_reason(body.0.reason.as_deref())?;
    change(&command, *id, NeedAction::OpenToRegion, async |_, need| {
        Ok(need.open_to_region(reason.clone(), command.caller.now)?)
    })
    .await
}
