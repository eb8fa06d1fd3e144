//! The equal-voice map: all municipalities with what the map is coloured by.

use super::{municipality, parallel};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, in_memory, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::structure::{AsOf, ClusterRef, CountyRef, EqualVoiceMap, EqualVoiceView, RegionRef};
use store::AsyncPgConnection;
use store::keyset::Window;
use store::structure::{Municipality, MunicipalityQuery};
use time::Date;

/// More than there have ever been.
const ALL: i64 = 2_000;

fn view(place: Municipality, published_needs: i64) -> EqualVoiceView {
    let (longitude, latitude) = place.position.unzip();
    EqualVoiceView {
        parallel_names: parallel(place.name_sami, place.sami_language, place.name_kven),
        number: place.number,
        name: place.name,
        county: CountyRef { number: place.county.0, name: place.county.1 },
        region: place.region.map(|(slug, name)| RegionRef { slug, name }),
        clusters: place.clusters.into_iter().map(|m| ClusterRef { id: m.cluster, name: m.name }).collect(),
        contact_named: place.has_contact,
        published_needs,
        size_class: place.size_class,
        centrality_class: place.centrality_class,
        language_decision: place.language_decision,
        population: place.population.map(|(population, _)| population),
        longitude,
        latitude,
        formerly: place.predecessors.into_iter().map(|s| municipality((s.number, s.name))).collect(),
    }
}

async fn voices(connection: &mut AsyncPgConnection, day: Date) -> Result<Vec<EqualVoiceView>, ApiError> {
    let window = Window { limit: ALL, after: None };
    let query = MunicipalityQuery::default();
    let places = store::structure::municipalities(connection, &query, &window, day).await?;
    let needs = store::structure::published_needs(connection, day).await?;
    let places = places.unwrap_or_default().into_iter().map(|keyed| keyed.item);
    Ok(places
        .map(|place| (needs.get(&place.id).copied().unwrap_or(0), place))
        .map(|(needs, place)| view(place, needs))
        .collect())
}

/// Get the equal-voice map.
///
/// Every municipality of the day in one small answer, with what a map can be coloured by: region, clusters, whether a contact
/// is named, published needs, size, centrality, written standard. The same for everyone, signed in or not. As a table, with
/// pages, NDJSON and CSV: `list_equal_voices`.
#[utoipa::path(operation_id = "get_equal_voice_map", tag = "structure", params(AsOf), security(()),
    responses((status = 200, description = "All municipalities", body = EqualVoiceMap)))]
#[get("/insight/equal-voice")]
pub async fn get_equal_voice_map(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let municipalities = voices(&mut connection, day).await?;
    single(&request, 0, &EqualVoiceMap { on: day, municipalities })
}

/// List what the equal-voice map shows.
///
/// By number, a row for each municipality of the day.
#[utoipa::path(operation_id = "list_equal_voices", tag = "structure", params(AsOf, Paging, Shape), security(()),
    responses((status = 200, description = "Municipalities", body = Page<EqualVoiceView>)))]
#[get("/insight/equal-voice/municipalities")]
pub async fn list_equal_voices(
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
            Ok(in_memory(
                voices(connection, day).await?,
                |voice: &EqualVoiceView| voice.number.clone(),
                window,
            ))
        },
        async |connection| {
            Ok::<_, ApiError>(
                store::structure::count_municipalities(connection, &MunicipalityQuery::default(), day)
                    .await?,
            )
        },
    )
    .await
}
