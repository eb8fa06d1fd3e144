//! A group as commands change it.

use super::view::group_view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::groups::GroupView;
use domain::GroupId;
use domain::access::policy::{self, Place, Request};
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, GroupChange};
use domain::group::{Group, GroupAction, Nature};
use domain::structure::Altered;
use store::AsyncPgConnection;
use store::groups::{GroupRecord, Sort};

/// Groups, for the one way to change things.
pub(super) enum Groups {}

impl Changeable for Groups {
    type Id = GroupId;
    type Record = GroupRecord;
    type Changed = (Altered<Group, GroupChange>, Place);
    type View = GroupView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: GroupId,
    ) -> Result<Option<GroupRecord>, ApiError> {
        Ok(store::groups::find_for_update(connection, Sort::Groups, id, command.caller.day()).await?)
    }
    fn version(record: &GroupRecord) -> i32 {
        record.group.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        (altered, place): Self::Changed,
    ) -> Result<(), ApiError> {
        store::groups::update(connection, &altered.thing, command.caller.now).await?;
        record(command, altered, &place);
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: GroupRecord,
    ) -> Result<GroupView, ApiError> {
        group_view(&command.caller.actor, record, command.caller.day())
    }
}

/// Has the log told of a group or network: everyone sees what happens to it, wherever it lies.
pub(crate) fn record(command: &Command, altered: Altered<Group, GroupChange>, place: &Place) {
    let (id, version) = (altered.thing.id, altered.thing.version);
    let (aggregate, cluster) = match altered.thing.nature {
        Nature::Standing { .. } => (Aggregate::Group(id), place.clusters.first().copied()),
        // It lies with the municipality that keeps it going, not in one of that one's clusters.
        Nature::Network { .. } => (Aggregate::Network(id), None),
    };
    let municipalities = place.municipalities.clone();
    let audience = Audience::of_place(Visibility::Public, municipalities, cluster, place.region);
    command.record_change(aggregate, version, audience, altered);
}

/// Runs a transition of a group.
pub(super) async fn change(
    command: &Command,
    id: GroupId,
    action: GroupAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, Group) -> Result<Altered<Group, GroupChange>, ApiError>,
) -> ApiResult {
    let actor = &command.caller.actor;
    let may = |record: &GroupRecord| policy::check(actor, Request::At(action.of_group(), &record.place));
    change::change::<Groups>(command, id, may, async |connection, record| {
        let place = record.place.clone();
        Ok((transition(connection, record.group).await?, place))
    })
    .await
}
