//! A role's history, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond::{self, Nothing, Show};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::HistoryEntry;
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::RoleAssignmentId;
use domain::access::policy::sees_role;
use domain::event::Aggregate;

/// List a role's history, newest first.
///
/// From the offer to the last day: who did what, why, when, and from which day. For whoever sees the role: everyone in
/// KSF, administrators, and whose role it is. Persons are named to the first two.
#[utoipa::path(operation_id = "list_role_assignment_history", tag = "roles", security(("bearer" = [])),
    params(("roleAssignmentId" = uuid::Uuid, Path, description = "Id of the role"), Paging, Shape),
    responses((status = 200, description = "Events of the role", body = Page<HistoryEntry>)))]
#[get("/role-assignments/{roleAssignmentId}/history")]
pub async fn list_role_assignment_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<RoleAssignmentId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    caller.user()?;
    let (id, day) = (*id, caller.day());
    {
        let mut connection = state.pool.get().await?;
        let found = store::roles::find(&mut connection, id, day).await?;
        let found = found.filter(|record| sees_role(&caller.actor, &record.held(day)));
        found.ok_or_else(|| ApiError::of(Code::NotFound))?;
    }
    let reach = &caller.actor.reach;
    let show = Show { places: true, persons: reach.in_ksf || reach.administers };
    respond::whole_history(&request, &state, &caller, Aggregate::RoleAssignment(id), show, asked).await
}
