//! Clusters by name.

use super::view::Shown;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, day_of};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::structure::{ClusterFilter, ClusterView};
use store::clusters::ClusterQuery;
use store::keyset::Keyed;

/// List clusters.
///
/// Those that had begun, with members, motor and status as they were on a day.
#[utoipa::path(operation_id = "list_clusters", tag = "clusters", params(ClusterFilter, Paging, Shape), security((), ("bearer" = [])),
    responses((status = 200, description = "Clusters by name", body = Page<ClusterView>)))]
#[get("/clusters")]
pub async fn list_clusters(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<ClusterFilter>,
) -> ApiResult {
    let today = caller.day();
    let day = day_of(asked.filter.as_of.as_deref(), today)?;
    let query = ClusterQuery { regions: asked.filter.region.clone(), statuses: asked.filter.status.clone() };
    let counted = query.clone();
    let actor = caller.actor.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::clusters::list(connection, &query, window, day).await?;
            let show = |k: Keyed<store::clusters::ClusterRecord>| Keyed {
                item: Shown { record: &k.item, actor: &actor, day, today }.view(),
                key: k.key,
            };
            Ok(found.map(|list| list.into_iter().map(show).collect::<Vec<_>>()))
        },
        async |connection| Ok::<_, ApiError>(store::clusters::count(connection, &counted, day).await?),
    )
    .await
}
