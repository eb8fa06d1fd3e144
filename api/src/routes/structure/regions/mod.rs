//! KSF regions.

mod change;
mod history;
mod host;
mod status;

pub use history::list_region_history;
pub use host::change_region_host;
pub use status::set_region_status;

use super::{last, term};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, in_memory, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::{AsOf, ClusterRef, CountyRef, RegionLackRule, RegionStatusPeriodView, RegionView};
use domain::access::Actor;
use domain::access::policy::{Place, allowed_at};
use domain::register::{RegionLack, RegionStatus};
use domain::structure::region::RegionAction;
use store::structure::Region;

/// What a region lacks on the day.
fn lacks(region: &Region) -> Vec<RegionLack> {
    let lacks = |lack: &RegionLack| match lack {
        RegionLack::Host => region.host.is_none(),
        RegionLack::Coordinator => !region.has_coordinator,
        RegionLack::Cluster => region.clusters.is_empty(),
    };
    RegionLack::ALL.iter().copied().filter(lacks).collect()
}

fn view(actor: &Actor, region: Region) -> RegionView {
    let place = Place { region: Some(region.id), ..Place::default() };
    let status = region.status;
    let missing = if status == RegionStatus::Closed { Vec::new() } else { lacks(&region) };
    RegionView {
        allowed_actions: allowed_at(actor, &place, RegionAction::ALL, RegionAction::who, |action| {
            action.exists_from(status)
        }),
        id: region.id,
        version: region.version,
        hosts: region.hosts.into_iter().map(term).collect(),
        statuses: region
            .statuses
            .into_iter()
            .map(|s| RegionStatusPeriodView {
                status: s.status,
                valid_from: s.valid_from,
                valid_to: last(s.valid_until),
                decided_by: s.decided_by,
                reason: s.reason,
            })
            .collect(),
        slug: region.slug,
        name: region.name,
        status: region.status,
        counties: region.counties.into_iter().map(|(number, name)| CountyRef { number, name }).collect(),
        municipality_count: region.municipality_count,
        plan_municipality_count: region.plan_municipality_count,
        plan_quote: region.plan_quote,
        municipalities_in_cluster: region.municipalities_in_cluster,
        host: region.host.map(term),
        clusters: region.clusters.into_iter().map(|(id, name)| ClusterRef { id, name }).collect(),
        has_coordinator: region.has_coordinator,
        lack_rules: missing.iter().copied().map(RegionLackRule::from).collect(),
        coordinator_since: region.coordinator_since,
        lacks: missing,
        decided_on: region.decided_on,
        decided_by: region.decided_by,
        source: region.source,
    }
}

/// List KSF regions.
///
/// With counties, host, clusters and coverage on a day. Numbers of municipalities are counted in the register; where the
/// establishment plan states another, it is quoted beside it.
#[utoipa::path(operation_id = "list_regions", tag = "structure", params(AsOf, Paging, Shape), security((), ("bearer" = [])),
    responses((status = 200, description = "Regions", body = Page<RegionView>)))]
#[get("/regions")]
pub async fn list_regions(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<AsOf>,
) -> ApiResult {
    let day = day_of(asked.filter.as_of.as_deref(), caller.day())?;
    let actor = caller.actor.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let regions = store::structure::regions(connection, None, day).await?;
            let regions = regions.into_iter().map(|region| view(&actor, region)).collect();
            Ok(in_memory(regions, |r: &RegionView| r.slug.clone(), window))
        },
        async |connection| {
            let regions = store::structure::regions(connection, None, day).await?;
            i64::try_from(regions.len()).map_err(ApiError::internal)
        },
    )
    .await
}

/// Get a KSF region.
///
/// By slug, as it was on a day.
#[utoipa::path(operation_id = "get_region", tag = "structure", security((), ("bearer" = [])),
    params(("regionSlug" = String, Path, description = "Slug of the region", pattern = "^[a-z]{1,20}$", example = "vest"), AsOf),
    responses((status = 200, description = "The region", body = RegionView)))]
#[get("/regions/{regionSlug}")]
pub async fn get_region(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    slug: Path<String>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::structure::regions(&mut connection, Some(&slug), day).await?;
    let region = found.into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?;
    let version = region.version;
    single(&request, version, &view(&caller.actor, region))
}
