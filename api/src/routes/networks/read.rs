//! Networks by name, and one of them.

use super::view::{network_view, network_views};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::groups::{NetworkFilter, NetworkView};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::AsOf;
use domain::GroupId;
use store::groups::{GroupQuery, Sort};
use store::keyset::Keyed;

/// List theme networks.
///
/// Those of a day, by name, across clusters and regions.
#[utoipa::path(operation_id = "list_networks", tag = "groups", security((), ("bearer" = [])),
    params(NetworkFilter, Paging, Shape),
    responses((status = 200, description = "Networks by name", body = Page<NetworkView>)))]
#[get("/networks")]
pub async fn list_networks(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<NetworkFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = GroupQuery {
        sort: Sort::Networks,
        kinds: Vec::new(),
        regions: Vec::new(),
        clusters: Vec::new(),
        municipalities: filter.municipality.clone(),
        q: filter.q.clone(),
    };
    let (counted, actor) = (query.clone(), caller.actor.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let Some(found) = store::groups::list(connection, &query, window, day).await? else {
                return Ok(None);
            };
            let (keys, records): (Vec<_>, Vec<_>) =
                found.into_iter().map(|keyed| (keyed.key, keyed.item)).unzip();
            let views = network_views(connection, &actor, records, day).await?;
            Ok(Some(keys.into_iter().zip(views).map(|(key, item)| Keyed { key, item }).collect()))
        },
        async |connection| Ok::<_, ApiError>(store::groups::count(connection, &counted, day).await?),
    )
    .await
}

/// Get a theme network.
///
/// With its members as they were on a day. The need it came from is shown to those who see that.
#[utoipa::path(operation_id = "get_network", tag = "groups", security((), ("bearer" = [])),
    params(("networkId" = uuid::Uuid, Path, description = "Id of the network"), AsOf),
    responses((status = 200, description = "The network", body = NetworkView)))]
#[get("/networks/{networkId}")]
pub async fn get_network(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<GroupId>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::groups::find(&mut connection, Sort::Networks, *id, day).await?;
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let version = record.group.version;
    let view = network_view(&mut connection, &caller.actor, record, day).await?;
    single(&request, version, &view)
}
