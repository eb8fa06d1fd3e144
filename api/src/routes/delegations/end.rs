//! Taking a standing consent back.

use super::change::Delegations;
use super::view::place;
use crate::ApiResult;
use crate::change::change;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use crate::problem::ApiError;
use actix_web::post;
use contract::needs::Decide;
use contract::people::DelegationView;
use contract::problem::Code;
use domain::DelegationId;
use domain::access::policy::{self, Request, Who};
use store::delegations::DelegationRecord;

/// Take a standing consent back.
///
/// By the municipality's own contacts. It ends at once.
#[utoipa::path(operation_id = "end_delegation", tag = "roles", security(("bearer" = [])), request_body = Decide,
    params(("delegationId" = uuid::Uuid, Path, description = "Id of the standing consent")),
    responses((status = 200, description = "Taken back", body = DelegationView)))]
#[post("/delegations/{delegationId}/end")]
pub async fn end_delegation(
    command: Command,
    id: Path<DelegationId>,
    body: JsonOrEmpty<Decide>,
) -> ApiResult {
    let reason = optional_reason(body.0.reason.as_deref())?;
    let may = |record: &DelegationRecord| {
        policy::check(&command.caller.actor, Request::At(Who::Own, &place(record)))
    };
    change::<Delegations>(&command, *id, may, async |_, record| {
        let ended = record.delegation.end(reason.clone(), command.caller.now);
        ended.ok_or_else(|| ApiError::of(Code::StateConflict))
    })
    .await
}
