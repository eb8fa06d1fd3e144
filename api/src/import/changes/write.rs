//! Taking a list of changes in: all of it or nothing, in one transaction, and nothing twice.

use super::{ChangeTable, counties, follow_up, municipalities, told};
use crate::clock::Clock;
use crate::import::problem::Findings;
use crate::import::{ImportError, Summary};
use domain::CommandId;
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
    let (mut events, mut lines) = (Vec::new(), Vec::new());
    let command = CommandId(clock.id());
    for at in &table.rows {
        if at.row.of_counties() {
            let taken = counties::take(connection, at, command, clock).await?;
            let made = findings.keep(taken).unwrap_or_default();
            begun_counties += made.begun;
            lines.extend(follow_up::lines_of_counties(&at.row, &made.people));
            events.extend(made.people);
            continue;
        }
        let taken = municipalities::take(connection, at, command, clock).await?;
        let Some(Some(made)) = findings.keep(taken) else { continue };
        begun += made.change.to.len();
        successions += made.change.to.len() * made.change.from.len();
        events.extend(told::told(connection, &made, at, command, clock).await?);
        lines.extend(follow_up::lines(connection, &made).await?);
        events.extend(made.people);
    }
    for at in table.rows.iter().filter(|at| at.row.of_counties()) {
        counties::check_empty(connection, at, &mut findings).await?;
    }
    findings.end()?;
    let mut summary = Summary { follow_up: lines, ..Summary::default() };
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
