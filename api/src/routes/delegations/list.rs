//! A municipality's standing consents.

use super::view::delegation_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, day_of};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::{DelegationFilter, DelegationView};
use contract::problem::Code;
use domain::access::Scope;
use domain::access::policy::{self, Place, Request, Who};
use store::keyset::Keyed;

/// List what a municipality lets others do for it.
///
/// For everyone in KSF: standing consents to its motor's coordinator or its region, newest first.
#[utoipa::path(operation_id = "list_delegations", tag = "roles", security(("bearer" = [])),
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", example = "4621"),
        DelegationFilter, Paging, Shape),
    responses((status = 200, description = "Standing consents", body = Page<DelegationView>)))]
#[get("/municipalities/{municipalityNumber}/delegations")]
pub async fn list_delegations(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    number: Path<String>,
    asked: ListRequest<DelegationFilter>,
) -> ApiResult {
    caller.user()?;
    policy::check(&caller.actor, Request::At(Who::InKsf, &Place::default()))?;
    let today = caller.day();
    let as_of = asked.filter.as_of.as_deref();
    let day = as_of.map(|_| day_of(as_of, today)).transpose()?;
    let mut connection = state.pool.get().await?;
    let place = store::roles::Place::Municipality(&number);
    let scope = store::roles::scope(&mut connection, place, day.unwrap_or(today)).await?;
    drop(connection);
    let Some(Scope::Municipality(municipality)) = scope else { return Err(ApiError::of(Code::NotFound)) };
    let actor = caller.actor.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let keyed = store::delegations::list(connection, municipality, day, window).await?;
            let view =
                |keyed: Keyed<_>| Keyed { item: delegation_view(&actor, keyed.item, today), key: keyed.key };
            Ok(keyed.map(|list| list.into_iter().map(view).collect()))
        },
        async |connection| Ok::<_, ApiError>(store::delegations::count(connection, municipality, day).await?),
    )
    .await
}
