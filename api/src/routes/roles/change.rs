//! A role as commands change it.

use super::view::role_assignment_view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use contract::people::RoleAssignmentView;
use domain::RoleAssignmentId;
use domain::access::policy::{self, Request, RoleAction, sees_role};
use domain::access::{Audience, Role, Scope, Visibility};
use domain::event::{Aggregate, NewEvent, RoleChange};
use domain::role::RoleAssignment;
use domain::rule::{Refused, RuleId};
use domain::structure::Altered;
use store::AsyncPgConnection;
use store::roles::RoleRecord;

/// A role after a transition.
pub(crate) type Changed = Altered<RoleAssignment, RoleChange>;

/// Roles, for the one way to change things.
pub(super) enum Roles {}

impl Changeable for Roles {
    type Id = RoleAssignmentId;
    type Record = RoleRecord;
    /// In the order they are kept: what gives way comes first.
    type Changed = Vec<Changed>;
    type View = RoleAssignmentView;

    async fn load(
        command: &Command,
        connection: &mut AsyncPgConnection,
        id: RoleAssignmentId,
    ) -> Result<Option<RoleRecord>, ApiError> {
        let day = command.caller.day();
        let Some(seen) = store::roles::find(connection, id, day).await? else { return Ok(None) };
        if !sees_role(&command.caller.actor, &seen.held(day)) {
            return Ok(None);
        }
        // All administrators' roles before any one of them, so that two never wait for each other.
        if seen.role.role == Role::SystemAdmin {
            store::users::lock_administrators(connection).await?;
        }
        Ok(store::roles::find_for_update(connection, id, day).await?)
    }
    fn version(record: &RoleRecord) -> i32 {
        record.role.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Vec<Changed>,
    ) -> Result<(), ApiError> {
        for altered in changed {
            store::roles::update(connection, &altered.thing).await?;
            keep_an_administrator(command, connection, &altered.thing).await?;
            record(command, altered);
        }
        Ok(())
    }
    async fn show(
        command: &Command,
        _: &mut AsyncPgConnection,
        record: RoleRecord,
    ) -> Result<RoleAssignmentView, ApiError> {
        let day = command.caller.day();
        Ok(role_assignment_view(&command.caller.actor, record, day, day))
    }
}

/// KSF-D03: whatever happens to an administrator's role, somebody keeps one.
async fn keep_an_administrator(
    command: &Command,
    connection: &mut AsyncPgConnection,
    role: &RoleAssignment,
) -> Result<(), ApiError> {
    let day = command.caller.day();
    let stops = role.revoked_at.map(|_| day).or(role.period.until());
    let Some(stops) = stops.filter(|_| role.role == Role::SystemAdmin) else { return Ok(()) };
    if store::users::keeps_an_administrator(connection, stops.max(day)).await? {
        return Ok(());
    }
    Err(Refused::by(RuleId::LastAdministrator).into())
}

/// Who is told of a role: everyone in KSF; of the administrators' only administrators.
fn audience(role: &RoleAssignment) -> Option<Audience> {
    let (municipalities, cluster, region) = match role.scope {
        Scope::System => return None,
        Scope::Municipality(municipality) => (vec![municipality], None, None),
        Scope::Cluster(cluster) => (Vec::new(), Some(cluster), None),
        Scope::Region(region) => (Vec::new(), None, Some(region)),
        Scope::Nation | Scope::Organisation(_) | Scope::County(_) => (Vec::new(), None, None),
    };
    Some(Audience::of_place(Visibility::National, municipalities, cluster, region))
}

/// The event of a changed role, made from one that has who and when.
pub(crate) fn event_of(altered: Changed, event: NewEvent) -> NewEvent {
    let role = &altered.thing;
    let audience = audience(role);
    NewEvent {
        aggregate: Aggregate::RoleAssignment(role.id),
        version: role.version,
        body: altered.change.into(),
        reason: altered.reason,
        effective_on: altered.effective_on,
        before: audience.clone().filter(|_| role.version > 1),
        audience,
        ..event
    }
}

/// Has the log told of a changed role.
pub(crate) fn record(command: &Command, altered: Changed) {
    let about = Aggregate::RoleAssignment(altered.thing.id);
    let event = command.event(about, altered.thing.version, altered.change.clone().into());
    command.record(event_of(altered, event));
}

/// Runs a transition of a role.
pub(super) async fn change(
    command: &Command,
    id: RoleAssignmentId,
    action: RoleAction,
    transition: impl AsyncFn(&mut AsyncPgConnection, RoleAssignment) -> Result<Vec<Changed>, ApiError>,
) -> ApiResult {
    let day = command.caller.day();
    let may =
        |record: &RoleRecord| policy::check(&command.caller.actor, Request::Role(action, &record.held(day)));
    change::change::<Roles>(command, id, may, async |connection, record| {
        transition(connection, record.role).await
    })
    .await
}
