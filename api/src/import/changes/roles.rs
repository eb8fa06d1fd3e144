//! Roles on municipalities that merge or split: they end, and are offered anew to their holders (decision 0015).

use super::ChangeRow;
use crate::clock::Clock;
use crate::routes::roles::event_of;
use domain::event::{Aggregate, By, NewEvent, RoleChange};
use domain::role::{RoleAssignment, RoleStatus};
use domain::structure::Altered;
use domain::text::{DecidedBy, Reason};
use domain::{CommandId, EventId, RoleAssignmentId, UserId};
use std::collections::BTreeSet;
use store::keyset::Window;
use store::roles::{RoleQuery, RoleRecord};
use store::succession::{Succession, Successor};
use store::{AsyncPgConnection, StoreError};
use time::Date;

/// Ends the roles on what ends, and offers each holder one on what goes on first. Those of what is the same place go on by
/// themselves. An account that is closed is offered nothing, and nobody is offered what they have already.
///
/// # Errors
/// When the database fails.
pub(super) async fn offer_anew(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    row: &ChangeRow,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Vec<NewEvent>, StoreError> {
    let Some(to) = change.to.first().filter(|_| !change.same_place()) else { return Ok(Vec::new()) };
    let (now, today) = (clock.now(), domain::oslo::day(clock.now()));
    let from = change.changed_on.max(today);
    let mut events = Vec::new();
    let mut tell = |altered: Altered<RoleAssignment, RoleChange>| {
        let (about, version) = (Aggregate::RoleAssignment(altered.thing.id), altered.thing.version);
        let body = altered.change.clone().into();
        let event = NewEvent::new(EventId(clock.id()), command, about, version, By::System, now, body);
        events.push(event_of(altered, event));
    };
    let mut offered: BTreeSet<UserId> = BTreeSet::new();
    for record in store::roles::on_municipalities(connection, &change.from, change.changed_on, today).await? {
        let holder = record.role.holder;
        let offer = anew(&record, to, from, row, clock);
        // A list that comes late finds roles that are over by now.
        let Ok(ended) = record.role.end_with_place(change.changed_on, now) else { continue };
        store::roles::update(connection, &ended.thing).await?;
        tell(ended);
        let Some(Ok(offer)) = offer.map(|offer| offer.propose(today)) else { continue };
        if !offered.insert(holder) || has_one(connection, holder, to, from).await? {
            continue;
        }
        store::roles::insert(connection, &offer.thing, None, now).await?;
        // Whoever invited before may not be one who gives this role.
        store::sessions::trust_only(connection, holder, None).await?;
        tell(offer);
    }
    Ok(events)
}

/// What the holder is offered; the reason tells what became what.
fn anew(
    record: &RoleRecord,
    to: &Successor,
    from: Date,
    row: &ChangeRow,
    clock: &dyn Clock,
) -> Option<RoleAssignment> {
    let (number, name) = record.municipality.clone().unwrap_or_default();
    let reason = Reason::parse(&format!("{number} {name} → {} {}", to.number, to.name)).ok();
    record.role.anew(RoleAssignmentId(clock.id()), to.id, from, row.decided_by.clone(), reason)
}

/// Whether somebody holds or is offered a role on the municipality.
async fn has_one(
    connection: &mut AsyncPgConnection,
    holder: UserId,
    to: &Successor,
    day: Date,
) -> Result<bool, StoreError> {
    let query = RoleQuery {
        users: vec![holder],
        municipality: Some(to.number.clone()),
        statuses: vec![RoleStatus::Proposed, RoleStatus::Confirmed, RoleStatus::Active],
        ..RoleQuery::default()
    };
    let window = Window { limit: 1, after: None };
    let found = store::roles::list(connection, &query, &window, day, day).await?;
    Ok(found.is_some_and(|list| !list.is_empty()))
}

/// Who decided, as the offers name it: the change list, by what it was made from.
pub(super) fn decided_by(source: &str) -> Option<DecidedBy> {
    DecidedBy::parse(&format!("Endringsliste: {source}")).ok()
}
