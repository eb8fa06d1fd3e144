//! A municipality's history, from the event log.

use super::shown;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use domain::event::Aggregate;

/// List a municipality's history, newest first.
///
/// Its region, its anchoring, its documents, and what it came from or became; also under a number it no longer has, or gets later.
#[utoipa::path(operation_id = "list_municipality_history", tag = "structure", security((), ("bearer" = [])),
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", pattern = "^[0-9]{4}$",
        example = "4634"), Paging, Shape),
    responses((status = 200, description = "Events of the municipality", body = Page<HistoryEntry>)))]
#[get("/municipalities/{municipalityNumber}/history")]
pub async fn list_municipality_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    number: Path<String>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let found = shown(&mut *state.pool.get().await?, &number, None, caller.day()).await?;
    let show = Show { places: true, persons: caller.actor.reach.in_ksf };
    respond::history(&request, &state, &caller, Aggregate::Municipality(found.id), show, asked).await
}
