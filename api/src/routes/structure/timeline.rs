//! The timeline of the structure.

use super::municipality;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, invalid};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::groups::GroupRef;
use contract::page::{Page, Paging, Shape};
use contract::problem::FieldCode;
use contract::structure::{ClusterRef, FactView, RegionRef, TimelineFilter};
use domain::access::policy::sees_roles;
use store::keyset::Keyed;
use store::structure::{Fact, FactQuery};
use time::Date;

/// A fact, with persons for those who may read who holds which role.
fn view(fact: Fact, persons: bool) -> FactView {
    FactView {
        on: fact.on,
        kind: fact.kind,
        municipality: fact.municipality.map(municipality),
        cluster: fact.cluster.map(|(id, name)| ClusterRef { id, name }),
        region: fact.region.map(|(slug, name)| RegionRef { slug, name }),
        region_status: fact.region_status,
        cluster_status: fact.cluster_status,
        subcluster: fact.subcluster,
        person: fact.person.filter(|_| persons),
        agreement: fact.agreement,
        group: fact.group.map(|(id, name, sort)| GroupRef { id, name, kind: sort }),
        others: fact.others.into_iter().map(municipality).collect(),
    }
}

fn day(name: &str, text: Option<&str>) -> Result<Option<Date>, ApiError> {
    text.map(domain::iso::parse_date).transpose().map_err(|_| invalid(name, FieldCode::InvalidDate, None))
}

/// List what happened to the structure, and what is planned.
///
/// Newest first: where regions and clusters stand, who hosts and drives, who joined and left, which municipalities became
/// others; who coordinates, which agreements are in force, groups and networks. Names of coordinators are for those who may
/// see all roles. Read from the periods themselves, so that it agrees with what `asOf` shows.
#[utoipa::path(operation_id = "list_structure_timeline", tag = "structure", params(TimelineFilter, Paging, Shape),
    security((), ("bearer" = [])), responses((status = 200, description = "Dated facts", body = Page<FactView>)))]
#[get("/structure-timeline")]
pub async fn list_structure_timeline(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<TimelineFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let municipalities = if filter.municipality.is_empty() {
        None
    } else {
        let mut connection = state.pool.get().await?;
        Some(store::structure::municipality_ids(&mut connection, &filter.municipality).await?)
    };
    let query = FactQuery {
        regions: filter.region.clone(),
        clusters: filter.cluster.clone(),
        municipalities,
        kinds: filter.kind.clone(),
        from: day("from", filter.from.as_deref())?,
        to: day("to", filter.to.as_deref())?,
    };
    let persons = sees_roles(&caller.actor);
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::facts(connection, &query, window).await?;
            Ok(found.map(|list| {
                list.into_iter()
                    .map(|k| Keyed { item: view(k.item, persons), key: k.key })
                    .collect::<Vec<_>>()
            }))
        },
        async |connection| Ok::<_, ApiError>(store::structure::count_facts(connection, &counted).await?),
    )
    .await
}
