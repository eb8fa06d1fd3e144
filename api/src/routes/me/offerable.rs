//! What one may offer to others, and where.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::respond::{self, in_memory};
use crate::routes::roles::offer::{nowhere, place_of};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::people::{OfferableRoleFilter, OrganisationRef, RoleView};
use contract::structure::{ClusterRef, CountyRef, MunicipalityRef, RegionRef};
use domain::access::policy::{self, Seat, may_grant};
use domain::access::{Actor, Role, Scope};
use domain::{ClusterId, MunicipalityId, OrganisationId, RegionId};
use store::AsyncPgConnection;
use store::roles::{OfferablePlace, PlaceKind};
use time::Date;

/// List the roles one may offer, each with a place where one may.
///
/// As the one table says (KSF-D04), for the structure of today, also where one stands in. Nobody may offer a role to
/// themselves.
#[utoipa::path(operation_id = "list_offerable_roles", tag = "roles", security(("bearer" = [])),
    params(OfferableRoleFilter, Paging, Shape),
    responses((status = 200, description = "Roles by place", body = Page<RoleView>)))]
#[get("/me/offerable-roles")]
pub async fn list_offerable_roles(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<OfferableRoleFilter>,
) -> ApiResult {
    caller.user()?;
    let (day, wanted, actor) = (caller.day(), asked.filter.role.clone(), caller.actor.clone());
    let (counted, counting) = (wanted.clone(), actor.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let all = offerable(connection, &actor, &wanted, day).await?;
            Ok(in_memory(all, name, window))
        },
        async |connection| {
            let all = offerable(connection, &counting, &counted, day).await?;
            i64::try_from(all.len()).map_err(ApiError::internal)
        },
    )
    .await
}

/// What tells one from another.
fn name(view: &RoleView) -> String {
    let place = view.municipality.as_ref().map(|m| m.number.clone());
    let place = place.or_else(|| view.cluster.as_ref().map(|c| c.id.to_string()));
    let place = place.or_else(|| view.region.as_ref().map(|r| r.slug.clone()));
    let place = place.or_else(|| view.organisation.as_ref().map(|o| o.id.to_string()));
    let place = place.or_else(|| view.county.as_ref().map(|c| c.number.clone()));
    format!("{} {}", view.role, place.unwrap_or_default())
}

async fn offerable(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    wanted: &[Role],
    day: Date,
) -> Result<Vec<RoleView>, ApiError> {
    let mut found = Vec::new();
    let roles = policy::offers(actor).into_iter();
    for role in roles.filter(|role| wanted.is_empty() || wanted.contains(role)) {
        let Some(kind) = place_of(role) else {
            let seat = Seat { role, scope: nowhere(role), clusters: Vec::new(), regions: Vec::new() };
            found.extend(may_grant(actor, &seat).then(|| nowhere_in_particular(role)));
            continue;
        };
        for place in store::roles::offerable(connection, kind, day).await? {
            let (scope, view) = at(role, kind, &place)?;
            let seat = Seat { role, scope, clusters: place.clusters, regions: place.regions };
            found.extend(may_grant(actor, &seat).then_some(view));
        }
    }
    Ok(found)
}

const fn nowhere_in_particular(role: Role) -> RoleView {
    RoleView { role, municipality: None, cluster: None, region: None, organisation: None, county: None }
}

fn at(role: Role, kind: PlaceKind, place: &OfferablePlace) -> Result<(Scope, RoleView), ApiError> {
    let (id, view) = (place.id, nowhere_in_particular(role));
    let (key, name) = (place.key.clone(), place.name.clone());
    Ok(match kind {
        PlaceKind::Municipality => {
            let municipality = Some(MunicipalityRef { number: key, name });
            (Scope::Municipality(MunicipalityId(id)), RoleView { municipality, ..view })
        }
        PlaceKind::Cluster => {
            let cluster = Some(ClusterRef { id: ClusterId(id), name });
            (Scope::Cluster(ClusterId(id)), RoleView { cluster, ..view })
        }
        PlaceKind::Region => {
            let region = Some(RegionRef { slug: key, name });
            (Scope::Region(RegionId(id)), RoleView { region, ..view })
        }
        PlaceKind::Organisation => {
            let organisation = Some(OrganisationRef { id: OrganisationId(id), name });
            (Scope::Organisation(OrganisationId(id)), RoleView { organisation, ..view })
        }
        PlaceKind::County => {
            let number = key.parse().map_err(ApiError::internal)?;
            (Scope::County(number), RoleView { county: Some(CountyRef { number: key, name }), ..view })
        }
    })
}
