//! One standing consent.

use super::view::delegation_view;
use crate::ApiResult;
use crate::extract::{Caller, Path};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::DelegationView;
use contract::problem::Code;
use domain::DelegationId;

/// Get a standing consent.
///
/// For everyone in KSF: what a municipality lets others do for it, from when, and who gave it.
#[utoipa::path(operation_id = "get_delegation", tag = "roles", security(("bearer" = [])),
    params(("delegationId" = uuid::Uuid, Path, description = "Id of the standing consent")),
    responses((status = 200, description = "The standing consent", body = DelegationView)))]
#[get("/delegations/{delegationId}")]
pub async fn get_delegation(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<DelegationId>,
) -> ApiResult {
    caller.user()?;
    let mut connection = state.pool.get().await?;
    let found = store::delegations::find(&mut connection, *id, false).await?;
    let found = found.filter(|_| caller.actor.reach.in_ksf);
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, record.delegation.version, &delegation_view(&caller.actor, record, caller.day()))
}
