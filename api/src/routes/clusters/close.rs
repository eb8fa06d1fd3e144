//! Close a cluster.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use crate::problem::ApiError;
use actix_web::post;
use contract::clusters::StepCluster;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::role::RoleAnswer;
use domain::structure::cluster::ClusterAction;
use domain::text::Reason;
use store::AsyncPgConnection;
use store::delegations::Resting;
use time::Date;

/// Close a cluster.
///
/// Memberships, motor, subclusters, agreements and open proposals end with it, from its day; so do its coordinators' roles
/// and the standing consents given to it.
#[utoipa::path(operation_id = "close_cluster", tag = "clusters", security(("bearer" = [])), request_body = StepCluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Closed", body = ClusterView)))]
#[post("/clusters/{clusterId}/close")]
pub async fn close_cluster(command: Command, id: Path<ClusterId>, body: Json<StepCluster>) -> ApiResult {
    let body = body.0;
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let why = reason(&body.reason)?;
    overrides(&body.overrides)?;
    act(&command, *id, ClusterAction::Close, async |connection, record| {
        let closed = record.cluster.close(from, why.clone());
        if closed.is_ok() {
            end_what_rests_on_it(&command, connection, *id, from, &why).await?;
        }
        Ok(closed)
    })
    .await
}

/// Roles on a closed cluster end, offers of them are taken back, and standing consents to it end.
pub(super) async fn end_what_rests_on_it(
    command: &Command,
    connection: &mut AsyncPgConnection,
    cluster: ClusterId,
    from: Date,
    why: &Reason,
) -> Result<(), ApiError> {
    let (now, day) = (command.caller.now, command.caller.day());
    for record in store::roles::on_cluster(connection, cluster, from, day).await? {
        let role = record.role;
        let offered = role.answer == RoleAnswer::Proposed;
        let over = if offered { role.withdraw(None, day) } else { role.end_with_place(from, now) };
        // Closed from a day that has passed: what has ended since is over.
        let Ok(over) = over else { continue };
        let over = over.because(Some(why.clone()));
        store::roles::update(connection, &over.thing).await?;
        crate::routes::roles::record(command, over);
    }
    for record in store::delegations::resting(connection, Resting::To(cluster), from).await? {
        let Some(ended) = record.delegation.end_from(from, Some(why.clone()), now) else { continue };
        store::delegations::update(connection, &ended.thing).await?;
        crate::routes::delegations::record(command, ended);
    }
    Ok(())
}
