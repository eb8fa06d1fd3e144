//! Standing consents of municipalities that merge or split: they end. A consent is the council's that gave it, and a new
//! council is asked anew (decision 0015).

use crate::clock::Clock;
use crate::routes::delegations::event_of;
use domain::event::{Aggregate, By, NewEvent};
use domain::text::Reason;
use domain::{CommandId, EventId};
use store::delegations::Resting;
use store::succession::Succession;
use store::{AsyncPgConnection, StoreError};

/// Ends them. Those of what is the same place go on by themselves.
///
/// # Errors
/// When the database fails.
pub(super) async fn end(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    reason: Option<&Reason>,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Vec<NewEvent>, StoreError> {
    if change.same_place() {
        return Ok(Vec::new());
    }
    let (now, mut events) = (clock.now(), Vec::new());
    let given = store::delegations::resting(connection, Resting::Of(&change.from), change.changed_on).await?;
    for record in given {
        let ended = record.delegation.end_from(change.changed_on, reason.cloned(), now);
        let Some(ended) = ended else { continue };
        store::delegations::update(connection, &ended.thing).await?;
        let (about, version) = (Aggregate::Delegation(ended.thing.id), ended.thing.version);
        let body = ended.change.clone().into();
        let event = NewEvent::new(EventId(clock.id()), command, about, version, By::System, now, body);
        events.push(event_of(ended, event));
    }
    Ok(events)
}
