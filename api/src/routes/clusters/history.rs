//! A cluster's history, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::ClusterId;
use domain::event::Aggregate;

/// List a cluster's history, newest first.
///
/// Who did what, on behalf of whom, why, when, and from which day. Outside KSF organisations are named, never persons.
#[utoipa::path(operation_id = "list_cluster_history", tag = "clusters", security((), ("bearer" = [])),
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"), Paging, Shape),
    responses((status = 200, description = "Events of the cluster", body = Page<HistoryEntry>)))]
#[get("/clusters/{clusterId}/history")]
pub async fn list_cluster_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<ClusterId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let id = *id;
    {
        let mut connection = state.pool.get().await?;
        let found = store::clusters::find(&mut connection, id, caller.day()).await?;
        found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    }
    let show = Show { places: true, persons: caller.actor.reach.in_ksf };
    respond::history(&request, &state, &caller, Aggregate::Cluster(id), show, asked).await
}
