//! Make a subcluster.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::post;
use contract::clusters::CreateSubcluster;
use contract::problem::FieldCode;
use contract::structure::ClusterView;
use domain::period::Period;
use domain::structure::cluster::ClusterAction;
use domain::text::{StructureName, Theme};
use domain::{ClusterId, MunicipalityId, SubclusterId};
use std::collections::BTreeSet;
use store::clusters::ClusterRecord;

/// The members by number.
fn members(record: &ClusterRecord, numbers: &[String]) -> Result<BTreeSet<MunicipalityId>, ApiError> {
    let of = |(index, number): (usize, &String)| {
        let found = record.municipalities.iter().find(|(_, named)| named.number == *number && named.there);
        found
            .map(|(id, _)| *id)
            .ok_or_else(|| ApiError::field(&format!("/members/{index}"), FieldCode::NotAMember))
    };
    numbers.iter().enumerate().map(of).collect()
}

/// Make a subcluster.
///
/// Some of the members work on a theme for a time (KSF-R13).
#[utoipa::path(operation_id = "add_subcluster", tag = "clusters", security(("bearer" = [])), request_body = CreateSubcluster,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Made", body = ClusterView)))]
#[post("/clusters/{clusterId}/subclusters")]
pub async fn add_subcluster(
    command: Command,
    id: Path<ClusterId>,
    body: Json<CreateSubcluster>,
) -> ApiResult {
    let body = body.0;
    let name = StructureName::parse(&body.name).map_err(ApiError::internal)?;
    let theme = Theme::parse(&body.theme).map_err(ApiError::internal)?;
    let from = body.valid_from.unwrap_or_else(|| command.caller.day());
    let period = Period::inclusive(from, Some(body.valid_to))
        .map_err(|_| ApiError::field("/validTo", FieldCode::InvalidDate))?;
    act(&command, *id, ClusterAction::Subcluster, async |_, record| {
        let members = members(&record, &body.members)?;
        let subcluster = SubclusterId(command.state().clock.id());
        Ok(record.cluster.add_subcluster(subcluster, name.clone(), theme.clone(), period, &members))
    })
    .await
}
