//! Changes to a group.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::problem::ApiError;
use actix_web::patch;
use contract::groups::{GroupView, UpdateGroup};
use contract::problem::FieldCode;
use domain::group::{GroupAction, GroupEdit, Nature};
use domain::period::Period;
use domain::text::{GroupName, HttpsLink, Mandate};
use domain::{GroupId, MembershipId};

/// Change a group.
///
/// What it is called, what it is to do, and how long it lasts.
#[utoipa::path(operation_id = "update_group", tag = "groups", security(("bearer" = [])), request_body = UpdateGroup,
    params(("groupId" = uuid::Uuid, Path, description = "Id of the group")),
    responses((status = 200, description = "Changed", body = GroupView)))]
#[patch("/groups/{groupId}")]
pub async fn update_group(command: Command, id: Path<GroupId>, body: Json<UpdateGroup>) -> ApiResult {
    let body = body.0;
    change(&command, *id, GroupAction::Edit, async |_, group| {
        let name = match &body.name {
            None => group.name.clone(),
            Some(name) => GroupName::parse(name).map_err(ApiError::internal)?,
        };
        let mut nature = group.nature.clone();
        if let Nature::Standing { mandate, mandate_link, .. } = &mut nature {
            if let Some(text) = &body.mandate {
                *mandate = text.as_deref().map(Mandate::parse).transpose().map_err(ApiError::internal)?;
            }
            if let Some(text) = &body.mandate_link {
                *mandate_link =
                    text.as_deref().map(HttpsLink::parse).transpose().map_err(ApiError::internal)?;
            }
        }
        let period = match body.valid_to {
            None => group.period,
            Some(last) => Period::inclusive(group.period.first_day(), last)
                .map_err(|_| ApiError::field("/validTo", FieldCode::InvalidDate))?,
        };
        let new_id = || MembershipId(command.state().clock.id());
        Ok(group.edit(GroupEdit { name, nature, period }, command.caller.day(), &new_id)?)
    })
    .await
}
