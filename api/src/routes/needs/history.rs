//! A need's history, from the event log.

use super::view::named_to;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::NeedId;
use domain::event::Aggregate;

/// List a need's history, newest first.
///
/// Who did what, on behalf of whom, why and when, as far as the caller could see it when it happened. Outside KSF
/// organisations are named, never persons.
#[utoipa::path(operation_id = "list_need_history", tag = "needs", security((), ("bearer" = [])),
    params(("needId" = uuid::Uuid, Path, description = "Id of the need"), Paging, Shape),
    responses((status = 200, description = "Events of the need", body = Page<HistoryEntry>)))]
#[get("/needs/{needId}/history")]
pub async fn list_need_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<NeedId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let id = *id;
    let record = {
        let mut connection = state.pool.get().await?;
        store::needs::find(&mut connection, &caller.actor, id, caller.day()).await?
    };
    let record = record.ok_or_else(|| ApiError::of(Code::NotFound))?;
    // What people are called tells where they are.
    let places = named_to(&caller.actor, &record);
    let show = Show { places, persons: places && caller.actor.reach.in_ksf };
    respond::history(&request, &state, &caller, Aggregate::Need(id), show, asked).await
}
