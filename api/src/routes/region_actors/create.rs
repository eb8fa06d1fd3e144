//! A new line of a region's map of actors.

use super::change::{RegionActors, record};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::named;
use crate::problem::ApiError;
use actix_web::post;
use contract::organisations::{CreateRegionActor, RegionActorView};
use contract::problem::Code;
use domain::RegionActorId;
use domain::access::policy::{self, Request, Who};
use domain::organisation::{HelpTopic, RegionActor};
use domain::text::{Note, Office};
use store::AsyncPgConnection;

/// Put an organisation on a region's map of actors.
///
/// By the region's desk: what the organisation can help with, and which office to turn to.
#[utoipa::path(operation_id = "create_region_actor", tag = "structure", security(("bearer" = [])),
    request_body = CreateRegionActor,
    responses((status = 201, description = "The line", body = RegionActorView)))]
#[post("/region-actors")]
pub async fn create_region_actor(command: Command, body: Json<CreateRegionActor>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let period = named::period(body.valid_from, body.valid_to, day)?;
    let help = body.help.as_deref().map(Note::parse).transpose().map_err(ApiError::internal)?;
    let contact_office =
        body.contact_office.as_deref().map(Office::parse).transpose().map_err(ApiError::internal)?;
    let prepare = async |connection: &mut AsyncPgConnection| {
        let place = named::region(connection, &body.region, "/region").await?;
        policy::check(&command.caller.actor, Request::At(Who::Region, &place))?;
        named::organisation(connection, body.organisation, "/organisation", day).await?;
        place.region.ok_or_else(|| ApiError::internal("a region without an id"))
    };
    make::<RegionActors, _>(&command, prepare, async |connection, region| {
        let id = RegionActorId(command.state().clock.id());
        let line = RegionActor {
            id,
            version: 1,
            region,
            organisation: body.organisation,
            topics: once_each(&body.topics),
            help: help.clone(),
            contact_office: contact_office.clone(),
            period,
        };
        if !store::structure::insert_region_actor(connection, &line).await? {
            return Err(ApiError::of(Code::AlreadyExists));
        }
        record(&command, line.added());
        Ok((id, format!("/region-actors/{id}")))
    })
    .await
}

/// Each topic once, in the order of the list.
pub(super) fn once_each(topics: &[HelpTopic]) -> Vec<HelpTopic> {
    HelpTopic::ALL.iter().copied().filter(|topic| topics.contains(topic)).collect()
}
