//! Cooperation that exists: shown with its source, a basis for clusters.

use super::municipality;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::OrganisationRef;
use contract::problem::Code;
use contract::structure::{AsOf, CooperationFilter, CooperationMemberView, CooperationView};
use store::keyset::{Keyed, Window};
use store::structure::Cooperation;
use uuid::Uuid;

fn view(cooperation: Cooperation) -> CooperationView {
    CooperationView {
        id: cooperation.id,
        name: cooperation.name,
        kind: cooperation.kind,
        started: cooperation.started,
        ended: cooperation.ended,
        members: cooperation
            .members
            .into_iter()
            .map(|m| CooperationMemberView {
                name: m.name,
                municipality: m.municipality.map(municipality),
                organisation: m.organisation.map(|(id, name)| OrganisationRef { id, name }),
                role: m.role,
                inferred: m.inferred,
            })
            .collect(),
        source_url: cooperation.source_url,
        note: cooperation.note,
    }
}

/// List cooperation that exists.
///
/// Agreements, labs, networks and regional councils with their source; mostly from 2018–2024, not to be read as current.
#[utoipa::path(operation_id = "list_cooperations", tag = "structure", params(CooperationFilter, Paging, Shape),
    security(()), responses((status = 200, description = "Cooperation by name", body = Page<CooperationView>)))]
#[get("/cooperations")]
pub async fn list_cooperations(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<CooperationFilter>,
) -> ApiResult {
    let number = asked.filter.municipality.clone();
    let day = day_of(asked.filter.as_of.as_deref(), caller.day())?;
    let counted = number.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found =
                store::structure::cooperations(connection, None, number.as_deref(), window, day).await?;
            Ok(found.map(|list| {
                list.into_iter().map(|k| Keyed { item: view(k.item), key: k.key }).collect::<Vec<_>>()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::structure::count_cooperations(connection, counted.as_deref()).await?)
        },
    )
    .await
}

/// Get a cooperation that exists.
///
/// With its parties and source.
#[utoipa::path(operation_id = "get_cooperation", tag = "structure", security(()),
    params(("cooperationId" = Uuid, Path, description = "Id of the cooperation"), AsOf),
    responses((status = 200, description = "The cooperation", body = CooperationView)))]
#[get("/cooperations/{cooperationId}")]
pub async fn get_cooperation(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<Uuid>,
    asked: Query<AsOf>,
) -> ApiResult {
    let day = day_of(asked.0.as_of.as_deref(), caller.day())?;
    let window = Window { limit: 1, after: None };
    let mut connection = state.pool.get().await?;
    let found = store::structure::cooperations(&mut connection, Some(*id), None, &window, day).await?;
    let found = found.unwrap_or_default().into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, 0, &view(found.item))
}
