//! One cluster.

use super::view::Shown;
use crate::ApiResult;
use crate::extract::{Caller, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::problem::Code;
use contract::structure::{AsOf, ClusterView};
use domain::ClusterId;

/// Get a cluster.
///
/// With members, motor, agreements, all motor terms and statuses, as it was on a day.
#[utoipa::path(operation_id = "get_cluster", tag = "clusters", security((), ("bearer" = [])),
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
    let today = caller.day();
    let day = day_of(query.0.as_of.as_deref(), today)?;
    let mut connection = state.pool.get().await?;
    let record = store::clusters::find(&mut connection, *id, day)
        .await?
        .ok_or_else(|| ApiError::of(Code::NotFound))?;
    let view = Shown { record: &record, actor: &caller.actor, day, today }.view();
    single(&request, record.cluster.version, &view)
}
