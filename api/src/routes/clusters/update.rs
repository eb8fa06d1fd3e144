//! Change what is said of a cluster.

use super::change::act;
use super::create::check_cooperation;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::patch;
use contract::clusters::UpdateCluster;
use contract::patch;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::structure::cluster::{ClusterAction, ClusterFacts};
use domain::text::{StructureName, Theme};

/// Change what is said of a cluster.
///
/// Its name, what it builds on, who pays, and the coordinator's share of a post.
#[utoipa::path(operation_id = "update_cluster", tag = "clusters", security(("bearer" = [])), request_body = UpdateCluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Changed", body = ClusterView)))]
#[patch("/clusters/{clusterId}")]
pub async fn update_cluster(command: Command, id: Path<ClusterId>, body: Json<UpdateCluster>) -> ApiResult {
    let body = body.0;
    let name = body.name.as_deref().map(StructureName::parse).transpose().map_err(ApiError::internal)?;
    let need = body.common_need.as_ref().map(|need| need.as_deref().map(Theme::parse).transpose());
    let need = need.transpose().map_err(ApiError::internal)?;
    act(&command, *id, ClusterAction::Describe, async |connection, record| {
        check_cooperation(connection, body.cooperation.flatten()).await?;
        let now = record.cluster.facts.clone();
        let facts = ClusterFacts {
            name: name.clone().unwrap_or(now.name),
            basis: body.basis.unwrap_or(now.basis),
            cooperation: patch::apply(now.cooperation.as_ref(), body.cooperation.as_ref()),
            common_need: patch::apply(now.common_need.as_ref(), need.as_ref()),
            funding_model: body.funding_model.unwrap_or(now.funding_model),
            coordinator_percent: patch::apply(
                now.coordinator_percent.as_ref(),
                body.coordinator_percent.as_ref(),
            ),
        };
        Ok(record.cluster.describe(facts, command.caller.day()))
    })
    .await
}
