//! A standing consent as commands change it.

use super::view::delegation_view;
use crate::change::Changeable;
use crate::command::Command;
use crate::problem::ApiError;
use contract::people::DelegationView;
use domain::DelegationId;
use domain::access::{Audience, Desk, Visibility};
use domain::event::{Aggregate, DelegationChange, NewEvent};
use domain::role::Delegation;
use domain::structure::Altered;
use store::AsyncPgConnection;
use store::delegations::DelegationRecord;

/// Standing consents, for the one way to change things.
pub(super) enum Delegations {}

impl Changeable for Delegations {
    type Id = DelegationId;
    type Record = DelegationRecord;
    type Changed = Altered<Delegation, DelegationChange>;
    type View = DelegationView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: DelegationId,
    ) -> Result<Option<DelegationRecord>, ApiError> {
        // For those in KSF: it names who gave it.
        if !command.caller.actor.reach.in_ksf {
            return Ok(None);
        }
        Ok(store::delegations::find(connection, id, true).await?)
    }
    fn version(record: &DelegationRecord) -> i32 {
        record.delegation.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Altered<Delegation, DelegationChange>,
    ) -> Result<(), ApiError> {
        store::delegations::update(connection, &changed.thing).await?;
        record(command, changed);
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: DelegationRecord,
    ) -> Result<DelegationView, ApiError> {
        Ok(delegation_view(&command.caller.actor, record, command.caller.day()))
    }
}

/// The event of a changed consent, made from one that has who and when: everyone in KSF may know.
pub(crate) fn event_of(altered: Altered<Delegation, DelegationChange>, event: NewEvent) -> NewEvent {
    let (about, delegated) = (altered.thing, altered.thing.delegated);
    let (cluster, region) = match delegated.to {
        Desk::Cluster(cluster) => (Some(cluster), None),
        Desk::Region(region) => (None, Some(region)),
        Desk::Nation => (None, None),
    };
    let municipalities = vec![delegated.municipality];
    let audience = Audience::of_place(Visibility::National, municipalities, cluster, region);
    NewEvent {
        aggregate: Aggregate::Delegation(about.id),
        version: about.version,
        body: altered.change.into(),
        reason: altered.reason,
        effective_on: altered.effective_on,
        on_behalf_of: altered.on_behalf_of,
        before: (about.version > 1).then(|| audience.clone()),
        audience: Some(audience),
        ..event
    }
}

/// Has the log told of a changed consent.
pub(crate) fn record(command: &Command, altered: Altered<Delegation, DelegationChange>) {
    let about = Aggregate::Delegation(altered.thing.id);
    let event = command.event(about, altered.thing.version, altered.change.clone().into());
    command.record(event_of(altered, event));
}
