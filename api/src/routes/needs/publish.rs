//! Consent to publish.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use actix_web::post;
use contract::needs::{NeedView, PublishNeed};
use domain::NeedId;
use domain::access::policy::NeedAction;
use domain::need::Publication;

/// Consent to publish a need.
///
/// By the originating municipality alone, with or without its name, after seeing what the public would see.
#[utoipa::path(operation_id = "publish_need", tag = "needs", security(("bearer" = [])), request_body = PublishNeed,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need after it", body = NeedView)))]
#[post("/needs/{needId}/publish")]
pub async fn publish_need(command: Command, id: Path<NeedId>, body: Json<PublishNeed>) -> ApiResult {
    let publication = Publication { with_name: body.0.with_name };
    change(&command, *id, NeedAction::Publish, async |_, need| {
        Ok(need.publish(publication, command.caller.now)?)
    })
    .await
}
