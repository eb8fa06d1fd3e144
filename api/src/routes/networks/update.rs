//! Changes to a network.

use super::change::{change_by_steps, need};
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{Json, Path};
use crate::named;
use crate::problem::ApiError;
use actix_web::patch;
use contract::groups::{NetworkView, UpdateNetwork};
use contract::problem::FieldCode;
use domain::group::{GroupAction, GroupEdit, Nature};
use domain::period::Period;
use domain::text::{GroupName, Theme};
use domain::{GroupId, MembershipId};

/// Change a theme network.
///
/// By those who keep it going. Another municipality that has joined can take over at once; what was planned of who does is
/// then over.
#[utoipa::path(operation_id = "update_network", tag = "groups", security(("bearer" = [])), request_body = UpdateNetwork,
    params(("networkId" = uuid::Uuid, Path, description = "Id of the network")),
    responses((status = 200, description = "Changed", body = NetworkView)))]
#[patch("/networks/{networkId}")]
pub async fn update_network(command: Command, id: Path<GroupId>, body: Json<UpdateNetwork>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let new_id = || MembershipId(command.state().clock.id());
    change_by_steps(&command, *id, GroupAction::Edit, async |connection, group| {
        let name = match &body.name {
            None => group.name.clone(),
            Some(name) => GroupName::parse(name).map_err(ApiError::internal)?,
        };
        let mut nature = group.nature.clone();
        if let Nature::Network { theme, need: came_from, .. } = &mut nature {
            if let Some(text) = &body.theme {
                *theme = Theme::parse(text).map_err(ApiError::internal)?;
            }
            if let Some(wanted) = body.need {
                if let Some(id) = wanted {
                    need(&command, connection, id).await?;
                }
                *came_from = wanted;
            }
        }
        let now = group.coordinators().and_then(|line| line.on(day).copied());
        let next = match &body.coordinator {
            None => None,
            Some(number) => {
                Some(named::municipality(connection, number, "/coordinator", day).await?.municipality)
            }
        };
        let period = match body.valid_to {
            None => group.period,
            Some(last) => Period::inclusive(group.period.first_day(), Some(last))
                .map_err(|_| ApiError::field("/validTo", FieldCode::InvalidDate))?,
        };
        let edit = GroupEdit { name, nature, period };
        let says_more = (&edit.name, &edit.nature, edit.period) != (&group.name, &group.nature, group.period);
        let Some(next) = next.filter(|next| Some(*next) != now) else {
            return Ok(vec![group.edit(edit, day, &new_id)?]);
        };
        if !says_more {
            return Ok(vec![group.entrust(next, day)?]);
        }
        let edited = group.edit(edit, day, &new_id)?;
        let entrusted = edited.thing.clone().entrust(next, day)?;
        Ok(vec![edited, entrusted])
    })
    .await
}
