//! Joining a network.

use super::change::change_for;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path};
use crate::named;
use crate::problem::ApiError;
use actix_web::post;
use contract::groups::{JoinNetwork, NetworkView};
use domain::event::SpokenMatter;
use domain::group::{GroupRole, Membership, Party};
use domain::text::Office;
use domain::{GroupId, MembershipId};
use store::needs::Which;

/// Join a theme network.
///
/// By the municipality, or written down for it by whoever answers for its desk, with a reference to its own decision; for
/// a whole cluster by whoever drives it. The term ends with the network.
#[utoipa::path(operation_id = "join_network", tag = "groups", security(("bearer" = [])), request_body = JoinNetwork,
    params(("networkId" = uuid::Uuid, Path, description = "Id of the network")),
    responses((status = 200, description = "The network after it", body = NetworkView)))]
#[post("/networks/{networkId}/join")]
pub async fn join_network(command: Command, id: Path<GroupId>, body: JsonOrEmpty<JoinNetwork>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let period = named::period(body.valid_from, None, day)?;
    let office = body.office.as_deref().map(Office::parse).transpose().map_err(ApiError::internal)?;
    let who = (body.municipality.as_deref(), body.cluster);
    let spoken = (SpokenMatter::JoinedNetwork, body.reference.as_deref());
    change_for(&command, *id, who, spoken, async |connection, mut group, party| {
        if let Party::Municipality(municipality) = party {
            let place = Which::Id(municipality);
            named::day_there(connection, place, "/validFrom", period.first_day(), day).await?;
            store::groups::acquaint(connection, &mut group, municipality).await?;
        }
        let new_id = || MembershipId(command.state().clock.id());
        let id = new_id();
        let member = Membership {
            id,
            party,
            office: office.clone(),
            role: GroupRole::Member,
            period,
            stays_out: false,
        };
        Ok(vec![group.add(member, day, &new_id)?])
    })
    .await
}
