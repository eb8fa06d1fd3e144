//! An organisation's history, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::OrganisationId;
use domain::event::Aggregate;

/// List an organisation's history, newest first.
///
/// What people changed, when and why. Outside KSF persons are not named; what a register changed is not told here.
#[utoipa::path(operation_id = "list_organisation_history", tag = "structure", security((), ("bearer" = [])),
    params(("organisationId" = uuid::Uuid, Path, description = "Id of the organisation"), Paging, Shape),
    responses((status = 200, description = "Events of the organisation", body = Page<HistoryEntry>)))]
#[get("/organisations/{organisationId}/history")]
pub async fn list_organisation_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<OrganisationId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let found = {
        let mut connection = state.pool.get().await?;
        store::structure::organisation(&mut connection, *id, caller.day()).await?
    };
    let found = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let show = Show { places: true, persons: caller.actor.reach.in_ksf };
    respond::history(&request, &state, &caller, Aggregate::Organisation(found.id), show, asked).await
}
