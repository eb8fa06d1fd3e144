//! One account.

use super::view;
use crate::ApiResult;
use crate::extract::{Caller, Path};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::UserView;
use contract::problem::Code;
use domain::UserId;
use domain::access::policy::{self, Request, SystemAction};

/// Get an account.
///
/// For system administrators.
#[utoipa::path(operation_id = "get_user", tag = "users", security(("bearer" = [])),
    params(("userId" = uuid::Uuid, Path, description = "Id of the account")),
    responses((status = 200, description = "The account", body = UserView)))]
#[get("/users/{userId}")]
pub async fn get_user(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<UserId>,
) -> ApiResult {
    caller.user()?;
    policy::check(&caller.actor, Request::System(SystemAction::ReadUsers))?;
    let mut connection = state.pool.get().await?;
    let user = store::users::find(&mut connection, *id).await?.ok_or_else(|| ApiError::of(Code::NotFound))?;
    let version = user.version;
    single(&request, version, &view(&mut connection, user, caller.day()).await?)
}
