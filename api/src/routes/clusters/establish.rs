//! Establish a cluster.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use crate::problem::{ApiError, Why};
use actix_web::post;
use contract::clusters::StepCluster;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::register::{ClusterLack, ClusterStatus};
use domain::structure::cluster::ClusterAction;
use store::clusters::ClusterRecord;
use texts::key;
use time::Date;

/// Establish a cluster.
///
/// With an agreement that all have signed (KSF-R10), one motor (KSF-R08) and a contact in each municipality (KSF-R11). Fewer
/// than five members (KSF-R07) and members that are not anchored (KSF-R15) take a reason, each as on that day. Also after a
/// rest.
#[utoipa::path(operation_id = "establish_cluster", tag = "clusters", security(("bearer" = [])), request_body = StepCluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Established", body = ClusterView)))]
#[post("/clusters/{clusterId}/establish")]
pub async fn establish_cluster(command: Command, id: Path<ClusterId>, body: Json<StepCluster>) -> ApiResult {
    let body = body.0;
    let today = command.caller.day();
    let from = body.valid_from.unwrap_or(today);
    let why = reason(&body.reason)?;
    let overrides = overrides(&body.overrides)?;
    act(&command, *id, ClusterAction::Establish, async |connection, record| {
        if record.cluster.status_on(from) == Some(ClusterStatus::Initiative) {
            return Err(ApiError::state(not_yet(&record, from)));
        }
        // What its rules ask of the members is asked of the day it is established.
        let known = if from == today {
            record.known
        } else {
            let on_the_day = store::clusters::find(connection, *id, from).await?;
            on_the_day.map(|record| record.known).unwrap_or_default()
        };
        Ok(record.cluster.establish(from, why.clone(), &known, &overrides))
    })
    .await
}

/// Why an initiative is not established yet: it has to be begun first, and this is what no reason makes up for.
fn not_yet(record: &ClusterRecord, day: Date) -> Why {
    let lacks = record.cluster.lacks(day, &record.known, record.has_coordinator);
    let word = |lack: &ClusterLack| match lack {
        ClusterLack::Motor => Some(key::CLUSTER_PAGE_LACK_MOTOR_SHORT),
        ClusterLack::Agreement => Some(key::CLUSTER_PAGE_LACK_AGREEMENT_SHORT),
        ClusterLack::Contact => Some(key::CLUSTER_PAGE_LACK_CONTACT_SHORT),
        ClusterLack::Coordinator
        | ClusterLack::FiveMembers
        | ClusterLack::Subcluster
        | ClusterLack::Anchoring => None,
    };
    let lacks: Vec<_> = lacks.iter().filter_map(word).collect();
    if lacks.is_empty() {
        return Why::of(key::WHY_ESTABLISH_FIRST);
    }
    Why::of(key::WHY_ESTABLISH_FIRST_LACKS).with("lacks", lacks)
}
