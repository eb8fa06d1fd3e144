//! A region's history, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::event::Aggregate;

/// List a region's history, newest first.
///
/// Who decided what, why and when, and which rules were set aside. Persons are named to those in KSF.
#[utoipa::path(operation_id = "list_region_history", tag = "structure", security((), ("bearer" = [])),
    params(("regionSlug" = String, Path, description = "Slug of the region", pattern = "^[a-z]{1,20}$", example = "vest"),
        Paging, Shape),
    responses((status = 200, description = "Events of the region", body = Page<HistoryEntry>)))]
#[get("/regions/{regionSlug}/history")]
pub async fn list_region_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    slug: Path<String>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let found =
        store::structure::region_ids(&mut *state.pool.get().await?, std::slice::from_ref(&slug.0)).await?;
    let region = found.first().copied().ok_or_else(|| ApiError::of(Code::NotFound))?;
    let show = Show { places: true, persons: caller.actor.reach.in_ksf };
    respond::history(&request, &state, &caller, Aggregate::Region(region), show, asked).await
}
