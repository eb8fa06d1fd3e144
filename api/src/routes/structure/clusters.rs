//! Municipal clusters.

use super::{last, municipality, term};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::{
    AsOf, ClusterFilter, ClusterView, MemberView, MunicipalityRef, RegionRef, StatusPeriodView,
    SubclusterView,
};
use domain::ClusterId;
use store::keyset::Keyed;
use store::structure::{Cluster, ClusterQuery};

fn view(cluster: Cluster) -> ClusterView {
    ClusterView {
        id: cluster.id,
        name: cluster.name,
        region: cluster.region.map(|(slug, name)| RegionRef { slug, name }),
        status: cluster.status,
        basis: cluster.basis,
        funding_model: cluster.funding_model,
        coordinator_percent: cluster.coordinator_percent,
        motor: cluster.motor.map(term),
        has_coordinator: cluster.has_coordinator,
        members: cluster
            .members
            .into_iter()
            .map(|m| MemberView {
                municipality: MunicipalityRef { number: m.number, name: m.name },
                ambition: m.ambition,
                valid_from: m.valid_from,
                valid_to: last(m.valid_until),
            })
            .collect(),
        motor_terms: cluster.motor_terms.into_iter().map(term).collect(),
        statuses: cluster
            .statuses
            .into_iter()
            .map(|s| StatusPeriodView {
                status: s.status,
                valid_from: s.valid_from,
                valid_to: last(s.valid_until),
                reason: s.reason,
            })
            .collect(),
        subclusters: cluster
            .subclusters
            .into_iter()
            .map(|s| SubclusterView {
                name: s.name,
                theme: s.theme,
                members: s.members.into_iter().map(municipality).collect(),
                valid_from: s.valid_from,
                valid_to: last(s.valid_until),
            })
            .collect(),
        agreement_signed_on: cluster.agreement_signed_on,
        origin: cluster.origin,
        confirmed: cluster.confirmed,
        source: cluster.source,
    }
}

/// List clusters.
///
/// Those that had begun, with members, motor and status as they were on a day.
#[utoipa::path(operation_id = "list_clusters", tag = "structure", params(ClusterFilter, Paging, Shape), security(()),
    responses((status = 200, description = "Clusters by name", body = Page<ClusterView>)))]
#[get("/clusters")]
pub async fn list_clusters(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<ClusterFilter>,
) -> ApiResult {
    let day = day_of(asked.filter.as_of.as_deref(), caller.day())?;
    let query = ClusterQuery {
        ids: Vec::new(),
        regions: asked.filter.region.clone(),
        statuses: asked.filter.status.clone(),
        begun: true,
    };
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::clusters(connection, &query, window, day).await?;
            Ok(found.map(|list| {
                list.into_iter().map(|k| Keyed { item: view(k.item), key: k.key }).collect::<Vec<_>>()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::structure::count_clusters(connection, &counted, day).await?)
        },
    )
    .await
}

/// Get a cluster.
///
/// With members, motor, all motor terms and statuses, as it was on a day.
#[utoipa::path(operation_id = "get_cluster", tag = "structure", security(()),
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"), AsOf),
    responses((status = 200, description = "The cluster", body = ClusterView)))]
#[get("/clusters/{clusterId}")]
pub async fn get_cluster(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<ClusterId>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let mut connection = state.pool.get().await?;
    let found = store::structure::cluster(&mut connection, *id, day).await?;
    single(&request, 0, &view(found.ok_or_else(|| ApiError::of(Code::NotFound))?))
}
