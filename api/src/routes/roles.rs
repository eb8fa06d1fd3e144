//! Who holds which role.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest, day_of};
use crate::problem::ApiError;
use crate::respond;
use crate::routes::users::role_view;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::{RoleAssignmentFilter, RoleAssignmentView};
use domain::access::policy::{self, Request, StructureAction};
use store::keyset::Keyed;
use store::users::RoleQuery;

/// List who holds which role.
///
/// For everyone with a role in KSF. Contacts, coordinators and their periods, as they were on a day.
#[utoipa::path(operation_id = "list_role_assignments", tag = "structure", security(("bearer" = [])),
    params(RoleAssignmentFilter, Paging, Shape),
    responses((status = 200, description = "Roles by holder", body = Page<RoleAssignmentView>)))]
#[get("/role-assignments")]
pub async fn list_role_assignments(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<RoleAssignmentFilter>,
) -> ApiResult {
    caller.user()?;
    policy::check(&caller.actor, Request::Structure(StructureAction::ReadRoles))?;
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = RoleQuery {
        users: Vec::new(),
        roles: filter.role.clone(),
        municipality: filter.municipality.clone(),
        region: filter.region.clone(),
    };
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let keyed = store::users::roles(connection, &query, window, day).await?;
            Ok(keyed.map(|list| {
                list.into_iter()
                    .map(|Keyed { item, key }| Keyed {
                        item: RoleAssignmentView {
                            id: item.id,
                            role: role_view(&item),
                            holder: item.holder,
                            valid_from: item.valid_from,
                            valid_to: item.valid_until.and_then(time::Date::previous_day),
                            decided_by: item.decided_by,
                        },
                        key,
                    })
                    .collect()
            }))
        },
        async |connection| Ok::<_, ApiError>(store::users::count_roles(connection, &counted, day).await?),
    )
    .await
}
