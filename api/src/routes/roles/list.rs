//! Who holds which role.

use super::view::role_assignment_view;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, day_of};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::{Oneself, RoleAssignmentFilter, RoleAssignmentView};
use domain::access::policy::{self, Request, StructureAction};
use store::keyset::Keyed;
use store::roles::RoleQuery;

/// List who holds which role.
///
/// The directory of KSF, for everyone with a role in it and for administrators: coordinators and contacts with mandate,
/// tasks and deputy, as it was on a day. Those held, unless `status` says otherwise. Whoever is signed in may ask for
/// their own (`holder=me`).
#[utoipa::path(operation_id = "list_role_assignments", tag = "roles", security(("bearer" = [])),
    params(RoleAssignmentFilter, Paging, Shape),
    responses((status = 200, description = "Roles by holder", body = Page<RoleAssignmentView>)))]
#[get("/role-assignments")]
pub async fn list_role_assignments(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<RoleAssignmentFilter>,
) -> ApiResult {
    let user = caller.user()?;
    let filter = &asked.filter;
    let own = filter.holder == Some(Oneself::Me);
    if !own {
        policy::check(&caller.actor, Request::Structure(StructureAction::ReadRoles))?;
    }
    let (today, day) = (caller.day(), day_of(filter.as_of.as_deref(), caller.day())?);
    let query = RoleQuery {
        q: filter.q.clone(),
        users: if own { vec![user] } else { Vec::new() },
        as_deputy: false,
        roles: filter.role.clone(),
        statuses: filter.status.clone(),
        municipality: filter.municipality.clone(),
        region: filter.region.clone(),
        county: filter.county.clone(),
        cluster: filter.cluster,
        organisation: filter.organisation.map(Into::into),
    };
    let (counted, actor) = (query.clone(), caller.actor.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let keyed = store::roles::list(connection, &query, window, day, today).await?;
            let view = |keyed: Keyed<_>| Keyed {
                item: role_assignment_view(&actor, keyed.item, day, today),
                key: keyed.key,
            };
            Ok(keyed.map(|list| list.into_iter().map(view).collect()))
        },
        async |connection| Ok::<_, ApiError>(store::roles::count(connection, &counted, day).await?),
    )
    .await
}
