//! Leaving a network.

use super::change::change_for;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use crate::named;
use crate::problem::ApiError;
use actix_web::post;
use contract::groups::{LeaveNetwork, NetworkView};
use contract::problem::Code;
use domain::GroupId;
use domain::event::SpokenMatter;

/// Leave a theme network.
///
/// By the municipality, or written down for it by whoever answers for its desk, with a reference to its own decision; for
/// a whole cluster by whoever drives it. The municipality that keeps the network going does so until its last day, and
/// names the member that takes over on the day after.
#[utoipa::path(operation_id = "leave_network", tag = "groups", security(("bearer" = [])), request_body = LeaveNetwork,
    params(("networkId" = uuid::Uuid, Path, description = "Id of the network")),
    responses((status = 200, description = "The network after it", body = NetworkView)))]
#[post("/networks/{networkId}/leave")]
pub async fn leave_network(
    command: Command,
    id: Path<GroupId>,
    body: JsonOrEmpty<LeaveNetwork>,
) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let last = body.last_day.unwrap_or(day);
    let reason = optional_reason(body.reason.as_deref())?;
    let who = (body.municipality.as_deref(), body.cluster);
    let spoken = (SpokenMatter::LeftNetwork, body.reference.as_deref());
    change_for(&command, *id, who, spoken, async |connection, group, party| {
        let successor = match &body.successor {
            None => None,
            Some(number) => {
                let at = ("/successor", "/successor");
                let after = last.next_day().unwrap_or(last);
                Some(named::municipality_from(connection, number, at, after, day).await?.municipality)
            }
        };
        // The term that runs, or else the one that has not begun.
        let planned = |group: &domain::group::Group| {
            group.members.iter().find(|m| m.party == party && m.period.first_day() > day).map(|m| m.id)
        };
        let term = group.member_on(party, day).map(|member| member.id).or_else(|| planned(&group));
        let term = term.ok_or_else(|| ApiError::of(Code::StateConflict))?;
        let Some(next) = successor.filter(|_| group.keeps_going_after(term, last)) else {
            return Ok(vec![group.leave(term, last, day)?.because(reason.clone())]);
        };
        let handed_over = group.hand_over(term, next, last)?.because(reason.clone());
        let left = handed_over.thing.clone().leave(term, last, day)?.because(reason.clone());
        Ok(vec![handed_over, left])
    })
    .await
}
