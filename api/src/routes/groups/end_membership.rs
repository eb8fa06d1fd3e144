//! The end of a term in a group.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path, optional_reason};
use actix_web::post;
use contract::groups::{EndGroupMembership, GroupView};
use domain::GroupId;
use domain::group::GroupAction;

/// End somebody's term in a group.
///
/// From the day after the last. A term that has not begun is taken back by a last day before its first.
#[utoipa::path(operation_id = "end_group_membership", tag = "groups", security(("bearer" = [])),
    request_body = EndGroupMembership, params(("groupId" = uuid::Uuid, Path, description = "Id of the group")),
    responses((status = 200, description = "The group after it", body = GroupView)))]
#[post("/groups/{groupId}/end-membership")]
pub async fn end_group_membership(
    command: Command,
    id: Path<GroupId>,
    body: Json<EndGroupMembership>,
) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let reason = optional_reason(body.reason.as_deref())?;
    change(&command, *id, GroupAction::EndMembership, async |_, group| {
        let ended = group.end(body.membership, body.last_day.unwrap_or(day), day)?;
        Ok(ended.because(reason.clone()))
    })
    .await
}
