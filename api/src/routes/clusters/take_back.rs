//! Take a cluster back before it has begun.

use super::change::act;
use super::close::end_what_rests_on_it;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use actix_web::post;
use contract::needs::DecideWithReason;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::structure::cluster::ClusterAction;

/// Take a cluster back before it has begun.
///
/// It never was: it stands in no list, and whoever was asked to take part is asked no more. Its history says that it was
/// founded and taken back. One that has begun is closed.
#[utoipa::path(operation_id = "take_back_cluster", tag = "clusters", security(("bearer" = [])),
    request_body = DecideWithReason, params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Taken back", body = ClusterView)))]
#[post("/clusters/{clusterId}/take-back")]
pub async fn take_back_cluster(
    command: Command,
    id: Path<ClusterId>,
    body: Json<DecideWithReason>,
) -> ApiResult {
    let why = reason(&body.0.reason)?;
    overrides(&body.0.overrides)?;
    act(&command, *id, ClusterAction::TakeBack, async |connection, record| {
        let today = command.caller.day();
        let begins = record.cluster.once_begun(today);
        let taken_back = record.cluster.take_back(why.clone(), today);
        if taken_back.is_ok() {
            end_what_rests_on_it(&command, connection, *id, begins, &why).await?;
        }
        Ok(taken_back)
    })
    .await
}
