//! A new term in a group.

use super::change::change;
use crate::ApiResult;
use crate::command::Command;
use crate::extract::{JsonOrEmpty, Path, optional_reason};
use crate::named;
use crate::problem::ApiError;
use actix_web::post;
use contract::groups::{AddGroupMember, GroupView};
use contract::problem::FieldCode;
use domain::group::{GroupAction, GroupRole, Membership, Party};
use domain::text::Office;
use domain::{GroupId, MembershipId};
use store::AsyncPgConnection;
use time::Date;

/// Give somebody a term in a group.
///
/// One party: a person with an account, or a municipality, a cluster or an organisation with the office that represents
/// it.
#[utoipa::path(operation_id = "add_group_member", tag = "groups", security(("bearer" = [])),
    request_body = AddGroupMember, params(("groupId" = uuid::Uuid, Path, description = "Id of the group")),
    responses((status = 200, description = "The group after it", body = GroupView)))]
#[post("/groups/{groupId}/members")]
pub async fn add_group_member(
    command: Command,
    id: Path<GroupId>,
    body: JsonOrEmpty<AddGroupMember>,
) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let period = named::period(body.valid_from, body.valid_to, day)?;
    let office = body.office.as_deref().map(Office::parse).transpose().map_err(ApiError::internal)?;
    let reason = optional_reason(body.reason.as_deref())?;
    change(&command, *id, GroupAction::AddMember, async |connection, mut group| {
        let party = party(&command, connection, &body, period.first_day()).await?;
        if let Party::Municipality(municipality) = party {
            store::groups::acquaint(connection, &mut group, municipality).await?;
        }
        let new_id = || MembershipId(command.state().clock.id());
        let id = new_id();
        let role = body.role.unwrap_or(GroupRole::Member);
        let member = Membership { id, party, office: office.clone(), role, period, stays_out: false };
        Ok(group.add(member, day, &new_id)?.because(reason.clone()))
    })
    .await
}

/// The one party that is named.
async fn party(
    command: &Command,
    connection: &mut AsyncPgConnection,
    body: &AddGroupMember,
    from: Date,
) -> Result<Party, ApiError> {
    let day = command.caller.day();
    match (body.person, body.municipality.as_deref(), body.cluster, body.organisation) {
        (Some(user), None, None, None) => {
            named::person(connection, user, "/person").await?;
            Ok(Party::Person(user))
        }
        (None, Some(number), None, None) => {
            let at = ("/municipality", "/validFrom");
            let found = named::municipality_from(connection, number, at, from, day).await?;
            Ok(Party::Municipality(found.municipality))
        }
        (None, None, Some(cluster), None) => {
            named::cluster(connection, cluster, "/cluster", day).await?;
            Ok(Party::Cluster(cluster))
        }
        (None, None, None, Some(organisation)) => {
            named::organisation(connection, organisation, "/organisation", day).await?;
            Ok(Party::Organisation(organisation))
        }
        _ => Err(ApiError::field("", FieldCode::ChooseOne)),
    }
}
