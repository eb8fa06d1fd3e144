//! Organisations by name, and one of them.

use super::view::{organisation_view, whole};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::organisations::{OrganisationFilter, OrganisationView};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::AsOf;
use domain::OrganisationId;
use store::keyset::Keyed;
use store::structure::OrganisationQuery;

/// List organisations.
///
/// Research organisations of the registers, and everyone else whom KSF works with, by name.
#[utoipa::path(operation_id = "list_organisations", tag = "structure", params(OrganisationFilter, Paging, Shape),
    security((), ("bearer" = [])),
    responses((status = 200, description = "Organisations by name", body = Page<OrganisationView>)))]
#[get("/organisations")]
pub async fn list_organisations(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<OrganisationFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = OrganisationQuery {
        id: None,
        q: filter.q.clone(),
        kinds: filter.kind.clone(),
        active: filter.active,
    };
    let (counted, actor) = (query.clone(), caller.actor.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::organisations(connection, &query, window, day).await?;
            let shown = |k: Keyed<_>| Keyed { item: organisation_view(&actor, k.item), key: k.key };
            Ok(found.map(|list| list.into_iter().map(shown).collect::<Vec<_>>()))
        },
        async |connection| {
            Ok::<_, ApiError>(store::structure::count_organisations(connection, &counted, day).await?)
        },
    )
    .await
}

/// Get an organisation.
///
/// With what the registers know of it and what people have added; `fromRegister` says which is which. And which regions it
/// can help.
#[utoipa::path(operation_id = "get_organisation", tag = "structure", security((), ("bearer" = [])),
    params(("organisationId" = uuid::Uuid, Path, description = "Id of the organisation"), AsOf),
    responses((status = 200, description = "The organisation", body = OrganisationView)))]
#[get("/organisations/{organisationId}")]
pub async fn get_organisation(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<OrganisationId>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::structure::organisation(&mut connection, *id, day).await?;
    let found = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let version = found.version;
    single(&request, version, &whole(&mut connection, &caller.actor, found, day).await?)
}
