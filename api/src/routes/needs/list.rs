//! Lists of needs, and the public register.

use super::view::need_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, invalid};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::needs::{NeedFilter, NeedView, Sort};
use contract::page::{Page, Paging, Shape};
use contract::problem::FieldCode;
use domain::MunicipalityId;
use domain::need::{NeedOrder, NeedQuery, NeedSort};
use store::AsyncPgConnection;
use store::keyset::{Keyed, Window};
use store::structure::MunicipalityQuery;
use time::Date;

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
        parse(&mut connection, &asked.filter, day).await?
    };
    let actor = caller.actor.clone();
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection: &mut AsyncPgConnection, window: &Window| {
            let keyed = store::needs::list(connection, &actor, &query, window, day).await?;
            Ok(keyed.map(|list| {
                list.into_iter().map(|k| Keyed { item: need_view(&actor, &k.item), key: k.key }).collect()
            }))
        },
        async |connection| Ok::<_, ApiError>(store::needs::count(connection, &caller.actor, &counted).await?),
    )
    .await
}

/// The wire's filter as the domain's query. A place that does not exist is refused, so that a typing error is not
/// taken for an empty register.
async fn parse(
    connection: &mut AsyncPgConnection,
    filter: &NeedFilter,
    day: Date,
) -> Result<NeedQuery, ApiError> {
    let region = store::structure::region_ids(connection, &filter.region).await?;
    if region.len() < distinct(&filter.region) {
        return Err(invalid("region", FieldCode::UnknownValue, None));
    }
    let municipality = municipalities(connection, &filter.municipality, day).await?;
    if municipality.len() < distinct(&filter.municipality) {
        return Err(invalid("municipality", FieldCode::UnknownValue, None));
    }
    Ok(NeedQuery {
        q: filter.q.clone(),
        level: filter.level,
        process: filter.process.clone(),
        answer: filter.answer.clone(),
        service_area: filter.service_area.clone(),
        visibility: filter.visibility.clone(),
        language: filter.language.clone(),
        municipality,
        cluster: filter.cluster.clone(),
        region,
        order: order(filter.sort, filter.q.is_some()),
    })
}

fn distinct(values: &[String]) -> usize {
    values.iter().collect::<std::collections::BTreeSet<_>>().len()
}

async fn municipalities(
    connection: &mut AsyncPgConnection,
    numbers: &[String],
    day: Date,
) -> Result<Vec<MunicipalityId>, ApiError> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let query = MunicipalityQuery { numbers: numbers.to_vec(), ..MunicipalityQuery::default() };
    let window = Window { limit: 1_000, after: None };
    let found = store::structure::municipalities(connection, &query, &window, day).await?;
    Ok(found.unwrap_or_default().into_iter().map(|k| k.item.id).collect())
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
