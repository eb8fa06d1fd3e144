//! Municipalities.

mod anchoring;
mod change;
mod documents;
mod history;
mod region;
mod there;

pub use anchoring::update_municipality;
pub use documents::{
    create_municipality_document, delete_municipality_document, get_municipality_document,
    update_municipality_document,
};
pub use history::list_municipality_history;
pub use region::move_municipality;
pub(crate) use there::municipality_not_there;

use super::{last, parallel};
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::{self, single};
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use contract::structure::{
    AnchoringView, AsOf, ClusterRef, CountyRef, DocumentView, MembershipView, MunicipalityFilter,
    MunicipalityRef, MunicipalityView, RegionMembershipView, RegionRef, SuccessionView,
};
use domain::access::Actor;
use domain::access::policy::{Place, allowed_at};
use domain::register::{MemberPart, MunicipalityLack};
use domain::structure::municipality::{AnchoringLevel, MunicipalityAction};
use store::AsyncPgConnection;
use store::keyset::{Keyed, Window};
use store::structure::{AnchoringPeriod, LinkedDocument, Municipality, MunicipalityQuery, Succession};
use time::Date;

fn successions(list: Vec<Succession>) -> Vec<SuccessionView> {
    let view = |s: Succession| SuccessionView {
        municipality: MunicipalityRef { number: s.number, name: s.name },
        kind: s.kind,
        changed_on: s.changed_on,
    };
    list.into_iter().map(view).collect()
}

fn document(municipality: &MunicipalityRef, document: LinkedDocument) -> DocumentView {
    DocumentView {
        id: document.id,
        municipality: municipality.clone(),
        kind: document.kind,
        title: document.title,
        url: document.url,
        dated: document.dated,
    }
}

fn anchoring(list: &[AnchoringPeriod], level: AnchoringLevel) -> Option<AnchoringView> {
    list.iter().find(|said| said.level == level).map(|said| AnchoringView {
        anchored: said.anchored,
        resolution_url: said.resolution.clone(),
        valid_from: said.valid_from,
    })
}

/// What a municipality lacks on the day.
fn lacks(municipality: &Municipality) -> Vec<MunicipalityLack> {
    let anchored = |level| municipality.anchorings.iter().any(|said| said.level == level && said.anchored);
    let lacks = |lack: &MunicipalityLack| match lack {
        MunicipalityLack::Region => municipality.region.is_none(),
        MunicipalityLack::Cluster => municipality.clusters.is_empty(),
        MunicipalityLack::Contact => !municipality.has_contact,
        MunicipalityLack::PoliticalAnchoring => !anchored(AnchoringLevel::Political),
        MunicipalityLack::AdministrativeAnchoring => !anchored(AnchoringLevel::Administrative),
    };
    MunicipalityLack::ALL.iter().copied().filter(lacks).collect()
}

/// The municipality as it was on a day, and what the actor may do with it today.
fn view(actor: &Actor, municipality: Municipality, today: Date) -> MunicipalityView {
    let place = Place {
        municipalities: vec![municipality.id],
        clusters: municipality.clusters.iter().map(|membership| membership.cluster).collect(),
        region: municipality.region_id,
    };
    let lasts =
        municipality.valid_from <= today && municipality.valid_until.is_none_or(|until| today < until);
    let itself = MunicipalityRef { number: municipality.number.clone(), name: municipality.name.clone() };
    let (population, population_on) = municipality.population.unzip();
    let (longitude, latitude) = municipality.position.unzip();
    MunicipalityView {
        allowed_actions: allowed_at(
            actor,
            &place,
            MunicipalityAction::ALL,
            MunicipalityAction::who,
            |action| lasts || action == MunicipalityAction::ReadContacts,
        ),
        lacks: if municipality.valid_until.is_none_or(|until| today < until) {
            lacks(&municipality)
        } else {
            Vec::new()
        },
        id: municipality.id,
        version: municipality.version,
        valid_to: last(municipality.valid_until),
        successors: successions(municipality.successors),
        predecessors: successions(municipality.predecessors),
        regions: municipality
            .regions
            .into_iter()
            .map(|r| RegionMembershipView {
                region: RegionRef { slug: r.slug, name: r.name },
                valid_from: r.valid_from,
                valid_to: last(r.valid_until),
            })
            .collect(),
        political_anchoring: anchoring(&municipality.anchorings, AnchoringLevel::Political),
        administrative_anchoring: anchoring(&municipality.anchorings, AnchoringLevel::Administrative),
        documents: municipality.documents.into_iter().map(|each| document(&itself, each)).collect(),
        parallel_names: parallel(municipality.name_sami, municipality.sami_language, municipality.name_kven),
        number: municipality.number,
        name: municipality.name,
        official_name: municipality.name_official,
        county: CountyRef { number: municipality.county.0, name: municipality.county.1 },
        region: municipality.region.map(|(slug, name)| RegionRef { slug, name }),
        clusters: municipality
            .clusters
            .into_iter()
            .map(|m| MembershipView {
                cluster: ClusterRef { id: m.cluster, name: m.name },
                ambition: m.ambition,
                part: MemberPart::of(m.ambition, m.motor, m.has_driven),
                motor: m.motor,
                valid_from: m.valid_from,
            })
            .collect(),
        population,
        population_on,
        size_class: municipality.size_class,
        centrality_class: municipality.centrality_class,
        language_decision: municipality.language_decision,
        organisation_number: municipality.organisation_number,
        admin_center: municipality.admin_center,
        website: municipality.website,
        longitude,
        latitude,
        sami_admin_area: municipality.sami_admin_area,
        valid_from: municipality.valid_from,
    }
}

/// List municipalities.
///
/// By number, as they were on a day: names in all official languages, size, region and clusters.
#[utoipa::path(operation_id = "list_municipalities", tag = "structure", params(MunicipalityFilter, Paging, Shape),
    security((), ("bearer" = [])), responses((status = 200, description = "Municipalities", body = Page<MunicipalityView>)))]
#[get("/municipalities")]
pub async fn list_municipalities(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    asked: ListRequest<MunicipalityFilter>,
) -> ApiResult {
    let filter = &asked.filter;
    let day = day_of(filter.as_of.as_deref(), caller.day())?;
    let query = MunicipalityQuery {
        q: filter.q.clone(),
        counties: filter.county.clone(),
        regions: filter.region.clone(),
        clusters: filter.cluster.clone(),
        size_classes: filter.size_class.clone(),
        lacks: filter.lacks.clone(),
        ..MunicipalityQuery::default()
    };
    let (actor, today) = (caller.actor.clone(), caller.day());
    let counted = query.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let found = store::structure::municipalities(connection, &query, window, day).await?;
            Ok(found.map(|list| {
                list.into_iter()
                    .map(|k| Keyed { item: view(&actor, k.item, today), key: k.key })
                    .collect::<Vec<_>>()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::structure::count_municipalities(connection, &counted, day).await?)
        },
    )
    .await
}

/// Get a municipality.
///
/// By number, as it was on a day. One that has ended is shown as it was on its last day, with what it became. Where no day
/// is asked for, one that is decided but has not begun is shown as it will be on its first day, with what it comes from.
#[utoipa::path(operation_id = "get_municipality", tag = "structure", security((), ("bearer" = [])),
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", pattern = "^[0-9]{4}$", example = "4634"), AsOf),
    responses((status = 200, description = "The municipality", body = MunicipalityView)))]
#[get("/municipalities/{municipalityNumber}")]
pub async fn get_municipality(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    number: Path<String>,
    query: Query<AsOf>,
) -> ApiResult {
    let asked = query.0.as_of.as_deref().map(|day| day_of(Some(day), caller.day())).transpose()?;
    let mut connection = state.pool.get().await?;
    let found = shown(&mut connection, &number, asked, caller.day()).await?;
    let version = found.version;
    single(&request, version, &view(&caller.actor, found, caller.day()))
}

/// A municipality as it is shown to somebody who asks about a day, or about none, or 404.
async fn shown(
    connection: &mut AsyncPgConnection,
    number: &str,
    asked: Option<Date>,
    today: Date,
) -> Result<Municipality, ApiError> {
    let missing = || ApiError::of(Code::NotFound);
    let (day, coming) = (asked.unwrap_or(today), asked.is_none());
    let Some(day) = store::structure::day_shown(connection, number, day, coming).await? else {
        let why = municipality_not_there(connection, number, day, today).await?;
        return Err(why.map_or_else(missing, |why| missing().saying(why)));
    };
    let wanted = MunicipalityQuery { numbers: vec![number.to_owned()], ..MunicipalityQuery::default() };
    let window = Window { limit: 1, after: None };
    let found = store::structure::municipalities(connection, &wanted, &window, day).await?;
    found.unwrap_or_default().into_iter().next().map(|keyed| keyed.item).ok_or_else(missing)
}
