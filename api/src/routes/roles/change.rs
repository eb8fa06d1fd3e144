//! A role as commands change it.

use super::view::role_assignment_view;
use crate::ApiResult;
use crate::change::{self, Changeable};
use crate::command::Command;
use crate::problem::ApiError;
use crate::routes::roles::carried::carried_over;
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
use store::users::Administered;
use time::Date;

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
        locked(connection, &seen.role, day).await
    }
    fn version(record: &RoleRecord) -> i32 {
        record.role.version
    }
    async fn save(
        command: &Command,
        connection: &mut AsyncPgConnection,
        changed: Vec<Changed>,
    ) -> Result<(), ApiError> {
        keep(connection, &changed, command.caller.day()).await?;
        for altered in changed {
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

/// A role, locked until the transaction ends. All administrators' roles before any one of them, so that two never wait for
/// each other.
///
/// # Errors
/// When the database fails.
pub(crate) async fn locked(
    connection: &mut AsyncPgConnection,
    seen: &RoleAssignment,
    day: Date,
) -> Result<Option<RoleRecord>, ApiError> {
    if seen.role == Role::SystemAdmin {
        store::users::lock_administrators(connection).await?;
    }
    Ok(store::roles::find_for_update(connection, seen.id, day).await?)
}

/// Keeps roles in the order they were changed in. Who is left to administer the system is asked when all are kept: of a
/// role that is handed over, neither part tells it alone.
///
/// # Errors
/// 412 where somebody else changed one first; 422 by KSF-R03 or KSF-D03.
pub(crate) async fn keep(
    connection: &mut AsyncPgConnection,
    changed: &[Changed],
    day: Date,
) -> Result<(), ApiError> {
    let administering = changed.iter().any(|altered| altered.thing.role == Role::SystemAdmin);
    let before = if administering { Some(administered(connection, day).await?) } else { None };
    for altered in changed {
        store::roles::update(connection, &altered.thing).await?;
    }
    match before {
        Some(before) => keep_administered(connection, &before, day).await,
        None => Ok(()),
    }
}

/// The days to come on which somebody administers the system, whose roles are locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub(crate) async fn administered(
    connection: &mut AsyncPgConnection,
    day: Date,
) -> Result<Administered, ApiError> {
    store::users::lock_administrators(connection).await?;
    Ok(store::users::administered(connection, day).await?)
}

/// KSF-D03: whatever happens to administrators and their roles, somebody administers the system on each of the days to
/// come on which somebody did.
///
/// # Errors
/// 422 by KSF-D03.
pub(crate) async fn keep_administered(
    connection: &mut AsyncPgConnection,
    before: &Administered,
    day: Date,
) -> Result<(), ApiError> {
    if store::users::still_administered(connection, before, day).await? {
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
        let mut changed = transition(connection, record.role).await?;
        let mut carried = Vec::new();
        for altered in &changed {
            if matches!(altered.change, RoleChange::Ended { .. } | RoleChange::EndChanged { .. }) {
                carried.extend(carried_over(connection, &altered.thing, day).await?);
            }
        }
        changed.extend(carried);
        Ok(changed)
    })
    .await
}
