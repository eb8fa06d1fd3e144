//! Accounts by name.

use super::views;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::{UserFilter, UserView};
use domain::access::policy::{self, Request, SystemAction};
use store::keyset::Keyed;
use store::users::UserQuery;

/// List accounts.
///
/// For system administrators.
#[utoipa::path(operation_id = "list_users", tag = "users", params(UserFilter, Paging, Shape), security(("bearer" = [])),
    responses((status = 200, description = "Accounts by name", body = Page<UserView>)))]
#[get("/users")]
pub async fn list_users(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<UserFilter>,
) -> ApiResult {
    caller.user()?;
    policy::check(&caller.actor, Request::System(SystemAction::ReadUsers))?;
    let query = UserQuery { q: asked.filter.q.clone(), active: asked.filter.active };
    let counted = query.clone();
    let day = caller.day();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let Some(keyed) = store::users::list(connection, &query, window).await? else { return Ok(None) };
            let (users, keys): (Vec<_>, Vec<_>) = keyed.into_iter().map(|k| (k.item, k.key)).unzip();
            let views = views(connection, users, day).await?;
            Ok(Some(views.into_iter().zip(keys).map(|(item, key)| Keyed { item, key }).collect()))
        },
        async |connection| Ok::<_, ApiError>(store::users::count(connection, &counted).await?),
    )
    .await
}
