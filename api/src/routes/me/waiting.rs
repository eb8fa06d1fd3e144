//! What waits for oneself.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::respond::{self, in_memory};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::groups::GroupRef;
use contract::page::{Page, Paging, Shape};
use contract::people::{OrganisationRef, RoleView, WaitingFilter, WaitingView};
use contract::structure::{ClusterRef, CountyRef, MunicipalityRef, RegionRef};
use domain::waiting::WaitingKind;
use store::waiting::Waiting;

/// List what waits for oneself.
///
/// What waits longest comes first: invitations, motors and agreements that one's municipality has not answered, and roles
/// one was offered. After it what one is told: whom one stands in for, now or later; and, for some weeks, what
/// others wrote down for one's municipality and networks that were handed over to it. Nobody is told of what waits for others.
#[utoipa::path(operation_id = "list_my_waiting", tag = "auth", security(("bearer" = [])),
    params(WaitingFilter, Paging, Shape),
    responses((status = 200, description = "What waits", body = Page<WaitingView>)))]
#[get("/me/waiting")]
pub async fn list_my_waiting(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<WaitingFilter>,
) -> ApiResult {
    let (user, day) = (caller.user()?, caller.day());
    let (own, named) = (caller.actor.reach.municipalities.clone(), asked.filter.municipality.clone());
    let (counted, counting) = (own.clone(), named.clone());
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let all = store::waiting::list(connection, user, &own, &named, day).await?;
            Ok(in_memory(all.into_iter().map(view).collect(), name, window))
        },
        async |connection| {
            let all = store::waiting::list(connection, user, &counted, &counting, day).await?;
            i64::try_from(all.len()).map_err(ApiError::internal)
        },
    )
    .await
}

/// What tells one from another.
fn name(view: &WaitingView) -> String {
    let part = view.part_id.unwrap_or(view.resource_id);
    let number = view.municipality.as_ref().map_or("", |place| &place.number);
    format!("{} {part} {number} {}", view.kind, view.since)
}

fn view(waiting: Waiting) -> WaitingView {
    let Waiting { kind, municipality, cluster, region, organisation, county, .. } = waiting;
    let municipality = municipality.map(|(number, name)| MunicipalityRef { number, name });
    let cluster = cluster.map(|(id, name)| ClusterRef { id, name });
    let role = waiting.role.map(|role| RoleView {
        role,
        municipality: municipality.clone(),
        cluster: cluster.clone(),
        region: region.map(|(slug, name)| RegionRef { slug, name }),
        organisation: organisation.map(|(id, name)| OrganisationRef { id, name }),
        county: county.map(|(number, name)| CountyRef { number, name }),
    });
    let of_role = role.is_some();
    WaitingView {
        kind,
        since: waiting.since,
        until: waiting.until.and_then(time::Date::previous_day),
        valid_from: waiting.valid_from,
        resource: resource(kind, waiting.network.is_some(), cluster.is_some()).to_owned(),
        resource_id: waiting.resource,
        part_id: waiting.part,
        title: waiting.title,
        network: waiting.network.map(|(id, name)| GroupRef { id, name, kind: None }),
        matter: waiting.matter,
        reference: waiting.reference,
        municipality: municipality.filter(|_| !of_role),
        cluster: cluster.filter(|_| !of_role),
        role,
        person: waiting.person,
    }
}

/// Where it is answered.
const fn resource(kind: WaitingKind, in_network: bool, in_cluster: bool) -> &'static str {
    match kind {
        WaitingKind::NetworkHandedOver => "network",
        WaitingKind::WrittenDown if in_network => "network",
        WaitingKind::WrittenDown if !in_cluster => "municipality",
        WaitingKind::WrittenDown | WaitingKind::Membership | WaitingKind::Motor | WaitingKind::Agreement => {
            "cluster"
        }
        WaitingKind::RoleOffer | WaitingKind::Deputy | WaitingKind::DeputyDeclined => "role_assignment",
    }
}
