//! The end of a group.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::groups::GroupView;
use contract::organisations::End;
use domain::GroupId;
use domain::group::GroupAction;

/// Close a group.
///
/// With every term in it. What it was stays readable, by `asOf` and in its history.
#[utoipa::path(operation_id = "close_group", tag = "groups", security(("bearer" = [])), request_body = End,
    params(("groupId" = uuid::Uuid, Path, description = "Id of the group")),
    responses((status = 200, description = "The group after it", body = GroupView)))]
#[post("/groups/{groupId}/close")]
pub async fn close_group(command: Command, id: Path<GroupId>, body: JsonOrEmpty<End>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let reason = optional_reason(body.reason.as_deref())?;
    change(&command, *id, GroupAction::Close, async |_, group| {
        Ok(group.close(body.last_day.unwrap_or(day), day)?.because(reason.clone()))
    })
    .await
}
