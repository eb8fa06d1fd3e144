//! Taking the consent to publish back.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path};
use actix_web::post;
use contract::needs::{Decide, NeedView};
use domain::NeedId;
use domain::access::policy::NeedAction;

/// Take the consent to publish back.
///
/// By the municipality. The need leaves the public register; its level still sees it.
#[utoipa::path(operation_id = "unpublish_need", tag = "needs", security(("bearer" = [])), request_body = Decide,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need after it", body = NeedView)))]
#[post("/needs/{needId}/unpublish")]
pub async fn unpublish_need(command: Command, id: Path<NeedId>, body: JsonOrEmpty<Decide>) -> ApiResult {
    let _ = body;
    change(&command, *id, NeedAction::Unpublish, async |_, need| Ok(need.unpublish(command.caller.now)?))
        .await
}
