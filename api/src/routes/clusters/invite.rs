//! Invite a municipality to a cluster.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, optional_reason, overrides};
use crate::problem::ApiError;
use actix_web::post;
use contract::clusters::InviteMember;
use contract::problem::FieldCode;
use contract::structure::ClusterView;
use domain::register::Ambition;
use domain::structure::cluster::ClusterAction;
use domain::{ClusterId, ProposalId};
use store::needs::Which;

/// Invite a municipality to a cluster.
///
/// It is a member when it has said yes, from the day that is given. One outside the region takes a reason (KSF-R12), unless the
/// cluster builds on a common need.
#[utoipa::path(operation_id = "invite_member", tag = "clusters", security(("bearer" = [])), request_body = InviteMember,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Asked", body = ClusterView)))]
#[post("/clusters/{clusterId}/invitations")]
pub async fn invite_member(command: Command, id: Path<ClusterId>, body: Json<InviteMember>) -> ApiResult {
    let body = body.0;
    let today = command.caller.day();
    let (why, overrides) = (optional_reason(body.reason.as_deref())?, overrides(&body.overrides)?);
    let ambition = body.ambition.unwrap_or(Ambition::Follow);
    act(&command, *id, ClusterAction::Invite, async |connection, mut record| {
        let origin = store::needs::origin(connection, Which::Number(&body.municipality), today).await?;
        let invited =
            origin.ok_or_else(|| ApiError::field("/municipality", FieldCode::UnknownValue))?.municipality;
        let from = body.valid_from.unwrap_or_else(|| record.cluster.once_begun(today));
        store::clusters::acquaint(connection, &mut record, invited, today).await?;
        let proposal = ProposalId(command.state().clock.id());
        let (known, why) = (&record.known, why.clone());
        Ok(record.cluster.invite(proposal, invited, ambition, from, why, known, &overrides, today))
    })
    .await
}
