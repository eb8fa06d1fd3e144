//! A role that is given up before it began gives what gave way to it its end back.

use super::change::Changed;
use crate::problem::ApiError;
use domain::access::{Role, Scope};
use domain::event::GaveWay;
use domain::period::Period;
use domain::role::{RoleAnswer, RoleAssignment};
use store::AsyncPgConnection;
use time::{Date, Duration};

/// The role that gave way to one that has ended before it began, as it was to last; nothing where it has not, where the
/// old one has ended otherwise since, or where yet another takes over on that very day.
///
/// # Errors
/// When the database fails.
pub(crate) async fn given_back(
    connection: &mut AsyncPgConnection,
    ended: &RoleAssignment,
    day: Date,
) -> Result<Option<Changed>, ApiError> {
    let Some(replaced) = ended.replaces.filter(|_| ended.never_began()) else { return Ok(None) };
    let remembered = store::roles::gave_way(connection, replaced).await?;
    let Some(GaveWay { last_day, .. }) = remembered.filter(|gave_way| gave_way.to == ended.id) else {
        return Ok(None);
    };
    let cut = ended.period.first_day();
    let runs = |old: &RoleAssignment| {
        old.answer == RoleAnswer::Accepted && old.revoked_at.is_none() && old.period.until() == Some(cut)
    };
    let old = store::roles::find_for_update(connection, replaced, day).await?.map(|found| found.role);
    let Some(old) = old.filter(runs) else { return Ok(None) };
    let planned = last_day.map(|last| last.saturating_add(Duration::days(1)));
    let ends = store::roles::place_ends(connection, old.scope).await?;
    let planned = [planned, ends].into_iter().flatten().min();
    let mut until = planned;
    if let (Role::RegionalCoordinator, Scope::Region(region)) = (old.role, old.scope) {
        let Ok(left) = Period::half_open(cut, planned) else { return Ok(None) };
        let others = store::roles::coordinators(connection, region, left).await?;
        let other = |c: &&store::roles::Coordinator| !c.proposed && c.id != ended.id && c.id != old.id;
        let next = others.iter().filter(other).map(|c| c.period.first_day()).min();
        until = [planned, next].into_iter().flatten().min();
    }
    if until.is_some_and(|until| until <= cut) {
        return Ok(None);
    }
    Ok(Some(old.take_back(until, day)?))
}
