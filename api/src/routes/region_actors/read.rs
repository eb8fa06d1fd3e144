//! A region's map of actors, and one line of it.

use super::view::region_actor_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::organisations::{RegionActorFilter, RegionActorView};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::RegionActorId;
use store::keyset::Keyed;

/// List a region's actors and what each can help with.
///
/// By name, as the map was on a day.
#[utoipa::path(operation_id = "list_region_actors", tag = "structure", security((), ("bearer" = [])),
    params(("regionSlug" = String, Path, description = "Slug of the region", example = "vest"), RegionActorFilter, Paging,
        Shape),
    responses((status = 200, description = "Actors by name", body = Page<RegionActorView>)))]
#[get("/regions/{regionSlug}/actors")]
pub async fn list_region_actors(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    slug: Path<String>,
    asked: ListRequest<RegionActorFilter>,
) -> ApiResult {
    let slug = slug.0;
    let day = day_of(asked.filter.as_of.as_deref(), caller.day())?;
    {
        let mut connection = state.pool.get().await?;
        let found = store::structure::region_place(&mut connection, &slug).await?;
        found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    }
    let (topics, actor) = (asked.filter.topic.clone(), caller.actor.clone());
    let (counted, counted_topics) = (slug.clone(), topics.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::region_actors(connection, &slug, &topics, window, day).await?;
            let shown = |k: Keyed<_>| Keyed { item: region_actor_view(&actor, k.item, day), key: k.key };
            Ok(found.map(|list| list.into_iter().map(shown).collect::<Vec<_>>()))
        },
        async |connection| {
            let count = store::structure::count_region_actors(connection, &counted, &counted_topics, day);
            Ok::<_, ApiError>(count.await?)
        },
    )
    .await
}

/// Get a line of a region's map of actors.
///
/// What one organisation can help one region with.
#[utoipa::path(operation_id = "get_region_actor", tag = "structure", security((), ("bearer" = [])),
    params(("regionActorId" = uuid::Uuid, Path, description = "Id of the line")),
    responses((status = 200, description = "The line", body = RegionActorView)))]
#[get("/region-actors/{regionActorId}")]
pub async fn get_region_actor(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<RegionActorId>,
) -> ApiResult {
    let mut connection = state.pool.get().await?;
    let found = store::structure::find_region_actor(&mut connection, *id).await?;
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let version = record.actor.version;
    single(&request, version, &region_actor_view(&caller.actor, record, caller.day()))
}
