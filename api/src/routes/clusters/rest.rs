//! Let a cluster rest.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use actix_web::post;
use contract::clusters::StepCluster;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::structure::cluster::ClusterAction;

/// Let a cluster rest.
///
/// It keeps its members; it is established again when it goes on.
#[utoipa::path(operation_id = "rest_cluster", tag = "clusters", security(("bearer" = [])), request_body = StepCluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Dormant", body = ClusterView)))]
#[post("/clusters/{clusterId}/rest")]
pub async fn rest_cluster(command: Command, id: Path<ClusterId>, body: Json<StepCluster>) -> ApiResult {
    let body = body.0;
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let why = reason(&body.reason)?;
    overrides(&body.overrides)?;
    act(&command, *id, ClusterAction::Rest, async |_, record| {
        let cluster = record.cluster;
        Ok(cluster.rest(from, why.clone()))
    })
    .await
}
