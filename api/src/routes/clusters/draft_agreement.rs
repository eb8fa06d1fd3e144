//! Draft an agreement.

use super::change::act;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::post;
use contract::clusters::DraftAgreement;
use contract::structure::ClusterView;
use domain::structure::cluster::ClusterAction;
use domain::text::{HttpsLink, StructureName};
use domain::{AgreementId, ClusterId};

/// Draft an agreement.
///
/// A title, and where its text is. It is sent to the members for their signatures next.
#[utoipa::path(operation_id = "draft_agreement", tag = "clusters", security(("bearer" = [])), request_body = DraftAgreement,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster")),
    responses((status = 200, description = "Drafted", body = ClusterView)))]
#[post("/clusters/{clusterId}/agreements")]
pub async fn draft_agreement(command: Command, id: Path<ClusterId>, body: Json<DraftAgreement>) -> ApiResult {
    let body = body.0;
    let title = StructureName::parse(&body.title).map_err(ApiError::internal)?;
    let link = body.link.as_deref().map(HttpsLink::parse).transpose().map_err(ApiError::internal)?;
    act(&command, *id, ClusterAction::WriteAgreement, async |_, record| {
        let agreement = AgreementId(command.state().clock.id());
        Ok(record.cluster.draft_agreement(agreement, title.clone(), link.clone(), command.caller.day()))
    })
    .await
}
