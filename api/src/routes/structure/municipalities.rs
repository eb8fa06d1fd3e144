//! Municipalities.

use super::parallel;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::{
    AsOf, ClusterRef, CountyRef, MembershipView, MunicipalityFilter, MunicipalityView, RegionRef,
};
use store::keyset::{Keyed, Window};
use store::structure::{Municipality, MunicipalityQuery};

fn view(municipality: Municipality) -> MunicipalityView {
    let (population, population_on) = municipality.population.unzip();
    let (longitude, latitude) = municipality.position.unzip();
    MunicipalityView {
        parallel_names: parallel(municipality.name_sami, municipality.sami_language, municipality.name_kven),
        number: municipality.number,
        name: municipality.name,
        official_name: municipality.name_official,
        county: CountyRef { number: municipality.county.0, name: municipality.county.1 },
        region: municipality.region.map(|(slug, name)| RegionRef { slug, name }),
        clusters: municipality
            .clusters
            .into_iter()
            .map(|m| MembershipView {
                cluster: ClusterRef { id: m.cluster, name: m.name },
                ambition: m.ambition,
                motor: m.motor,
                valid_from: m.valid_from,
            })
            .collect(),
        population,
        population_on,
        size_class: municipality.size_class,
        centrality_class: municipality.centrality_class,
        language_decision: municipality.language_decision,
        organisation_number: municipality.organisation_number,
        admin_center: municipality.admin_center,
        website: municipality.website,
        longitude,
        latitude,
        sami_admin_area: municipality.sami_admin_area,
        valid_from: municipality.valid_from,
    }
}

/// List municipalities.
///
/// By number, as they were on a day: names in all official languages, size, region and clusters.
#[utoipa::path(operation_id = "list_municipalities", tag = "structure", params(MunicipalityFilter, Paging, Shape),
    security(()), responses((status = 200, description = "Municipalities", body = Page<MunicipalityView>)))]
#[get("/municipalities")]
pub async fn list_municipalities(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<MunicipalityFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = MunicipalityQuery {
        q: filter.q.clone(),
        counties: filter.county.clone(),
        regions: filter.region.clone(),
        clusters: filter.cluster.clone(),
        size_classes: filter.size_class.clone(),
        ..MunicipalityQuery::default()
    };
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::municipalities(connection, &query, window, day).await?;
            Ok(found.map(|list| {
                list.into_iter().map(|k| Keyed { item: view(k.item), key: k.key }).collect::<Vec<_>>()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::structure::count_municipalities(connection, &counted, day).await?)
        },
    )
    .await
}

/// Get a municipality.
///
/// By number, as it was on a day.
#[utoipa::path(operation_id = "get_municipality", tag = "structure", security(()),
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", example = "4634"), AsOf),
    responses((status = 200, description = "The municipality", body = MunicipalityView)))]
#[get("/municipalities/{municipalityNumber}")]
pub async fn get_municipality(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    number: Path<String>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let wanted = MunicipalityQuery { numbers: vec![number.0], ..MunicipalityQuery::default() };
    let window = Window { limit: 1, after: None };
    let mut connection = state.pool.get().await?;
    let found = store::structure::municipalities(&mut connection, &wanted, &window, day).await?;
    let found = found.unwrap_or_default().into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, 0, &view(found.item))
}
