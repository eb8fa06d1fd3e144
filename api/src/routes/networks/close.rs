//! The end of a network.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use actix_web::post;
use contract::groups::NetworkView;
use contract::organisations::End;
use domain::GroupId;
use domain::group::GroupAction;

/// Close a theme network.
///
/// With every term in it. What it was stays readable, by `asOf` and in its history.
#[utoipa::path(operation_id = "close_network", tag = "groups", security(("bearer" = [])), request_body = End,
    params(("networkId" = uuid::Uuid, Path, description = "Id of the network")),
    responses((status = 200, description = "The network after it", body = NetworkView)))]
#[post("/networks/{networkId}/close")]
pub async fn close_network(command: Command, id: Path<GroupId>, body: JsonOrEmpty<End>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let reason = optional_reason(body.reason.as_deref())?;
    change(&command, *id, GroupAction::Close, async |_, group| {
        Ok(group.close(body.last_day.unwrap_or(day), day)?.because(reason.clone()))
    })
    .await
}
