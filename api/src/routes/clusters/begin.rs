//! Begin to establish a cluster.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use actix_web::post;
use contract::clusters::StepCluster;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::structure::cluster::ClusterAction;

/// Begin to establish a cluster.
///
/// From an initiative, by those who drive it.
#[utoipa::path(operation_id = "begin_cluster", tag = "clusters", security(("bearer" = [])), request_body = StepCluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Being established", body = ClusterView)))]
#[post("/clusters/{clusterId}/begin")]
pub async fn begin_cluster(command: Command, id: Path<ClusterId>, body: Json<StepCluster>) -> ApiResult {
    let body = body.0;
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let why = reason(&body.reason)?;
    overrides(&body.overrides)?;
    act(&command, *id, ClusterAction::Begin, async |_, record| {
        let cluster = record.cluster;
        Ok(cluster.begin(from, why.clone()))
    })
    .await
}
