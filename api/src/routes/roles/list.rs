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
use domain::access::Role;
use domain::access::policy::{DIRECTORY, sees_roles};
use domain::role::RoleStatus;
use store::keyset::Keyed;
use store::roles::RoleQuery;

/// What is asked for, as far as it is in the directory.
fn in_directory(roles: &[Role], statuses: &[RoleStatus]) -> (Vec<Role>, Vec<RoleStatus>) {
    let held = statuses.is_empty() || statuses.contains(&RoleStatus::Active);
    let asked = |role: &&Role| held && (roles.is_empty() || roles.contains(role));
    (DIRECTORY.iter().filter(asked).copied().collect(), vec![RoleStatus::Active])
}

/// List who holds which role.
///
/// The directory of KSF: coordinators and contacts with mandate, tasks and deputy, as it was on a day. Those held, unless
/// `status` says otherwise. Everyone with a role in KSF and administrators see all roles; others who are signed in find
/// those held today that one turns to, without addresses and reasons, and all of their own (`holder=me`).
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
    let (roles, statuses) = if own || sees_roles(&caller.actor) {
        (filter.role.clone(), filter.status.clone())
    } else {
        in_directory(&filter.role, &filter.status)
    };
    let (today, day) = (caller.day(), day_of(filter.as_of.as_deref(), caller.day())?);
    let query = RoleQuery {
        not_over: false,
        q: filter.q.clone(),
        users: if own { vec![user] } else { Vec::new() },
        as_deputy: false,
        roles,
        statuses,
        municipality: filter.municipality.clone(),
        region: filter.region.clone(),
        county: filter.county.clone(),
        cluster: filter.cluster,
        organisation: filter.organisation.map(Into::into),
    };
    // Outside the directory there is nothing to find, and what is over or to come is not in it.
    let nothing = !own && !sees_roles(&caller.actor) && (query.roles.is_empty() || day != today);
    let (counted, actor) = (query.clone(), caller.actor.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            if nothing {
                return Ok(Some(Vec::new()));
            }
            let keyed = store::roles::list(connection, &query, window, day, today).await?;
            let view = |keyed: Keyed<_>| Keyed {
                item: role_assignment_view(&actor, keyed.item, day, today),
                key: keyed.key,
            };
            Ok(keyed.map(|list| list.into_iter().map(view).collect()))
        },
        async |connection| {
            let count = store::roles::count(connection, &counted, day).await?;
            Ok::<_, ApiError>(if nothing { 0 } else { count })
        },
    )
    .await
}
