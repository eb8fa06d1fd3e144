//! Send an agreement to the members.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::Paths;
use actix_web::post;
use contract::structure::ClusterView;
use domain::structure::cluster::ClusterAction;
use domain::{AgreementId, ClusterId};

/// Send an agreement to the members.
///
/// For their signatures.
#[utoipa::path(operation_id = "send_agreement", tag = "clusters", security(("bearer" = [])),
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"),
        ("agreementId" = uuid::Uuid, Path, description = "Id of the agreement")),
    responses((status = 200, description = "Sent", body = ClusterView)))]
#[post("/clusters/{clusterId}/agreements/{agreementId}/send")]
pub async fn send_agreement(command: Command, id: Paths<ClusterId, AgreementId>) -> ApiResult {
    let Paths(cluster, agreement) = id;
    act(&command, cluster, ClusterAction::WriteAgreement, async |_, record| {
        Ok(record.cluster.send_agreement(agreement, command.caller.day()))
    })
    .await
}
