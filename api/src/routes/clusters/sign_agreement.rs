//! Sign an agreement.

use super::change::say;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Paths};
use actix_web::post;
use contract::clusters::SignAgreement;
use contract::structure::ClusterView;
use domain::event::SpokenMatter;
use domain::structure::cluster::Cluster;
use domain::{AgreementId, ClusterId};

/// Sign an agreement.
///
/// By a member, or written down for it by whoever answers for its desk, with a reference to its own decision. It is in force
/// when all members have signed, and replaces the one before. Whoever joins later signs the one in force.
#[utoipa::path(operation_id = "sign_agreement", tag = "clusters", security(("bearer" = [])), request_body = SignAgreement,
    params(("clusterId" = uuid::Uuid, Path, description = "Id of the cluster"),
        ("agreementId" = uuid::Uuid, Path, description = "Id of the agreement")),
    responses((status = 200, description = "Signed", body = ClusterView)))]
#[post("/clusters/{clusterId}/agreements/{agreementId}/sign")]
pub async fn sign_agreement(
    command: Command,
    id: Paths<ClusterId, AgreementId>,
    body: JsonOrEmpty<SignAgreement>,
) -> ApiResult {
    let body = body.0;
    let Paths(cluster, agreement) = id;
    let today = command.caller.day();
    let signed_on = body.signed_on.unwrap_or(today);
    let member = |c: &Cluster, m| c.has_member(m, today);
    let spoken = (SpokenMatter::Signed, body.reference.as_deref());
    say(
        &command,
        cluster,
        body.municipality.as_deref(),
        spoken,
        member,
        async |record, municipality, voice| {
            Ok(record.cluster.sign_agreement(agreement, municipality, signed_on, voice, today))
        },
    )
    .await
}
