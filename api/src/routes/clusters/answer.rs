//! Answer a proposal.

use super::change::say;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Paths, optional_reason, overrides};
use actix_web::post;
use contract::clusters::AnswerProposal;
use contract::structure::ClusterView;
use domain::event::SpokenMatter;
use domain::structure::cluster::Said;
use domain::{ClusterId, ProposalId};

/// Answer a proposal.
///
/// By the municipality that is asked, or written down for it by whoever answers for its desk, with a reference to its own
/// decision. With the last yes it happens. A member without an R&D contact takes a reason (KSF-R11).
#[utoipa::path(operation_id = "answer_proposal", tag = "clusters", security(("bearer" = [])), request_body = AnswerProposal,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"),
        ("proposalId" = uuid::Uuid, Path, description = "Id of the proposal")),
    responses((status = 200, description = "Answered", body = ClusterView)))]
#[post("/clusters/{clusterId}/proposals/{proposalId}/answer")]
pub async fn answer_proposal(
    command: Command,
    id: Paths<ClusterId, ProposalId>,
    body: Json<AnswerProposal>,
) -> ApiResult {
    let body = body.0;
    let Paths(cluster, proposal) = id;
    let why = optional_reason(body.reason.as_deref())?;
    let overrides = overrides(&body.overrides)?;
    let number = body.municipality.as_deref();
    let today = command.caller.day();
    let asked = |c: &domain::structure::cluster::Cluster, m| {
        c.proposals.iter().any(|p| p.id == proposal && p.awaits(m, today))
    };
    let matter = if body.agrees { SpokenMatter::Agreed } else { SpokenMatter::Declined };
    let spoken = (matter, body.reference.as_deref());
    say(&command, cluster, number, spoken, asked, async |record, municipality, voice| {
        let said = Said { municipality, yes: body.agrees, voice, reason: why.clone() };
        Ok(record.cluster.answer(proposal, said, &record.known, &overrides, today))
    })
    .await
}
