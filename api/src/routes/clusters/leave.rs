//! Leave a cluster.

use super::change::say;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use actix_web::post;
use contract::clusters::LeaveCluster;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::event::SpokenMatter;
use domain::structure::cluster::Cluster;

/// Leave a cluster.
///
/// By a member, or written down for it. The motor stays until another drives the cluster (KSF-R08); where fewer than five would
/// be left of an established cluster, it takes a reason (KSF-R07).
#[utoipa::path(operation_id = "leave_cluster", tag = "clusters", security(("bearer" = [])), request_body = LeaveCluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Left", body = ClusterView)))]
#[post("/clusters/{clusterId}/leave")]
pub async fn leave_cluster(command: Command, id: Path<ClusterId>, body: Json<LeaveCluster>) -> ApiResult {
    let body = body.0;
    let today = command.caller.day();
    let from = body.valid_from.unwrap_or(today);
    let (why, overrides) = (reason(&body.reason)?, overrides(&body.overrides)?);
    let member = |c: &Cluster, m| c.has_member(m, from);
    let spoken = (SpokenMatter::LeftCluster, body.reference.as_deref());
    say(&command, *id, body.municipality.as_deref(), spoken, member, async |record, municipality, _| {
        Ok(record.cluster.leave(municipality, from, why.clone(), &overrides))
    })
    .await
}
