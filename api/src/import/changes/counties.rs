//! Counties that become others.

use super::{ChangeRow, roles};
use crate::clock::Clock;
use crate::import::problem::{Findings, Problem};
use crate::import::table::At;
use domain::CommandId;
use domain::event::NewEvent;
use store::AsyncPgConnection;
use store::StoreError;
use store::succession::{self, CountySuccession};

/// Counties that a row let become others.
#[derive(Default)]
pub(super) struct Made {
    /// How many begin.
    pub begun: u64,
    /// What the log says of roles that ended and were offered anew.
    pub people: Vec<NewEvent>,
}

/// Lets the counties of a row become others, unless they have. Returns what that made, or what is wrong.
pub(super) async fn take(
    connection: &mut AsyncPgConnection,
    at: &At<ChangeRow>,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Result<Made, Problem>, StoreError> {
    let row = &at.row;
    let mut wanted = row.to.clone();
    wanted.sort();
    let mut done = 0;
    for number in &row.from {
        let became = succession::county_successors(connection, number, row.on).await?;
        if became == wanted {
            done += 1;
            continue;
        }
        let Some(before) = row.on.previous_day() else {
            return Ok(Err(at.problem("date", "is no day of ours")));
        };
        if !succession::county_is_there(connection, number, before).await? {
            return Ok(Err(at.problem("from", format!("`{number}` is no county on {before}"))));
        }
        if !became.is_empty() || !succession::county_is_there(connection, number, row.on).await? {
            return Ok(Err(at.problem("from", format!("`{number}` has ended on {} already", row.on))));
        }
    }
    if done == row.from.len() {
        return Ok(Ok(Made::default()));
    }
    if done > 0 {
        return Ok(Err(
            at.problem("from", "some of them have become others that day already, and some have not")
        ));
    }
    for number in &row.to {
        if succession::county_is_there(connection, number, row.on).await? && !row.from.contains(number) {
            continue; // The register knows it already.
        }
        if row.from.contains(number) {
            return Ok(Err(at.problem("to", format!("`{number}`: a new county has a new number"))));
        }
    }
    let change = CountySuccession {
        changed_on: row.on,
        kind: row.kind,
        from: row.from.clone(),
        to: row.to.iter().cloned().zip(row.names.iter().cloned()).collect(),
        source: row.source.clone(),
    };
    succession::succeed_county(connection, &change).await?;
    let people = roles::offer_anew_on_county(connection, &change, row, command, clock).await?;
    Ok(Ok(Made { begun: u64::try_from(row.to.len()).unwrap_or_default(), people }))
}

/// A county that is no more has no municipalities left: they became others the same day.
pub(super) async fn check_empty(
    connection: &mut AsyncPgConnection,
    at: &At<ChangeRow>,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    for number in &at.row.from {
        let left = succession::county_left_with_municipalities(connection, number, at.row.on).await?;
        if !left.is_empty() {
            let message =
                format!("`{number}` still has {}: they need a change the same day", left.join(", "));
            findings.add(at.problem("from", message));
        }
    }
    Ok(())
}
