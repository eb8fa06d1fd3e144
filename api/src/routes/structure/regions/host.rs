//! Another host from a day.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, overrides, reason};
use crate::problem::ApiError;
use actix_web::post;
use contract::problem::FieldCode;
use contract::structure::{ChangeHost, RegionView};
use domain::structure::region::{Becomes, Decision, HostFacts, NewHost, RegionAction};
use domain::text::HttpsLink;

/// Give a region another host.
///
/// From a day, which may be in the future: what is planned stands among `hosts`. The seven first hosts stay to the end of
/// 2026, unless the chief executive of KS decides otherwise (KSF-R04). A host has a university, university college or
/// institute of its own, or tells which one it has an agreement with (KSF-R05), and a resolution of its own (KSF-R06); both can be set aside with
/// a reason. A host that is to become another municipality goes on as that. For the nation.
#[utoipa::path(operation_id = "change_region_host", tag = "structure", security(("bearer" = [])),
    request_body = ChangeHost,
    params(("regionSlug" = String, Path, description = "Slug of the region", pattern = "^[a-z]{1,20}$", example = "vest")),
    responses((status = 200, description = "The region after it", body = RegionView)))]
#[post("/regions/{regionSlug}/hosts")]
pub async fn change_region_host(command: Command, slug: Path<String>, body: Json<ChangeHost>) -> ApiResult {
    let body = body.0;
    let set_aside = overrides(&body.overrides)?;
    let resolution = body.resolution_url.as_deref().map(HttpsLink::parse).transpose();
    let resolution = resolution.map_err(|_| ApiError::field("/resolutionUrl", FieldCode::InvalidLink))?;
    let decision = Decision { by: body.decided_by, reason: reason(&body.reason)? };
    change(&command, slug.0, RegionAction::ChangeHost, async |connection, region| {
        let found =
            store::structure::host_place(connection, &body.municipality, region.id, body.valid_from).await?;
        // A host lies in the region it hosts.
        let Some(host) = found.filter(|host| host.inside) else {
            return Err(ApiError::field("/municipality", FieldCode::UnknownValue));
        };
        let becomes = store::structure::host_becomes(connection, host.municipality).await?;
        let becomes = becomes.into_iter().map(|(municipality, on)| {
            let id = command.state().clock.id();
            Becomes { id, municipality, on }
        });
        let new = NewHost {
            id: command.state().clock.id(),
            municipality: host.municipality,
            from: body.valid_from,
            resolution: resolution.clone(),
            decision: decision.clone(),
            becomes: becomes.collect(),
        };
        Ok(region.change_host(new, HostFacts { has_research: host.has_research }, &set_aside)?)
    })
    .await
}
