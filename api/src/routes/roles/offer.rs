//! What is offered: the place by its natural key, and the proposal itself.

use super::change::record;
use crate::command::Command;
use crate::extract::optional_reason;
use crate::named;
use crate::problem::ApiError;
use contract::people::RoleOffer;
use contract::problem::{Code, FieldCode};
use domain::access::policy::{RoleAction, Seat};
use domain::access::{Role, Scope};
use domain::period::Period;
use domain::role::{RoleAnswer, RoleAssignment, RoleStatus};
use domain::rule::{Refused, RuleId};
use domain::structure::Timeline;
use domain::text::{AgreedTask, DecidedBy, Mandate};
use domain::{RoleAssignmentId, UserId};
use store::AsyncPgConnection;
use store::keyset::Window;
use store::needs::Which;
use store::roles::{Place, PlaceKind, RoleQuery, RoleRecord};
use time::Date;

/// The kind of place a role is held on; nothing for the nation's and the system's.
pub(crate) const fn place_of(role: Role) -> Option<PlaceKind> {
    match role {
        Role::National
        | Role::NationalAnalyst
        | Role::KsDepartment
        | Role::Fhi
        | Role::ExternalEvaluator
        | Role::SystemAdmin => None,
        Role::RegionalCoordinator | Role::KsRegionalOffice => Some(PlaceKind::Region),
        Role::ClusterCoordinator => Some(PlaceKind::Cluster),
        Role::RdContact | Role::RdContactShared => Some(PlaceKind::Municipality),
        Role::Researcher => Some(PlaceKind::Organisation),
        Role::CountyAuthority | Role::CountyGovernor => Some(PlaceKind::County),
    }
}

/// What a role without a place is held on.
pub(crate) const fn nowhere(role: Role) -> Scope {
    match role {
        Role::SystemAdmin => Scope::System,
        Role::National
        | Role::NationalAnalyst
        | Role::KsDepartment
        | Role::KsRegionalOffice
        | Role::RegionalCoordinator
        | Role::ClusterCoordinator
        | Role::RdContact
        | Role::RdContactShared
        | Role::Researcher
        | Role::Fhi
        | Role::CountyAuthority
        | Role::CountyGovernor
        | Role::ExternalEvaluator => Scope::Nation,
    }
}

/// The role and its place, with what the place lies in today.
///
/// # Errors
/// 422 where the place is missing, is none that the role is held on, or does not exist.
pub(crate) async fn seat(
    connection: &mut AsyncPgConnection,
    offer: &RoleOffer,
    day: Date,
) -> Result<Seat, ApiError> {
    let wanted = place_of(offer.role);
    let given = [
        ("/offer/municipality", PlaceKind::Municipality, offer.municipality.is_some()),
        ("/offer/cluster", PlaceKind::Cluster, offer.cluster.is_some()),
        ("/offer/region", PlaceKind::Region, offer.region.is_some()),
        ("/offer/organisation", PlaceKind::Organisation, offer.organisation.is_some()),
        ("/offer/county", PlaceKind::County, offer.county.is_some()),
    ];
    for (pointer, kind, given) in given {
        match (Some(kind) == wanted, given) {
            (true, false) => return Err(ApiError::field(pointer, FieldCode::Required)),
            (false, true) => return Err(ApiError::field(pointer, FieldCode::NotInScope)),
            (true, true) | (false, false) => {}
        }
    }
    let unknown = |pointer| ApiError::field(pointer, FieldCode::UnknownValue);
    let county = offer.county.as_deref().map(str::parse).transpose();
    let county = county.map_err(|_| unknown("/offer/county"))?;
    let place = offer
        .municipality
        .as_deref()
        .map(Place::Municipality)
        .or(offer.cluster.map(Place::Cluster))
        .or(offer.region.as_deref().map(Place::Region))
        .or(offer.organisation.map(Place::Organisation))
        .or(county.map(Place::County));
    // One that is known to come lies in what it lies in on its first day in the role.
    let day = match place {
        Some(Place::Municipality(number)) => {
            let place = Which::Number(number);
            named::day_there(connection, place, "/offer/validFrom", offer.valid_from, day).await?
        }
        _ => day,
    };
    let scope = match place {
        Some(place) => {
            let pointer =
                given.iter().find(|(_, kind, _)| Some(*kind) == wanted).map_or("/offer", |(at, ..)| *at);
            store::roles::scope(connection, place, day).await?.ok_or_else(|| unknown(pointer))?
        }
        None => nowhere(offer.role),
    };
    Ok(store::roles::seat(connection, offer.role, scope, day).await?)
}

/// Agreed tasks, whose shape the contract has checked.
///
/// # Errors
/// When they have another: a fault of ours.
pub(crate) fn tasks(tasks: &[String]) -> Result<Vec<AgreedTask>, ApiError> {
    tasks.iter().map(|task| AgreedTask::parse(task).map_err(ApiError::internal)).collect()
}

/// Offers the role to somebody and has the log told.
///
/// # Errors
/// 409 where they have it already; 422 by KSF-R03, or where days or the role it takes over from make no sense.
pub(crate) async fn propose(
    command: &Command,
    connection: &mut AsyncPgConnection,
    seat: &Seat,
    holder: UserId,
    offer: &RoleOffer,
) -> Result<RoleAssignmentId, ApiError> {
    let (day, now) = (command.caller.day(), command.caller.now);
    let period = Period::inclusive(offer.valid_from, offer.valid_to)
        .map_err(|_| ApiError::field("/offer/validTo", FieldCode::InvalidDate))?;
    let mandate = offer.mandate.as_deref().map(Mandate::parse).transpose();
    let role = RoleAssignment {
        id: RoleAssignmentId(command.state().clock.id()),
        version: 1,
        holder,
        role: seat.role,
        scope: seat.scope,
        period,
        answer: RoleAnswer::Proposed,
        decided_by: DecidedBy::parse(&offer.decided_by).map_err(ApiError::internal)?,
        reason: optional_reason(offer.reason.as_deref())?,
        mandate: mandate.map_err(ApiError::internal)?,
        tasks: tasks(&offer.tasks)?,
        replaces: offer.replaces,
        revoked_at: None,
        absences: Timeline::default(),
    };
    takes_over(connection, &role, day).await?;
    let held = held_by(connection, holder, day).await?;
    if held.iter().any(|other| is_the_same(other, &role)) {
        return Err(ApiError::of(Code::AlreadyExists));
    }
    take_back_lapsed(command, connection, held, &role).await?;
    if let (Role::RegionalCoordinator, Scope::Region(region)) = (role.role, role.scope) {
        let others = store::roles::coordinators(connection, region, period).await?;
        if others.iter().any(|other| Some(other.id) != role.replaces) {
            return Err(Refused::by(RuleId::OneHostOneCoordinator).into());
        }
    }
    let ends = store::roles::place_ends(connection, seat.scope).await?;
    let proposed = role.propose_on(ends, day).map_err(|error| ApiError::from(error).inside("/offer"))?;
    let (id, by) = (proposed.thing.id, command.caller.actor.user);
    store::roles::insert(connection, &proposed.thing, by, now).await?;
    // Whoever invited before may not be one who gives this role.
    store::sessions::trust_only(connection, holder, by).await?;
    record(command, proposed);
    Ok(id)
}

/// A role is taken over from one of the same kind and place that runs and began before.
async fn takes_over(
    connection: &mut AsyncPgConnection,
    role: &RoleAssignment,
    day: Date,
) -> Result<(), ApiError> {
    let Some(replaced) = role.replaces else { return Ok(()) };
    let old = store::roles::find(connection, replaced, day).await?.map(|found| found.role);
    let fits = |old: &RoleAssignment| {
        (old.role, old.scope) == (role.role, role.scope)
            && matches!(old.status_on(day), RoleStatus::Confirmed | RoleStatus::Active)
    };
    let old = old.filter(fits).ok_or_else(|| ApiError::field("/offer/replaces", FieldCode::UnknownValue))?;
    if role.period.first_day() <= old.period.first_day() {
        return Err(ApiError::field("/offer/validFrom", FieldCode::InvalidDate));
    }
    Ok(())
}

/// Takes back what the same person was offered of the same and did not answer in its days: nothing answers it any more.
async fn take_back_lapsed(
    command: &Command,
    connection: &mut AsyncPgConnection,
    held: Vec<RoleRecord>,
    role: &RoleAssignment,
) -> Result<(), ApiError> {
    let day = command.caller.day();
    for RoleRecord { role: other, .. } in held {
        let offered = other.answer == RoleAnswer::Proposed && !other.permits(RoleAction::Accept, day);
        if offered && (other.role, other.scope) == (role.role, role.scope) {
            let altered = other.withdraw(None, day)?;
            store::roles::update(connection, &altered.thing).await?;
            record(command, altered);
        }
    }
    Ok(())
}

fn is_the_same(other: &RoleRecord, role: &RoleAssignment) -> bool {
    let (theirs, ours) = (other.role.period, role.period);
    let apart = theirs.until().is_some_and(|until| until <= ours.first_day())
        || ours.until().is_some_and(|until| until <= theirs.first_day());
    (other.role.role, other.role.scope) == (role.role, role.scope)
        && !apart
        && Some(other.role.id) != role.replaces
}

/// What somebody is offered and holds, now or from a day that is set.
///
/// # Errors
/// When the database fails.
pub(crate) async fn held_by(
    connection: &mut AsyncPgConnection,
    user: UserId,
    day: Date,
) -> Result<Vec<RoleRecord>, ApiError> {
    let query = RoleQuery {
        users: vec![user],
        statuses: vec![RoleStatus::Proposed, RoleStatus::Confirmed, RoleStatus::Active],
        ..RoleQuery::default()
    };
    let window = Window { limit: 1_000, after: None };
    let found = store::roles::list(connection, &query, &window, day, day).await?.unwrap_or_default();
    Ok(found.into_iter().map(|keyed| keyed.item).collect())
}
