//! A network as commands change it.

use super::view::network_view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::named;
use crate::problem::ApiError;
use crate::routes::groups::record;
use crate::spoken;
use contract::groups::NetworkView;
use contract::problem::{Code, FieldCode};
use domain::access::policy::{self, Place, Request};
use domain::event::{GroupChange, MunicipalityChange, SpokenMatter};
use domain::group::{Group, GroupAction, Party, speaks_for};
use domain::need::NeedProcess;
use domain::structure::Altered;
use domain::{ClusterId, GroupId, NeedId};
use store::AsyncPgConnection;
use store::groups::{GroupRecord, Sort};

/// Networks, for the one way to change things.
pub(super) enum Networks {}

impl Changeable for Networks {
    type Id = GroupId;
    type Record = GroupRecord;
    type Changed = (Vec<Altered<Group, GroupChange>>, Place);
    type View = NetworkView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: GroupId,
    ) -> Result<Option<GroupRecord>, ApiError> {
        Ok(store::groups::find_for_update(connection, Sort::Networks, id, command.caller.day()).await?)
    }
    fn version(record: &GroupRecord) -> i32 {
        record.group.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        (steps, place): Self::Changed,
    ) -> Result<(), ApiError> {
        for altered in steps {
            store::groups::update(connection, &altered.thing, command.caller.now).await?;
            record(command, altered, &place);
        }
        Ok(())
    }
    async fn show(
        command: &Command,
        connection: &mut AsyncPgConnection,
        record: GroupRecord,
    ) -> Result<NetworkView, ApiError> {
        let day = command.caller.day();
        network_view(connection, &command.caller.actor, record, day).await
    }
}

/// Runs a transition by those who keep the network going.
pub(super) async fn change(
    command: &Command,
    id: GroupId,
    action: GroupAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, Group) -> Result<Altered<Group, GroupChange>, ApiError>,
) -> ApiResult {
    change_by_steps(command, id, action, async |connection, group| {
        Ok(vec![transition(connection, group).await?])
    })
    .await
}

/// The same of one that may take several steps, told one by one.
pub(super) async fn change_by_steps(
    command: &Command,
    id: GroupId,
    action: GroupAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, Group) -> Result<Vec<Altered<Group, GroupChange>>, ApiError>,
) -> ApiResult {
    let actor = &command.caller.actor;
    let may = |record: &GroupRecord| policy::check(actor, Request::At(action.of_network(), &record.place));
    change::change::<Networks>(command, id, may, async |connection, record| {
        let place = record.place.clone();
        Ok((transition(connection, record.group).await?, place))
    })
    .await
}

/// Runs a transition by those who speak for a municipality or a cluster: the one named, or the only one the caller acts
/// for. It may take several steps, told one by one.
pub(super) async fn change_for(
    command: &Command,
    id: GroupId,
    (municipality, cluster): (Option<&str>, Option<ClusterId>),
    (matter, reference): (SpokenMatter, Option<&str>),
    transition: impl AsyncFn(
        &mut AsyncPgConnection,
        Group,
        Party,
    ) -> Result<Vec<Altered<Group, GroupChange>>, ApiError>,
) -> ApiResult {
    let may = async |connection: &mut AsyncPgConnection, _: &GroupRecord| {
        let (party, place) = match (municipality, cluster) {
            (Some(_), Some(_)) => return Err(ApiError::field("", FieldCode::ChooseOne)),
            (None, Some(cluster)) => {
                let place = named::cluster(connection, cluster, "/cluster", command.caller.day()).await?;
                (Party::Cluster(cluster), place)
            }
            (number, None) => {
                let origin = named::spoken_for(command, connection, number).await?;
                (Party::Municipality(origin.municipality), origin.place())
            }
        };
        policy::check(&command.caller.actor, Request::At(speaks_for(party), &place))?;
        Ok(party)
    };
    change::change_with::<Networks, Party>(command, id, may, async |connection, record, party| {
        // Whoever drives a cluster speaks for it; a municipality speaks for itself, or another writes it down.
        let Party::Municipality(municipality) = party else {
            return Ok((transition(connection, record.group, party).await?, record.place));
        };
        let voice = spoken::voice(&command.caller.actor, municipality, reference)?;
        let steps = transition(connection, record.group, party).await?;
        let told = MunicipalityChange::SpokenFor { matter, cluster: None, network: Some(id) };
        if let Some(last) = steps.last() {
            spoken::tell(command, connection, municipality, told, last.effective_on, &voice).await?;
        }
        let spoken = |step: Altered<_, _>| step.on_behalf_of(municipality).said_by(voice.clone());
        Ok((steps.into_iter().map(spoken).collect(), record.place))
    })
    .await
}

/// The need a network came from: one that was sent in, and that the caller sees.
pub(super) async fn need(
    command: &Command,
    connection: &mut AsyncPgConnection,
    need: NeedId,
) -> Result<(), ApiError> {
    let caller = &command.caller;
    let found = store::needs::find(connection, &caller.actor, need, caller.day()).await?;
    match found {
        Some(record) if record.need.process != NeedProcess::Draft => Ok(()),
        Some(_) => Err(ApiError::of(Code::StateConflict)),
        None => Err(ApiError::field("/need", FieldCode::UnknownValue)),
    }
}
