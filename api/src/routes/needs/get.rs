//! One need.

use super::view::need_view;
use crate::ApiResult;
use crate::extract::{Caller, Path};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::needs::NeedView;
use contract::problem::Code;
use domain::NeedId;

/// Get a need.
///
/// With where it is, who holds it, and what the caller may do with it now.
#[utoipa::path(operation_id = "get_need", tag = "needs", security((), ("bearer" = [])),
    params(("needId" = uuid::Uuid, Path, description = "Id of the need")),
    responses((status = 200, description = "The need", body = NeedView)))]
#[get("/needs/{needId}")]
pub async fn get_need(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<NeedId>,
) -> ApiResult {
    let mut connection = state.pool.get().await?;
    let record = store::needs::find(&mut connection, &caller.actor, *id, caller.day())
        .await?
        .ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, record.need.version, &need_view(&caller.actor, caller.lang, &record))
}
