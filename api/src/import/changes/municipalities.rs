//! Municipalities that become others.

use super::{ChangeRow, delegations, roles};
use crate::clock::Clock;
use crate::import::problem::Problem;
use crate::import::table::At;
use domain::event::NewEvent;
use domain::register::SuccessionKind;
use domain::text::Reason;
use domain::{CommandId, MunicipalityId};
use store::succession::{self, Carried, Predecessor, Succession, Successor};
use store::{AsyncPgConnection, StoreError};

/// A change that was made.
pub(super) struct Made {
    /// What changed.
    pub change: Succession,
    /// What ended, with the version each has now.
    pub ended: Vec<(MunicipalityId, i32)>,
    /// What goes on.
    pub carried: Carried,
    /// What became what, in words.
    pub reason: Option<Reason>,
    /// What the log says of roles that ended and were offered anew, and of standing consents that ended.
    pub people: Vec<NewEvent>,
}

/// Lets the municipalities of a row become others, unless they have. `None` where nothing was left to do.
pub(super) async fn take(
    connection: &mut AsyncPgConnection,
    at: &At<ChangeRow>,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Result<Option<Made>, Problem>, StoreError> {
    let from = match predecessors(connection, at).await? {
        Ok(Some(from)) => from,
        Ok(None) => return Ok(Ok(None)),
        Err(problem) => return Ok(Err(problem)),
    };
    let to = match successors(connection, at, &from, clock).await? {
        Ok(to) => to,
        Err(problem) => return Ok(Err(problem)),
    };
    let change = Succession {
        changed_on: at.row.on,
        kind: at.row.kind,
        from: from.iter().map(|each| each.id).collect(),
        to,
        source: at.row.source.clone(),
    };
    let reason = reason(&at.row, &from, &change.to);
    succession::succeed(connection, &change).await?;
    let mut people = roles::offer_anew(connection, &change, &at.row, command, clock).await?;
    people.extend(delegations::end(connection, &change, reason.as_ref(), command, clock).await?);
    let now = clock.now();
    let carried = succession::follow(connection, &change, reason.clone(), now, &|| clock.id()).await?;
    let ended = from.iter().map(|each| (each.id, each.version + 1)).collect();
    Ok(Ok(Some(Made { change, ended, carried, reason, people })))
}

/// What became what, as histories tell it: `4621 Voss, 4634 Masfjorden → 4699 Voss og Masfjorden`.
fn reason(row: &ChangeRow, from: &[Predecessor], to: &[Successor]) -> Option<Reason> {
    let before = row.from.iter().zip(from).map(|(number, each)| format!("{number} {}", each.name));
    let after = to.iter().map(|each| format!("{} {}", each.number, each.name));
    let list = |names: Vec<String>| names.join(", ");
    Reason::parse(&format!("{} → {}", list(before.collect()), list(after.collect()))).ok()
}

/// What ends; `None` where it has ended in this very way.
async fn predecessors(
    connection: &mut AsyncPgConnection,
    at: &At<ChangeRow>,
) -> Result<Result<Option<Vec<Predecessor>>, Problem>, StoreError> {
    let row = &at.row;
    let mut found = Vec::new();
    let mut done = 0;
    for number in &row.from {
        let Some(each) = succession::predecessor(connection, number, row.on).await? else {
            let message = format!("`{number}` is no municipality on the day before {}", row.on);
            return Ok(Err(at.problem("from", message)));
        };
        if each.valid_until == Some(row.on) {
            if succession::successors(connection, each.id, row.on, row.kind).await? != row.to {
                return Ok(Err(
                    at.problem("from", format!("`{number}` became others that day in another way"))
                ));
            }
            done += 1;
        } else if let Some(until) = each.valid_until {
            let message = format!("`{number}` ends on {until} by another change");
            return Ok(Err(at.problem("from", message)));
        }
        found.push(each);
    }
    if done == row.from.len() {
        return Ok(Ok(None));
    }
    if done > 0 {
        return Ok(Err(
            at.problem("from", "some of them have become others that day already, and some have not")
        ));
    }
    Ok(Ok(Some(found)))
}

async fn successors(
    connection: &mut AsyncPgConnection,
    at: &At<ChangeRow>,
    from: &[Predecessor],
    clock: &dyn Clock,
) -> Result<Result<Vec<Successor>, Problem>, StoreError> {
    let row = &at.row;
    let Some(first) = from.first() else { return Ok(Ok(Vec::new())) };
    let county = match &row.county {
        Some(county) => county.clone(),
        None if from.iter().all(|each| each.county == first.county) => first.county.clone(),
        None => return Ok(Err(at.problem("county", "they come from several counties: say which"))),
    };
    if !succession::county_is_there(connection, &county, row.on).await? {
        return Ok(Err(at.problem("county", format!("`{county}` is no county on {}", row.on))));
    }
    if row.kind == SuccessionKind::CountyChange && county == first.county {
        return Ok(Err(at.problem("county", "it is in that county already")));
    }
    let mut all = Vec::new();
    for (index, number) in row.to.iter().enumerate() {
        let holder = succession::holder(connection, number, row.on).await?;
        let holder = holder.filter(|holder| from.iter().all(|each| each.id != holder.id));
        let known = match holder {
            None => None,
            Some(holder) if holder.begins => Some(holder.id),
            Some(_) => {
                return Ok(Err(at.problem("to", format!("`{number}` belongs to another municipality"))));
            }
        };
        all.push(Successor {
            id: known.unwrap_or_else(|| MunicipalityId(clock.id())),
            number: number.clone(),
            name: row.names.get(index).unwrap_or(&first.name).clone(),
            county: county.clone(),
            known: known.is_some(),
        });
    }
    Ok(Ok(all))
}
