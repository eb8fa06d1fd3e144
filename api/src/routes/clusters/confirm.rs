//! Confirm a cluster.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::needs::Decide;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::structure::cluster::ClusterAction;

/// Confirm a cluster.
///
/// KS confirms it as a cluster of KSF; one of older date is shown as not confirmed until then.
#[utoipa::path(operation_id = "confirm_cluster", tag = "clusters", security(("bearer" = [])), request_body = Decide,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Confirmed", body = ClusterView)))]
#[post("/clusters/{clusterId}/confirm")]
pub async fn confirm_cluster(command: Command, id: Path<ClusterId>, body: JsonOrEmpty<Decide>) -> ApiResult {
    let body = body.0;
    let why = optional_reason(body.reason.as_deref())?;
    act(&command, *id, ClusterAction::Confirm, async |_, record| {
        Ok(record.cluster.confirm(why.clone(), command.caller.day()))
    })
    .await
}
