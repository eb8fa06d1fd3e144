//! A standing consent as commands change it.

use super::view::delegation_view;
use crate::change::Changeable;
use crate::command::Command;
use crate::problem::ApiError;
use contract::people::DelegationView;
use domain::DelegationId;
use domain::access::{Audience, Desk, Visibility};
use domain::event::{Aggregate, DelegationChange};
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

/// Has the log told: everyone in KSF may know.
pub(super) fn record(command: &Command, changed: Altered<Delegation, DelegationChange>) {
    let delegated = changed.thing.delegated;
    let (cluster, region) = match delegated.to {
        Desk::Cluster(cluster) => (Some(cluster), None),
        Desk::Region(region) => (None, Some(region)),
        Desk::Nation => (None, None),
    };
    let municipalities = vec![delegated.municipality];
    let audience = Audience::of_place(Visibility::National, municipalities, cluster, region);
    let (about, version) = (Aggregate::Delegation(changed.thing.id), changed.thing.version);
    command.record_change(about, version, audience, changed);
}
