//! Take a proposal back.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Paths, optional_reason};
use actix_web::post;
use contract::needs::Decide;
use contract::structure::ClusterView;
use domain::structure::cluster::ClusterAction;
use domain::{ClusterId, ProposalId};

/// Take a proposal back.
///
/// By those who drive the cluster, while somebody has still to answer.
#[utoipa::path(operation_id = "withdraw_proposal", tag = "clusters", security(("bearer" = [])), request_body = Decide,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"),
        ("proposalId" = uuid::Uuid, Path, description = "Id of the proposal")),
    responses((status = 200, description = "Taken back", body = ClusterView)))]
#[post("/clusters/{clusterId}/proposals/{proposalId}/withdraw")]
pub async fn withdraw_proposal(
    command: Command,
    id: Paths<ClusterId, ProposalId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let body = body.0;
    let Paths(cluster, proposal) = id;
    let why = optional_reason(body.reason.as_deref())?;
    act(&command, cluster, ClusterAction::WithdrawProposal, async |_, record| {
        Ok(record.cluster.withdraw_proposal(proposal, why.clone(), command.caller.day()))
    })
    .await
}
