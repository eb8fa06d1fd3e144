//! Research organisations.

use super::municipality;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::{AsOf, OrganisationFilter, OrganisationView};
use domain::OrganisationId;
use store::keyset::{Keyed, Window};
use store::structure::{Organisation, OrganisationQuery};

fn view(organisation: Organisation) -> OrganisationView {
    OrganisationView {
        id: organisation.id,
        name: organisation.name,
        name_en: organisation.name_en,
        short_name: organisation.short_name,
        kind: organisation.kind,
        organisation_number: organisation.organisation_number,
        ror_id: organisation.ror_id,
        municipality: organisation.municipality.map(municipality),
        website: organisation.website,
    }
}

/// List research organisations.
///
/// Universities, university colleges, institutes and health trusts, by name.
#[utoipa::path(operation_id = "list_organisations", tag = "structure", params(OrganisationFilter, Paging, Shape),
    security(()), responses((status = 200, description = "Organisations by name", body = Page<OrganisationView>)))]
#[get("/organisations")]
pub async fn list_organisations(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<OrganisationFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = OrganisationQuery { id: None, q: filter.q.clone(), kinds: filter.kind.clone() };
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::organisations(connection, &query, window, day).await?;
            Ok(found.map(|list| {
                list.into_iter().map(|k| Keyed { item: view(k.item), key: k.key }).collect::<Vec<_>>()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::structure::count_organisations(connection, &counted, day).await?)
        },
    )
    .await
}

/// Get a research organisation.
///
/// With organisation number and ROR id, where known.
#[utoipa::path(operation_id = "get_organisation", tag = "structure", security(()),
    params(("organisationId" = uuid::Uuid, Path, description = "Id of the organisation"), AsOf),
    responses((status = 200, description = "The organisation", body = OrganisationView)))]
#[get("/organisations/{organisationId}")]
pub async fn get_organisation(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<OrganisationId>,
    asked: Query<AsOf>,
) -> ApiResult {
    let day = day_of(asked.0.as_of.as_deref(), caller.day())?;
    let query = OrganisationQuery { id: Some(*id), ..OrganisationQuery::default() };
    let mut connection = state.pool.get().await?;
    let window = Window { limit: 1, after: None };
    let found = store::structure::organisations(&mut connection, &query, &window, day).await?;
    let found = found.unwrap_or_default().into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, 0, &view(found.item))
}
