//! Propose another motor municipality.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, reason};
use crate::named;
use crate::problem::{ApiError, Why};
use actix_web::post;
use contract::clusters::ProposeMotor;
use contract::structure::ClusterView;
use domain::structure::cluster::{ClusterAction, ClusterError};
use domain::{ClusterId, ProposalId};
use texts::key;

/// Propose another motor municipality.
///
/// It drives the cluster from the day given when it and the present motor have said yes, without gap or overlap (KSF-R08).
#[utoipa::path(operation_id = "propose_motor", tag = "clusters", security(("bearer" = [])), request_body = ProposeMotor,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Proposed", body = ClusterView)))]
#[post("/clusters/{clusterId}/motor-proposals")]
pub async fn propose_motor(command: Command, id: Path<ClusterId>, body: Json<ProposeMotor>) -> ApiResult {
    let body = body.0;
    let today = command.caller.day();
    let from = body.valid_from.unwrap_or(today);
    let why = reason(&body.reason)?;
    act(&command, *id, ClusterAction::ProposeMotor, async |connection, record| {
        let at = ("/municipality", "/validFrom");
        let motor =
            named::municipality_from(connection, &body.municipality, at, from, today).await?.municipality;
        let proposal = ProposalId(command.state().clock.id());
        let named = record.municipalities;
        let proposed = record.cluster.propose_motor(proposal, motor, from, why.clone(), today);
        if let Err(ClusterError::MotorProposed(before)) = proposed {
            let name = named.get(&before).map(|municipality| municipality.name.clone());
            return Err(ApiError::state(
                Why::of(key::WHY_MOTOR_PROPOSED).naming("municipality", name.unwrap_or_default()),
            ));
        }
        Ok(proposed)
    })
    .await
}
