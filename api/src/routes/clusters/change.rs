//! A cluster as commands change it.

use super::view::Shown;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use crate::spoken;
use contract::structure::ClusterView;
use domain::access::policy::{self, Forbidden, Request};
use domain::event::{Aggregate, ClusterChange, MunicipalityChange, SpokenMatter};
use domain::structure::cluster::{Cluster, ClusterAction, Outcome};
use domain::structure::{Altered, Voice};
use domain::{ClusterId, MunicipalityId};
use store::AsyncPgConnection;
use store::clusters::ClusterRecord;

/// Clusters, for the one way to change things.
pub(super) enum Clusters {}

impl Changeable for Clusters {
    type Id = ClusterId;
    type Record = ClusterRecord;
    type Changed = Altered<Cluster, ClusterChange>;
    type View = ClusterView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: ClusterId,
    ) -> Result<Option<ClusterRecord>, ApiError> {
        Ok(store::clusters::find_for_update(connection, id, command.caller.day()).await?)
    }
    fn version(record: &ClusterRecord) -> i32 {
        record.cluster.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Altered<Cluster, ClusterChange>,
    ) -> Result<(), ApiError> {
        store::clusters::update(connection, &changed.thing).await?;
        tell(command, changed);
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: ClusterRecord,
    ) -> Result<ClusterView, ApiError> {
        let today = command.caller.day();
        Ok(Shown { record: &record, actor: &command.caller.actor, day: today, today }.view())
    }
}

/// Has the log told of it, open to all but for what municipalities have not answered yet.
pub(super) fn tell(command: &Command, changed: Altered<Cluster, ClusterChange>) {
    let cluster = &changed.thing;
    let day = command.caller.day();
    let audience =
        if changed.change.is_internal() { cluster.audience_of_proposal(day) } else { cluster.audience(day) };
    command.record_change(Aggregate::Cluster(cluster.id), cluster.version, audience, changed);
}

/// Does something to a cluster that those who drive it may do.
pub(super) async fn act(
    command: &Command,
    id: ClusterId,
    action: ClusterAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, ClusterRecord) -> Result<Outcome, ApiError>,
) -> ApiResult {
    let may = |record: &ClusterRecord| {
        let place = record.cluster.place(command.caller.day());
        policy::check(&command.caller.actor, Request::At(action.who(), &place))
    };
    change::change::<Clusters>(command, id, may, async |connection, record| {
        Ok(transition(connection, record).await??)
    })
    .await
}

/// Does something that a municipality says for itself, or that another writes down for it.
pub(super) async fn say(
    command: &Command,
    id: ClusterId,
    number: Option<&str>,
    (matter, reference): (SpokenMatter, Option<&str>),
    concerned: impl Fn(&Cluster, MunicipalityId) -> bool,
    transition: impl AsyncFn(ClusterRecord, MunicipalityId, Voice) -> Result<Outcome, ApiError>,
) -> ApiResult {
    let who = |record: &ClusterRecord| {
        super::voice::speaker(&command.caller.actor, record, number, |m| concerned(&record.cluster, m))
    };
    let today = command.caller.day();
    let may = |record: &ClusterRecord| match who(record) {
        Some(municipality) => super::voice::speaks_for(&command.caller.actor, record, municipality, today),
        None if number.is_some() && command.caller.actor.reach.in_ksf => Ok(()),
        // Whoever speaks for nobody here is told that, not which field is missing.
        None if super::voice::speaks_for_one(&command.caller.actor, record, today, |m| {
            concerned(&record.cluster, m)
        }) =>
        {
            Ok(())
        }
        None => Err(Forbidden { rule: None }),
    };
    change::change::<Clusters>(command, id, may, async |connection, record| {
        let municipality = who(&record).ok_or_else(|| super::voice::unknown(number))?;
        let voice = spoken::voice(&command.caller.actor, municipality, reference)?;
        let changed = transition(record, municipality, voice.clone()).await??;
        let told = MunicipalityChange::SpokenFor { matter, cluster: Some(id), network: None };
        spoken::tell(command, connection, municipality, told, changed.effective_on, &voice).await?;
        Ok(changed.on_behalf_of(municipality).said_by(voice))
    })
    .await
}
