//! Groups by name, and one of them.

use super::view::group_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::groups::{GroupFilter, GroupView};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::AsOf;
use domain::GroupId;
use store::groups::{GroupQuery, Sort};
use store::keyset::Keyed;

/// List groups.
///
/// Those of a day, by name, with their members. Persons are named to those in KSF alone.
#[utoipa::path(operation_id = "list_groups", tag = "groups", security((), ("bearer" = [])),
    params(GroupFilter, Paging, Shape),
    responses((status = 200, description = "Groups by name", body = Page<GroupView>)))]
#[get("/groups")]
pub async fn list_groups(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<GroupFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = GroupQuery {
        sort: Sort::Groups,
        kinds: filter.kind.clone(),
        regions: filter.region.clone(),
        clusters: filter.cluster.clone(),
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
            let found = store::groups::list(connection, &query, window, day).await?;
            let shown = |k: Keyed<_>| group_view(&actor, k.item, day).map(|item| Keyed { item, key: k.key });
            found.map(|list| list.into_iter().map(shown).collect::<Result<Vec<_>, ApiError>>()).transpose()
        },
        async |connection| Ok::<_, ApiError>(store::groups::count(connection, &counted, day).await?),
    )
    .await
}

/// Get a group.
///
/// With its members as they were on a day, and the terms that begin later.
#[utoipa::path(operation_id = "get_group", tag = "groups", security((), ("bearer" = [])),
    params(("groupId" = uuid::Uuid, Path, description = "Id of the group"), AsOf),
    responses((status = 200, description = "The group", body = GroupView)))]
#[get("/groups/{groupId}")]
pub async fn get_group(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<GroupId>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::groups::find(&mut connection, Sort::Groups, *id, day).await?;
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, record.group.version, &group_view(&caller.actor, record, day)?)
}
