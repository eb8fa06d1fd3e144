//! Sending a draft in.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path};
use crate::problem::ApiError;
use actix_web::post;
use contract::needs::{NeedView, SubmitNeed};
use domain::NeedId;
use domain::access::policy::NeedAction;
use domain::need::{WrongState, destination};
use store::needs::Which;

/// Send a draft in.
///
/// It goes to the municipality's cluster (choose one where there are several); where there is none, the region stands
/// in, and without a region the nation. It gets its reference and is open to the level that received it.
#[utoipa::path(operation_id = "submit_need", tag = "needs", security(("bearer" = [])), request_body = SubmitNeed,
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "Sent in", body = NeedView)))]
#[post("/needs/{needId}/submit")]
pub async fn submit_need(command: Command, id: Path<NeedId>, body: JsonOrEmpty<SubmitNeed>) -> ApiResult {
    let chosen = body.0.cluster;
    change(&command, *id, NeedAction::Submit, async |connection, need| {
        if !need.permits(NeedAction::Submit) {
            return Err(WrongState { action: NeedAction::Submit, process: need.process }.into());
        }
        let day = command.caller.day();
        let from =
            need.originators.first().copied().ok_or_else(|| ApiError::internal("a need from nowhere"))?;
        let origin = store::needs::origin(connection, Which::Id(from), day)
            .await?
            .ok_or_else(|| ApiError::internal("a need's municipality has ended"))?;
        let (cluster, level) = destination(&origin.clusters, chosen, origin.region)?;
        let reference = store::needs::next_reference(connection, day.year()).await?;
        Ok(need.submit(reference, cluster, origin.region, level, command.caller.now)?)
    })
    .await
}
