//! Templates by key, and one of them.

use super::view::{listed, template_view};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, in_memory, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::AsOf;
use contract::templates::TemplateView;

/// List templates.
///
/// By key, with the version that was valid on the day and what can be filled in.
#[utoipa::path(operation_id = "list_templates", tag = "templates", security((), ("bearer" = [])),
    params(AsOf, Paging, Shape),
    responses((status = 200, description = "Templates by key", body = Page<TemplateView>)))]
#[get("/templates")]
pub async fn list_templates(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<AsOf>,
) -> ApiResult {
    let day = day_of(asked.filter.as_of.as_deref(), caller.day())?;
    let actor = caller.actor.clone();
    let there = async move |connection: &mut store::AsyncPgConnection| {
        let all = store::templates::all(connection).await?;
        Ok::<_, ApiError>(all.into_iter().filter(|template| template.on(day).is_some()).collect::<Vec<_>>())
    };
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let shown = there(connection).await?.iter().map(|t| listed(&actor, t, day)).collect();
            Ok(in_memory(shown, |template: &TemplateView| template.key.clone(), window))
        },
        async |connection| i64::try_from(there(connection).await?.len()).map_err(ApiError::internal),
    )
    .await
}

/// Get a template.
///
/// With every published version. A version never changes; a later one takes over from its day.
#[utoipa::path(operation_id = "get_template", tag = "templates", security((), ("bearer" = [])),
    params(("templateKey" = String, Path, description = "Key of the template", example = "samarbeidsavtale"), AsOf),
    responses((status = 200, description = "The template", body = TemplateView)))]
#[get("/templates/{templateKey}")]
pub async fn get_template(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    key: Path<String>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::templates::find(&mut connection, &key).await?;
    let template = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, template.version, &template_view(&caller.actor, &template, day))
}
