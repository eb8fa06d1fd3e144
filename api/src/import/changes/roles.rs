//! Roles on municipalities and counties that merge or split: they end, and are offered anew to their holders (decision 0015).

use super::ChangeRow;
use crate::clock::Clock;
use crate::routes::roles::event_of;
use domain::access::Scope;
use domain::event::{Aggregate, By, NewEvent, RoleChange};
use domain::role::{RoleAssignment, RoleStatus};
use domain::structure::Altered;
use domain::text::{DecidedBy, Reason};
use domain::{CommandId, EventId, RoleAssignmentId, UserId};
use std::collections::BTreeSet;
use store::keyset::Window;
use store::roles::{RoleQuery, RoleRecord};
use store::succession::{CountySuccession, Succession};
use store::{AsyncPgConnection, StoreError};
use time::Date;

/// What a place became, where its roles are offered anew.
struct Onto<'a> {
    scope: Scope,
    number: &'a str,
    name: &'a str,
}

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
    let today = domain::oslo::day(clock.now());
    let ending = store::roles::on_municipalities(connection, &change.from, change.changed_on, today).await?;
    let onto = Onto { scope: Scope::Municipality(to.id), number: &to.number, name: &to.name };
    onto_what_it_became(connection, ending, &onto, row, command, clock).await
}

/// The same on counties, which are never the same place: another county has its own council and governor.
///
/// # Errors
/// When the database fails.
pub(super) async fn offer_anew_on_county(
    connection: &mut AsyncPgConnection,
    change: &CountySuccession,
    row: &ChangeRow,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Vec<NewEvent>, StoreError> {
    // The list has been read: each number is one of a county.
    let first = change.to.first().and_then(|(number, name)| Some((number.parse().ok()?, number, name)));
    let Some((county, number, name)) = first else { return Ok(Vec::new()) };
    let today = domain::oslo::day(clock.now());
    let ending = store::roles::on_counties(connection, &change.from, change.changed_on, today).await?;
    let onto = Onto { scope: Scope::County(county), number, name };
    onto_what_it_became(connection, ending, &onto, row, command, clock).await
}

async fn onto_what_it_became(
    connection: &mut AsyncPgConnection,
    ending: Vec<RoleRecord>,
    onto: &Onto<'_>,
    row: &ChangeRow,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Vec<NewEvent>, StoreError> {
    let (now, today) = (clock.now(), domain::oslo::day(clock.now()));
    let from = row.on.max(today);
    let mut events = Vec::new();
    let mut tell = |altered: Altered<RoleAssignment, RoleChange>| {
        let (about, version) = (Aggregate::RoleAssignment(altered.thing.id), altered.thing.version);
        let body = altered.change.clone().into();
        let event = NewEvent::new(EventId(clock.id()), command, about, version, By::System, now, body);
        events.push(event_of(altered, event));
    };
    let mut offered: BTreeSet<UserId> = BTreeSet::new();
    for record in ending {
        let holder = record.role.holder;
        let offer = anew(&record, onto, from, row, clock);
        // A list that comes late finds roles that are over by now.
        let Ok(ended) = record.role.end_with_place(row.on, now) else { continue };
        store::roles::update(connection, &ended.thing).await?;
        tell(ended);
        let Some(Ok(offer)) = offer.map(|offer| offer.propose(today)) else { continue };
        if !offered.insert(holder) || has_one(connection, holder, onto, from).await? {
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
    onto: &Onto<'_>,
    from: Date,
    row: &ChangeRow,
    clock: &dyn Clock,
) -> Option<RoleAssignment> {
    let (number, name) = record.municipality.as_ref().or(record.county.as_ref()).cloned().unwrap_or_default();
    let reason = Reason::parse(&format!("{number} {name} → {} {}", onto.number, onto.name)).ok();
    record.role.anew(RoleAssignmentId(clock.id()), onto.scope, from, row.decided_by.clone(), reason)
}

/// Whether somebody holds or is offered a role on what the place became.
async fn has_one(
    connection: &mut AsyncPgConnection,
    holder: UserId,
    onto: &Onto<'_>,
    day: Date,
) -> Result<bool, StoreError> {
    let county = matches!(onto.scope, Scope::County(_));
    let query = RoleQuery {
        users: vec![holder],
        municipality: (!county).then(|| onto.number.to_owned()),
        county: county.then(|| onto.number.to_owned()),
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
