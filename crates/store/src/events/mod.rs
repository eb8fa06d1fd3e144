//! The event log: append here; its feed, the history of one thing, and what somebody did in rooms of their own.

mod acted;
mod feed;
mod history;
mod names;
mod news;
mod words;

pub use acted::{ActedIn, acted_in};
pub use feed::{Feed, FeedEvent, Mark, end, feed};
pub use history::{HistoryEvent, Reader, count_history, history};
pub use names::Names;
pub use news::{NewsEvent, Since, news, see, seen};
pub(crate) use words::Told;
pub use words::{Edit, words_before};

use crate::schema::events;
use crate::sql::Sql;
use crate::{Result, StoreError};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::access::Audience;
use domain::event::{By, EventBody, NewEvent};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

#[derive(QueryableByName)]
struct CounterRow {
    #[diesel(sql_type = BigInt)]
    last: i64,
}

#[derive(Insertable)]
#[diesel(table_name = events)]
struct EventColumns {
    position: i64,
    id: Uuid,
    command_id: Uuid,
    aggregate: &'static str,
    aggregate_id: Uuid,
    aggregate_version: i32,
    kind: &'static str,
    payload_version: i32,
    payload: serde_json::Value,
    actor_id: Option<Uuid>,
    on_behalf_of: Option<Uuid>,
    reason: Option<String>,
    reference: Option<String>,
    written_down: bool,
    overrides: serde_json::Value,
    recorded_at: OffsetDateTime,
    effective_on: Date,
    visibility: Option<&'static str>,
    visibility_before: Option<&'static str>,
    municipality_ids: Vec<Uuid>,
    cluster_id: Option<Uuid>,
    region_id: Option<Uuid>,
    held_by: Option<&'static str>,
}

/// Appends events. Must be the last write of its transaction: from here to the commit, other writers wait for the
/// counter, which is what makes positions appear in commit order.
///
/// # Errors
/// When the database fails.
pub async fn append(connection: &mut AsyncPgConnection, new: &[NewEvent]) -> Result<()> {
    let count = i64::try_from(new.len()).map_err(|_| StoreError::corrupt("a number of events", new.len()))?;
    if count == 0 {
        return Ok(());
    }
    let mut sql = Sql::new("UPDATE event_counter SET last = last + ");
    sql.bind(count).push(" RETURNING last");
    let counter: CounterRow = sql.row(connection).await?;
    let rows: Vec<EventColumns> = (counter.last - count + 1..)
        .zip(new)
        .map(|(position, event)| columns(position, event))
        .collect::<std::result::Result<_, serde_json::Error>>()
        .map_err(|e| StoreError::corrupt("an event", e))?;
    diesel::insert_into(events::table).values(rows).execute(connection).await?;
    Ok(())
}

fn columns(position: i64, event: &NewEvent) -> std::result::Result<EventColumns, serde_json::Error> {
    let audience = event.audience.as_ref();
    Ok(EventColumns {
        position,
        id: event.id.0,
        command_id: event.command.0,
        aggregate: event.aggregate.kind(),
        aggregate_id: event.aggregate.id(),
        aggregate_version: event.version,
        kind: event.body.kind(),
        payload_version: EventBody::VERSION,
        payload: serde_json::to_value(&event.body)?,
        actor_id: match event.by {
            By::User(user) => Some(user.0),
            By::System => None,
        },
        on_behalf_of: event.on_behalf_of.map(|m| m.0),
        reason: event.reason.as_ref().map(|r| r.as_str().to_owned()),
        reference: event.voice.reference.as_ref().map(|r| r.as_str().to_owned()),
        written_down: event.voice.written_down,
        overrides: serde_json::to_value(&event.overrides)?,
        recorded_at: event.at,
        effective_on: event.effective_on,
        visibility: audience.map(|a| a.visibility.code()),
        visibility_before: event.before.as_ref().map(|a| a.visibility.code()),
        municipality_ids: audience
            .map(|a| a.municipalities.iter().map(|m| m.0).collect())
            .unwrap_or_default(),
        cluster_id: audience.and_then(|a| a.cluster).map(|c| c.0),
        region_id: audience.and_then(|a| a.region).map(|r| r.0),
        held_by: audience.map(|a: &Audience| a.held_by.code()),
    })
}
