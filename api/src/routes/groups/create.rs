//! A new group.

use super::change::{Groups, record};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::named;
use crate::problem::ApiError;
use actix_web::post;
use contract::groups::{CreateGroup, GroupView};
use contract::problem::FieldCode;
use domain::access::policy::{self, Place, Request, Who};
use domain::group::{Group, GroupPlace, GroupType, Nature};
use domain::text::{GroupName, HttpsLink, Mandate};
use domain::{GroupId, MembershipId};
use store::AsyncPgConnection;

/// Make a group.
///
/// By whoever answers for the place: a cluster's or a region's desk, or the nation.
#[utoipa::path(operation_id = "create_group", tag = "groups", security(("bearer" = [])), request_body = CreateGroup,
    responses((status = 201, description = "The group", body = GroupView)))]
#[post("/groups")]
pub async fn create_group(command: Command, body: Json<CreateGroup>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let period = named::period(body.valid_from, body.valid_to, day)?;
    let name = GroupName::parse(&body.name).map_err(ApiError::internal)?;
    let mandate = body.mandate.as_deref().map(Mandate::parse).transpose().map_err(ApiError::internal)?;
    let link = body.mandate_link.as_deref().map(HttpsLink::parse).transpose().map_err(ApiError::internal)?;
    let prepare = async |connection: &mut AsyncPgConnection| {
        let (at, place) = place(&command, connection, &body).await?;
        policy::check(&command.caller.actor, Request::At(Who::Desk, &place))?;
        match (body.kind == GroupType::ExternalArena, body.arena) {
            (true, Some(arena)) => named::organisation(connection, arena, "/arena", day).await?,
            (true, None) => return Err(ApiError::field("/arena", FieldCode::Required)),
            (false, Some(_)) => return Err(ApiError::field("/arena", FieldCode::UnknownValue)),
            (false, None) => {}
        }
        Ok((at, place))
    };
    make::<Groups, _>(&command, prepare, async |connection, (at, place)| {
        let nature = Nature::Standing {
            kind: body.kind,
            place: at,
            mandate: mandate.clone(),
            mandate_link: link.clone(),
            arena: body.arena,
        };
        let id = GroupId(command.state().clock.id());
        let group = Group {
            id,
            version: 1,
            name: name.clone(),
            nature,
            period,
            members: Vec::new(),
            successors: Vec::new(),
        };
        let made = group.made(&|| MembershipId(command.state().clock.id()))?;
        store::groups::insert(connection, &made.thing, command.caller.now).await?;
        record(&command, made, &place);
        Ok((id, format!("/groups/{id}")))
    })
    .await
}

/// Where the group lies.
async fn place(
    command: &Command,
    connection: &mut AsyncPgConnection,
    body: &CreateGroup,
) -> Result<(GroupPlace, Place), ApiError> {
    match (body.cluster, body.region.as_deref()) {
        (Some(_), Some(_)) => Err(ApiError::field("/region", FieldCode::ChooseOne)),
        (Some(id), None) => {
            let place = named::cluster(connection, id, "/cluster", command.caller.day()).await?;
            Ok((GroupPlace::Cluster(id), Place { municipalities: Vec::new(), ..place }))
        }
        (None, Some(slug)) => {
            let place = named::region(connection, slug, "/region").await?;
            let region = place.region.ok_or_else(|| ApiError::internal("a region without an id"))?;
            Ok((GroupPlace::Region(region), place))
        }
        (None, None) => Ok((GroupPlace::Nation, Place::default())),
    }
}
