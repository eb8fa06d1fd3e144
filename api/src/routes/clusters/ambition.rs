//! Say what a member will do.

use super::change::say;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use actix_web::post;
use contract::clusters::SetAmbition;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::event::SpokenMatter;
use domain::structure::cluster::Cluster;

/// Say what a member will do.
///
/// Follow, build or drive, from a day on; by the member, or written down for it.
#[utoipa::path(operation_id = "set_ambition", tag = "clusters", security(("bearer" = [])), request_body = SetAmbition,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Said", body = ClusterView)))]
#[post("/clusters/{clusterId}/ambition")]
pub async fn set_ambition(command: Command, id: Path<ClusterId>, body: Json<SetAmbition>) -> ApiResult {
    let body = body.0;
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let member = |c: &Cluster, m| c.has_member(m, from);
    let spoken = (SpokenMatter::Ambition, body.reference.as_deref());
    say(&command, *id, body.municipality.as_deref(), spoken, member, async |record, municipality, _| {
        Ok(record.cluster.set_ambition(municipality, body.ambition, from))
    })
    .await
}
