//! One role.

use super::view::role_assignment_view;
use crate::ApiResult;
use crate::extract::{Caller, Path};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::RoleAssignmentView;
use contract::problem::Code;
use domain::RoleAssignmentId;
use domain::access::policy::finds_role;

/// Get a role that somebody was offered or holds.
///
/// For everyone in KSF, administrators, and whose role it is. Others who are signed in get what the directory shows them.
#[utoipa::path(operation_id = "get_role_assignment", tag = "roles", security(("bearer" = [])),
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role")),
    responses((status = 200, description = "The role", body = RoleAssignmentView)))]
#[get("/role-assignments/{roleAssignmentId}")]
pub async fn get_role_assignment(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<RoleAssignmentId>,
) -> ApiResult {
    caller.user()?;
    let (actor, day) = (&caller.actor, caller.day());
    let mut connection = state.pool.get().await?;
    let found = store::roles::find(&mut connection, *id, day).await?;
    let found = found.filter(|record| finds_role(actor, &record.held(day), record.status));
    let record = found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    single(&request, record.role.version, &role_assignment_view(actor, record, day, day))
}
