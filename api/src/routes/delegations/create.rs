//! Giving a standing consent.

use super::change::{Delegations, record};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::post;
use contract::people::{CreateDelegation, DelegationView};
use contract::problem::{Code, FieldCode};
use domain::DelegationId;
use domain::access::Desk;
use domain::access::policy::{self, Origin, Request, Who};
use domain::event::DelegationChange;
use domain::period::Period;
use domain::role::{Delegated, Delegation};
use domain::structure::Altered;
use store::AsyncPgConnection;
use store::needs::Which;

/// Let others do something for a municipality without asking.
///
/// By the municipality's own contacts: to the coordinator of one of its clusters, or to its region.
#[utoipa::path(operation_id = "create_delegation", tag = "roles", security(("bearer" = [])),
    request_body = CreateDelegation,
    params(("municipalityNumber" = String, Path, description = "Number of the municipality", example = "4621")),
    responses((status = 201, description = "Given", body = DelegationView)))]
#[post("/municipalities/{municipalityNumber}/delegations")]
pub async fn create_delegation(
    command: Command,
    number: Path<String>,
    body: Json<CreateDelegation>,
) -> ApiResult {
    let (body, day) = (body.0, command.caller.day());
    let prepare = async |connection: &mut AsyncPgConnection| {
        let origin = store::needs::origin(connection, Which::Number(&number), day).await?;
        let origin = origin.ok_or_else(|| ApiError::of(Code::NotFound))?;
        policy::check(&command.caller.actor, Request::At(Who::Own, &origin.place()))?;
        Ok(origin)
    };
    make::<Delegations, _>(&command, prepare, async |connection, origin| {
        let from = body.valid_from.unwrap_or(day);
        let period = Period::inclusive(from, body.valid_to);
        let period = period.ok().filter(|period| period.until().is_none_or(|until| until > day));
        let period = period.ok_or_else(|| ApiError::field("/validTo", FieldCode::InvalidDate))?;
        let delegation = Delegation {
            id: DelegationId(command.state().clock.id()),
            version: 1,
            delegated: Delegated {
                task: body.task,
                municipality: origin.municipality,
                to: desk(connection, &origin, &body).await?,
            },
            period,
            revoked_at: None,
        };
        store::delegations::insert(connection, &delegation, command.caller.user()?, command.caller.now)
            .await?;
        let (cluster, region) = match delegation.delegated.to {
            Desk::Cluster(cluster) => (Some(cluster), None),
            Desk::Region(region) => (None, Some(region)),
            Desk::Nation => (None, None),
        };
        let change = DelegationChange::Given { task: body.task, cluster, region };
        record(&command, Altered::new(delegation, change, from).on_behalf_of(origin.municipality));
        Ok((delegation.id, format!("/delegations/{}", delegation.id)))
    })
    .await
}

/// To whom: one of the municipality's clusters, or its region.
async fn desk(
    connection: &mut AsyncPgConnection,
    origin: &Origin,
    body: &CreateDelegation,
) -> Result<Desk, ApiError> {
    match (body.cluster, body.region.as_deref()) {
        (Some(cluster), None) if origin.clusters.contains(&cluster) => Ok(Desk::Cluster(cluster)),
        (Some(_), None) => Err(ApiError::field("/cluster", FieldCode::NotInScope)),
        (None, Some(slug)) => {
            let found = store::structure::region_ids(connection, &[slug.to_owned()]).await?;
            let own = found.into_iter().find(|region| Some(*region) == origin.region);
            own.map(Desk::Region).ok_or_else(|| ApiError::field("/region", FieldCode::NotInScope))
        }
        (Some(_), Some(_)) => Err(ApiError::field("/region", FieldCode::NotInScope)),
        (None, None) => Err(ApiError::field("/cluster", FieldCode::Required)),
    }
}
