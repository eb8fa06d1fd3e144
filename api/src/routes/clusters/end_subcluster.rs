//! End a subcluster before its time.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Paths, optional_reason};
use actix_web::post;
use contract::clusters::EndSubcluster;
use contract::structure::ClusterView;
use domain::structure::cluster::ClusterAction;
use domain::{ClusterId, SubclusterId};

/// End a subcluster before its time.
///
/// By those who drive the cluster.
#[utoipa::path(operation_id = "end_subcluster", tag = "clusters", security(("bearer" = [])), request_body = EndSubcluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"),
        ("subclusterId" = uuid::Uuid, Path, description = "Id of the subcluster")),
    responses((status = 200, description = "Ended", body = ClusterView)))]
#[post("/clusters/{clusterId}/subclusters/{subclusterId}/end")]
pub async fn end_subcluster(
    command: Command,
    id: Paths<ClusterId, SubclusterId>,
    body: JsonOrEmpty<EndSubcluster>,
) -> ApiResult {
    let body = body.0;
    let Paths(cluster, subcluster) = id;
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let why = optional_reason(body.reason.as_deref())?;
    act(&command, cluster, ClusterAction::Subcluster, async |_, record| {
        Ok(record.cluster.end_subcluster(subcluster, from, why.clone()))
    })
    .await
}
