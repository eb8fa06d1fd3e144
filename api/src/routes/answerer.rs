//! Who answers for a municipality.

use crate::ApiResult;
use crate::extract::{Caller, Path, Query, day_of};
use crate::problem::ApiError;
use crate::respond::single;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::people::{AnswererView, AnswersBecause};
use contract::problem::Code;
use contract::structure::{AsOf, ClusterRef, MunicipalityRef, RegionRef};
use domain::role::{Answerer, answers_for};
use store::answers::Standing;
use store::keyset::Window;
use store::structure::MunicipalityQuery;

/// Tell who answers for a municipality.
///
/// Its own contact; a deputy while the contact is away; where there is none, the coordinator at its cluster's motor, else
/// the region, else the nation. Names of persons are for those in KSF.
#[utoipa::path(operation_id = "get_answerer", tag = "structure", security((), ("bearer" = [])),
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", example = "4634"), AsOf),
    responses((status = 200, description = "Who answers, and why", body = AnswererView)))]
#[get("/municipalities/{municipalityNumber}/answerer")]
pub async fn get_answerer(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    number: Path<String>,
    query: Query<AsOf>,
) -> ApiResult {
    let day = day_of(query.0.as_of.as_deref(), caller.day())?;
    let wanted = MunicipalityQuery { numbers: vec![number.0], ..MunicipalityQuery::default() };
    let window = Window { limit: 1, after: None };
    let mut connection = state.pool.get().await?;
    let found = store::structure::municipalities(&mut connection, &wanted, &window, day).await?;
    let found =
        found.unwrap_or_default().into_iter().next().ok_or_else(|| ApiError::of(Code::NotFound))?.item;
    let standing = store::answers::standing(&mut connection, found.id, day).await?;
    let municipality = MunicipalityRef { number: found.number, name: found.name };
    single(&request, 0, &view(municipality, &standing, caller.actor.reach.in_ksf))
}

fn view(municipality: MunicipalityRef, standing: &Standing, persons: bool) -> AnswererView {
    let name = |id| standing.persons.get(&id).filter(|_| persons).cloned();
    let mut view = AnswererView {
        municipality,
        because: AnswersBecause::Nation,
        person: None,
        deputy_for: None,
        cluster: None,
        motor: None,
        region: None,
    };
    match answers_for(&standing.contacts, &standing.desks) {
        Answerer::Contact(holder) => {
            (view.because, view.person) = (AnswersBecause::Contact, name(holder));
        }
        Answerer::Deputy { deputy, holder } => {
            view.because = AnswersBecause::Deputy;
            (view.person, view.deputy_for) = (name(deputy), name(holder));
        }
        Answerer::Motor(id) => {
            view.because = AnswersBecause::Motor;
            if let Some((name, motor)) = standing.clusters.get(&id) {
                view.cluster = Some(ClusterRef { id, name: name.clone() });
                let motor = motor.clone();
                view.motor = motor.map(|(number, name)| MunicipalityRef { number, name });
            }
        }
        Answerer::Region(id) => {
            view.because = AnswersBecause::Region;
            let region = standing.regions.get(&id).cloned();
            view.region = region.map(|(slug, name)| RegionRef { slug, name });
        }
        Answerer::Nation => {}
    }
    view
}
