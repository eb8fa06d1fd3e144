//! A group's history, from the event log.

use super::names;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::GroupId;
use domain::event::Aggregate;
use store::groups::Sort;

/// List a group's history, newest first.
///
/// Who did what, when and why. Outside KSF organisations are named, never persons.
#[utoipa::path(operation_id = "list_group_history", tag = "groups", security((), ("bearer" = [])),
    params(("groupId" = uuid::Uuid, Path, description = "Id of the group"), Paging, Shape),
    responses((status = 200, description = "Events of the group", body = Page<HistoryEntry>)))]
#[get("/groups/{groupId}/history")]
pub async fn list_group_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<GroupId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let found = {
        let mut connection = state.pool.get().await?;
        store::groups::find(&mut connection, Sort::Groups, *id, caller.day()).await?
    };
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let show = Show { places: true, persons: caller.actor.reach.in_ksf };
    let members = names(&caller.actor, &record);
    respond::history_of_members(
        &request,
        &state,
        &caller,
        Aggregate::Group(record.group.id),
        show,
        members,
        asked,
    )
    .await
}
