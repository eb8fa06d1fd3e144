//! A line of a region's map as commands change it.

use super::view::{place, region_actor_view};
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::organisations::RegionActorView;
use contract::problem::Code;
use domain::RegionActorId;
use domain::access::policy::{self, Request, Who};
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, RegionActorChange};
use domain::organisation::RegionActor;
use domain::structure::Altered;
use store::AsyncPgConnection;
use store::structure::RegionActorRecord;

/// Lines of the maps, for the one way to change things.
pub(super) enum RegionActors {}

impl Changeable for RegionActors {
    type Id = RegionActorId;
    type Record = RegionActorRecord;
    type Changed = Altered<RegionActor, RegionActorChange>;
    type View = RegionActorView;

    async fn load(
        _: &Command,
        connection: &mut AsyncPgConnection,
        id: RegionActorId,
    ) -> Result<Option<RegionActorRecord>, ApiError> {
        Ok(store::structure::find_region_actor_for_update(connection, id).await?)
    }
    fn version(record: &RegionActorRecord) -> i32 {
        record.actor.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        altered: Self::Changed,
    ) -> Result<(), ApiError> {
        store::structure::update_region_actor(connection, &altered.thing).await?;
        record(command, altered);
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: RegionActorRecord,
    ) -> Result<RegionActorView, ApiError> {
        Ok(region_actor_view(&command.caller.actor, record, command.caller.day()))
    }
}

/// Has the log told of it: open to all.
pub(super) fn record(command: &Command, altered: Altered<RegionActor, RegionActorChange>) {
    let (aggregate, version) = (Aggregate::RegionActor(altered.thing.id), altered.thing.version);
    let audience = Audience::of_place(Visibility::Public, Vec::new(), None, Some(altered.thing.region));
    command.record_change(aggregate, version, audience, altered);
}

/// Runs a transition of a line, by the region's desk.
pub(super) async fn change(
    command: &Command,
    id: RegionActorId,
    transition: impl Fn(RegionActor) -> Result<Altered<RegionActor, RegionActorChange>, ApiError>,
) -> ApiResult {
    let day = command.caller.day();
    let may = |record: &RegionActorRecord| {
        policy::check(&command.caller.actor, Request::At(Who::Region, &place(&record.actor)))
    };
    change::change::<RegionActors>(command, id, may, async |_, record| {
        if record.actor.is_over(day) {
            return Err(ApiError::of(Code::StateConflict));
        }
        transition(record.actor)
    })
    .await
}
