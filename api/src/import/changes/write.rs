//! Taking a list of changes in: all of it or nothing, in one transaction, and nothing twice.

use super::municipalities::Made;
use super::{ChangeRow, ChangeTable, counties, municipalities};
use crate::clock::Clock;
use crate::import::problem::Findings;
use crate::import::table::At;
use crate::import::{ImportError, Summary};
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, By, EventBody, MunicipalityChange, NewEvent, RegionChange};
use domain::{CommandId, EventId};
use store::{AsyncPgConnection, Pool, import};

/// Takes the list in. A second time changes nothing and writes no event.
///
/// # Errors
/// [`ImportError`]: everything that is wrong with the list, or the database; nothing was written.
pub async fn write(pool: &Pool, table: &ChangeTable, clock: &dyn Clock) -> Result<Summary, ImportError> {
    store::transaction::write(pool, async |connection| {
        import::lock(connection).await?;
        store::succession::keep_still(connection).await?;
        write_in(connection, table, clock).await
    })
    .await
}

async fn write_in(
    connection: &mut AsyncPgConnection,
    table: &ChangeTable,
    clock: &dyn Clock,
) -> Result<Summary, ImportError> {
    let mut findings = Findings::default();
    let (mut begun, mut successions, mut begun_counties) = (0, 0, 0);
    let mut events = Vec::new();
    let command = CommandId(clock.id());
    for at in &table.rows {
        if at.row.of_counties() {
            let taken = counties::take(connection, at).await?;
            begun_counties += findings.keep(taken).unwrap_or_default();
            continue;
        }
        let taken = municipalities::take(connection, at, command, clock).await?;
        let Some(Some(made)) = findings.keep(taken) else { continue };
        begun += made.change.to.len();
        successions += made.change.to.len() * made.change.from.len();
        events.extend(told(connection, &made, at, command, clock).await?);
        events.extend(made.roles);
    }
    for at in table.rows.iter().filter(|at| at.row.of_counties()) {
        counties::check_empty(connection, at, &mut findings).await?;
    }
    findings.end()?;
    let mut summary = Summary::default();
    summary.note("counties", begun_counties);
    summary.note("municipalities", u64::try_from(begun).unwrap_or_default());
    summary.note("municipality_successions", u64::try_from(successions).unwrap_or_default());
    if let Some(event) = summary.event("changes", clock) {
        store::terms::refresh(connection).await?;
        events.push(event);
        store::events::append(connection, &events).await?;
    }
    Ok(summary)
}

/// What the log says of a change: of each municipality that ended or began, and of each region whose host it was.
async fn told(
    connection: &mut AsyncPgConnection,
    made: &Made,
    at: &At<ChangeRow>,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Vec<NewEvent>, ImportError> {
    let event = |about, version, body, audience: Audience| NewEvent {
        effective_on: at.row.on,
        before: (version > 1).then(|| audience.clone()),
        audience: Some(audience),
        ..NewEvent::new(EventId(clock.id()), command, about, version, By::System, clock.now(), body)
    };
    let (how, change) = (at.row.kind, &made.change);
    let mut events = Vec::new();
    for (id, version) in &made.ended {
        let successors = change.to.iter().map(|to| to.id).collect();
        let body = EventBody::Municipality(MunicipalityChange::Ended { how, successors });
        let audience = Audience::of_place(Visibility::Public, vec![*id], None, None);
        events.push(event(Aggregate::Municipality(*id), *version, body, audience));
    }
    for (to, followed) in change.to.iter().zip(&made.followed) {
        let body = EventBody::Municipality(MunicipalityChange::Began {
            how,
            predecessors: change.from.clone(),
            region: followed.region,
            clusters: followed.clusters.clone(),
            motor_of: followed.motor_of.clone(),
            host_of: followed.host_of.iter().map(|(region, _)| *region).collect(),
        });
        let audience = Audience::of_place(Visibility::Public, vec![to.id], None, followed.region);
        events.push(event(Aggregate::Municipality(to.id), 1, body, audience));
        for (region, before) in &followed.host_of {
            let version = store::structure::next_region_version(connection, *region).await?;
            let body = EventBody::Region(RegionChange::HostSucceeded { from: *before, to: to.id, how });
            let audience = Audience::of_place(Visibility::Public, Vec::new(), None, Some(*region));
            events.push(event(Aggregate::Region(*region), version, body, audience));
        }
    }
    Ok(events)
}
