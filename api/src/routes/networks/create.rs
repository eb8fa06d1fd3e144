//! A new network.

use super::change::{Networks, need};
use crate::ApiResult;
use crate::change::make;
use crate::command::Command;
use crate::extract::Json;
use crate::named;
use crate::problem::ApiError;
use crate::routes::groups::record;
use actix_web::post;
use contract::groups::{CreateNetwork, NetworkView};
use domain::access::policy::{self, Request, Who};
use domain::group::{Group, GroupRole, Membership, Nature, Party};
use domain::structure::Timeline;
use domain::text::{GroupName, Theme};
use domain::{GroupId, MembershipId};
use store::AsyncPgConnection;

/// Make a theme network.
///
/// By the contact of the municipality that will keep it going, or by whoever answers for a desk of hers. Who speaks for
/// that municipality has it join at once; all others join by themselves.
#[utoipa::path(operation_id = "create_network", tag = "groups", security(("bearer" = [])), request_body = CreateNetwork,
    responses((status = 201, description = "The network", body = NetworkView)))]
#[post("/networks")]
pub async fn create_network(command: Command, body: Json<CreateNetwork>) -> ApiResult {
    let body = body.0;
    let day = command.caller.day();
    let period = named::period(body.valid_from, Some(body.valid_to), day)?;
    let name = GroupName::parse(&body.name).map_err(ApiError::internal)?;
    let theme = Theme::parse(&body.theme).map_err(ApiError::internal)?;
    let prepare = async |connection: &mut AsyncPgConnection| {
        let at = ("/coordinator", "/validFrom");
        let origin =
            named::municipality_from(connection, &body.coordinator, at, period.first_day(), day).await?;
        policy::check(&command.caller.actor, Request::At(Who::Drive, &origin.place()))?;
        if let Some(id) = body.need {
            need(&command, connection, id).await?;
        }
        // Whoever speaks for the municipality has it join at once; a desk above only names it, and it joins by itself.
        let joins = policy::check(&command.caller.actor, Request::At(Who::Voice, &origin.place())).is_ok();
        Ok((origin, joins))
    };
    make::<Networks, _>(&command, prepare, async |connection, (origin, joins)| {
        let id = GroupId(command.state().clock.id());
        let new_id = || MembershipId(command.state().clock.id());
        let coordinator = origin.municipality;
        let party = Party::Municipality(coordinator);
        let first = Membership {
            id: new_id(),
            party,
            office: None,
            role: GroupRole::Leader,
            period,
            stays_out: false,
        };
        let mut coordinators = Timeline::default();
        coordinators.change(coordinator, period.first_day());
        coordinators.fit(period);
        let nature = Nature::Network { theme: theme.clone(), need: body.need, coordinators };
        let mut group = Group {
            id,
            version: 1,
            name: name.clone(),
            nature,
            period,
            members: Vec::from_iter(joins.then_some(first)),
            successors: Vec::new(),
        };
        store::groups::acquaint(connection, &mut group, coordinator).await?;
        let made = group.made(&new_id)?;
        let made = if joins { made.on_behalf_of(coordinator) } else { made };
        store::groups::insert(connection, &made.thing, command.caller.now).await?;
        record(&command, made, &origin.place());
        Ok((id, format!("/networks/{id}")))
    })
    .await
}
