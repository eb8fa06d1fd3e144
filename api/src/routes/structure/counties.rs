//! Counties.

use super::{last, parallel};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, in_memory, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::{AsOf, CountyRef, CountyView};
use store::structure::County;

fn view(county: County) -> CountyView {
    let refs = |list: Vec<(String, String)>| {
        list.into_iter().map(|(number, name)| CountyRef { number, name }).collect()
    };
    CountyView {
        valid_from: county.valid_from,
        valid_to: last(county.valid_until),
        successors: refs(county.successors),
        predecessors: refs(county.predecessors),
        parallel_names: parallel(county.name_sami, county.sami_language, county.name_kven),
        number: county.number,
        name: county.name,
        official_name: county.name_official,
        municipalities: county.municipalities,
        population: county.population,
        language_decision: county.language_decision,
    }
}

/// List counties.
///
/// By number, with the municipalities they had on the day.
#[utoipa::path(operation_id = "list_counties", tag = "structure", params(AsOf, Paging, Shape), security(()),
    responses((status = 200, description = "Counties", body = Page<CountyView>)))]
#[get("/counties")]
pub async fn list_counties(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<AsOf>,
) -> ApiResult {
    let day = day_of(asked.filter.as_of.as_deref(), caller.day())?;
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let counties = store::structure::counties(connection, None, day).await?;
            Ok(in_memory(counties.into_iter().map(view).collect(), |c: &CountyView| c.number.clone(), window))
        },
        async |connection| {
            let counties = store::structure::counties(connection, None, day).await?;
            i64::try_from(counties.len()).map_err(ApiError::internal)
        },
    )
    .await
}

/// Get a county.
///
/// As it was on a day.
#[utoipa::path(operation_id = "get_county", tag = "structure", security(()),
    params(("countyNumber" = String, Path, description = "Number of the county", pattern = "^[0-9]{2}$", example = "46"), AsOf),
    responses((status = 200, description = "The county", body = CountyView)))]
#[get("/counties/{countyNumber}")]
pub async fn get_county(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    number: Path<String>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::structure::counties(&mut connection, Some(&number), day).await?;
    let county = found.into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, 0, &view(county))
}
