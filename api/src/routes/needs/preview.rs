//! How the public would see a need.

use super::view::public_view;
use crate::ApiResult;
use crate::extract::{Caller, Path, Query};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::needs::{NeedView, PreviewFilter};
use contract::problem::Code;
use domain::NeedId;
use domain::access::policy::{self, NeedAction, Request};

/// See a need as the public would.
///
/// For the originating municipality, before it consents to publish: with or without its name.
#[utoipa::path(operation_id = "preview_need", tag = "needs", security(("bearer" = [])),
    params(("needId" = uuid::Uuid, Path, description = "Id of the need"), PreviewFilter),
    responses((status = 200, description = "As others would see it", body = NeedView)))]
#[get("/needs/{needId}/public-view")]
pub async fn preview_need(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<NeedId>,
    query: Query<PreviewFilter>,
) -> ApiResult {
    caller.user()?;
    let mut connection = state.pool.get().await?;
    let record = store::needs::find(&mut connection, &caller.actor, *id, caller.day())
        .await?
        .ok_or_else(|| ApiError::of(Code::NotFound))?;
    policy::check(&caller.actor, Request::Need(NeedAction::Publish, &record.need))?;
    let version = record.need.version;
    single(&request, version, &public_view(record, caller.lang, query.0.with_name.unwrap_or(true)))
}
