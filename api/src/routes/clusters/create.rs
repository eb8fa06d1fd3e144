//! A new cluster.

use super::change::{Clusters, tell};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::{Json, reason};
use crate::problem::ApiError;
use actix_web::post;
use contract::clusters::CreateCluster;
use contract::problem::FieldCode;
use contract::structure::ClusterView;
use domain::access::policy::{self, Place, Request, Who};
use domain::register::{ClusterBasis, FundingModel};
use domain::structure::cluster::{Cluster, ClusterFacts};
use domain::text::{StructureName, Theme};
use domain::{ClusterId, MunicipalityId, RegionId};
use store::AsyncPgConnection;
use store::needs::Which;
use uuid::Uuid;

/// Found a cluster.
///
/// An initiative, by a municipality, which is its first member and drives it until it has a motor, or by a region, which then
/// invites. Who speaks for the municipality may found it.
#[utoipa::path(operation_id = "create_cluster", tag = "clusters", security(("bearer" = [])), request_body = CreateCluster,
    responses((status = 201, description = "The initiative", body = ClusterView)))]
#[post("/clusters")]
pub async fn create_cluster(command: Command, body: Json<CreateCluster>) -> ApiResult {
    let body = body.0;
    let facts = ClusterFacts {
        name: StructureName::parse(&body.name).map_err(ApiError::internal)?,
        basis: body.basis.unwrap_or(ClusterBasis::CommonNeed),
        cooperation: body.cooperation,
        common_need: body.common_need.as_deref().map(Theme::parse).transpose().map_err(ApiError::internal)?,
        funding_model: body.funding_model.unwrap_or(FundingModel::Undecided),
        coordinator_percent: body.coordinator_percent,
    };
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let why = reason(&body.reason)?;
    let prepare = async |connection: &mut AsyncPgConnection| prepare(&command, connection, &body).await;
    make::<Clusters, _>(&command, prepare, async |connection, (founder, region)| {
        check_cooperation(connection, facts.cooperation).await?;
        let id = ClusterId(command.state().clock.id());
        let successors = store::clusters::successors(connection, founder).await?;
        let founded = Cluster::found(id, facts.clone(), region, founder, successors, from, why.clone());
        let origin = if store::installation::is_demo(connection).await? { "demo" } else { "real" };
        store::clusters::insert(connection, &founded.thing, origin, "KSF-plattformen").await?;
        tell(&command, founded);
        Ok((id, format!("/clusters/{id}")))
    })
    .await
}

/// Who founds it and where it lies, and whether the caller may.
async fn prepare(
    command: &Command,
    connection: &mut AsyncPgConnection,
    body: &CreateCluster,
) -> Result<(Option<MunicipalityId>, Option<RegionId>), ApiError> {
    let actor = &command.caller.actor;
    let day = command.caller.day();
    let region = match &body.region {
        None => None,
        Some(slug) => {
            let found = store::structure::region_ids(connection, std::slice::from_ref(slug)).await?;
            let first = found.first().copied();
            Some(first.ok_or_else(|| ApiError::field("/region", FieldCode::UnknownValue))?)
        }
    };
    let own = &actor.reach.municipalities;
    let origin = match (&body.municipality, own.iter().next()) {
        (Some(number), _) => {
            let found = store::needs::origin(connection, Which::Number(number), day).await?;
            Some(found.ok_or_else(|| ApiError::field("/municipality", FieldCode::UnknownValue))?)
        }
        (None, Some(only)) if own.len() == 1 => {
            store::needs::origin(connection, Which::Id(*only), day).await?
        }
        (None, Some(_)) => return Err(ApiError::field("/municipality", FieldCode::Required)),
        (None, None) => None,
    };
    let Some(origin) = origin else {
        let place = Place { region, ..Place::default() };
        policy::check(actor, Request::At(Who::Region, &place)).map_err(|refused| {
            // A region's coordinator who forgot to say which is told that.
            let missing = region.is_none() && !actor.reach.region_desks.is_empty();
            if missing { ApiError::field("/region", FieldCode::Required) } else { refused.into() }
        })?;
        return Ok((None, region));
    };
    policy::check(actor, Request::At(Who::Voice, &origin.place()))?;
    Ok((Some(origin.municipality), region.or(origin.region)))
}

/// The existing cooperation that a cluster builds on exists.
pub(super) async fn check_cooperation(
    connection: &mut AsyncPgConnection,
    id: Option<Uuid>,
) -> Result<(), ApiError> {
    let Some(id) = id else { return Ok(()) };
    if store::structure::has_cooperation(connection, id).await? {
        Ok(())
    } else {
        Err(ApiError::field("/cooperation", FieldCode::UnknownValue))
    }
}
