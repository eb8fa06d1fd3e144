//! Lists of needs, and the public register.

use super::view::need_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::needs::{NeedFilter, NeedView, Sort};
use contract::page::{Page, Paging, Shape};
use domain::need::{NeedOrder, NeedQuery, NeedSort};
use store::AsyncPgConnection;
use store::keyset::{Keyed, Window};

/// List needs.
///
/// Those the caller sees: signed out the public register, signed in also what is open to one's municipality, cluster,
/// region or level. The same query gives a page as JSON, or everything as NDJSON or CSV.
#[utoipa::path(operation_id = "list_needs", tag = "needs", params(NeedFilter, Paging, Shape),
    security((), ("bearer" = [])),
    responses((status = 200, description = "Needs", body = Page<NeedView>)))]
#[get("/needs")]
pub async fn list_needs(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<NeedFilter>,
) -> ApiResult {
    let day = caller.day();
    let query = {
        let mut connection = state.pool.get().await?;
        parse(&mut connection, &asked.filter).await?
    };
    let (actor, lang) = (caller.actor.clone(), caller.lang);
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection: &mut AsyncPgConnection, window: &Window| {
            let keyed = store::needs::list(connection, &actor, &query, window, day).await?;
            Ok(keyed.map(|list| {
                list.into_iter()
                    .map(|k| Keyed { item: need_view(&actor, lang, &k.item), key: k.key })
                    .collect()
            }))
        },
        async |connection| Ok::<_, ApiError>(store::needs::count(connection, &caller.actor, &counted).await?),
    )
    .await
}

/// The wire's filter as the domain's query. The places exist: the list request has seen to that.
async fn parse(connection: &mut AsyncPgConnection, filter: &NeedFilter) -> Result<NeedQuery, ApiError> {
    Ok(NeedQuery {
        q: filter.q.clone(),
        own: filter.own,
        level: filter.level,
        process: filter.process.clone(),
        answer: filter.answer.clone(),
        service_area: filter.service_area.clone(),
        visibility: filter.visibility.clone(),
        language: filter.language.clone(),
        municipality: store::structure::municipality_ids(connection, &filter.municipality).await?,
        cluster: filter.cluster.clone(),
        region: store::structure::region_ids(connection, &filter.region).await?,
        order: order(filter.sort, filter.q.is_some()),
    })
}

fn order(sort: Option<Sort>, searched: bool) -> NeedOrder {
    let (by, descending) = match sort {
        None if searched => (NeedSort::Relevance, true),
        None | Some(Sort::UpdatedAtDescending) => (NeedSort::UpdatedAt, true),
        Some(Sort::UpdatedAt) => (NeedSort::UpdatedAt, false),
        Some(Sort::SubmittedAt) => (NeedSort::SubmittedAt, false),
        Some(Sort::SubmittedAtDescending) => (NeedSort::SubmittedAt, true),
        Some(Sort::Title) => (NeedSort::Title, false),
        Some(Sort::TitleDescending) => (NeedSort::Title, true),
        Some(Sort::Relevance) => (NeedSort::Relevance, true),
    };
    NeedOrder { by, descending }
}
