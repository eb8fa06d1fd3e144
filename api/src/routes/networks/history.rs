//! A network's history, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::routes::groups::names;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::GroupId;
use domain::event::Aggregate;
use store::groups::Sort;

/// List a network's history, newest first.
///
/// Who did what, when and why. Outside KSF organisations are named, never persons.
#[utoipa::path(operation_id = "list_network_history", tag = "groups", security((), ("bearer" = [])),
    params(("networkId" = uuid::Uuid, Path, description = "Id of the network"), Paging, Shape),
    responses((status = 200, description = "Events of the network", body = Page<HistoryEntry>)))]
#[get("/networks/{networkId}/history")]
pub async fn list_network_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<GroupId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let found = {
        let mut connection = state.pool.get().await?;
        store::groups::find(&mut connection, Sort::Networks, *id, caller.day()).await?
    };
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let show = Show { places: true, persons: caller.actor.reach.in_ksf };
    let members = names(&caller.actor, &record);
    respond::history_of_members(
        &request,
        &state,
        &caller,
        Aggregate::Network(record.group.id),
        show,
        members,
        asked,
    )
    .await
}
