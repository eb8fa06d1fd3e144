//! The event log: append, feed, history.

use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::schema::events;
use crate::sql::{Sql, values};
use crate::{Result, StoreError, scope};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Bool, Date as SqlDate, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use domain::access::{Actor, Audience};
use domain::event::{Aggregate, By, EventBody, NewEvent};
use domain::rule::Override;
use domain::{EventId, UserId};
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

/// A place in the log: the position and the event that stands there. A restored database that went another way from
/// there has another event at the position, so a token made from this is recognised as no longer fitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Position; 0 is before the first event.
    pub position: i64,
    /// The event there.
    pub event: Option<EventId>,
}

/// A change as the feed tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedEvent {
    /// Where it stands.
    pub mark: Mark,
    /// Kind of resource.
    pub aggregate: String,
    /// The resource.
    pub aggregate_id: Uuid,
    /// When it was recorded.
    pub at: OffsetDateTime,
    /// Whether the actor still sees the resource after it.
    pub visible: bool,
}

/// A part of the feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// Events the actor sees, in commit order.
    pub events: Vec<FeedEvent>,
    /// How far was read.
    pub read_to: Mark,
    /// Whether more follows.
    pub more: bool,
}

#[derive(QueryableByName)]
struct MarkRow {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

impl From<MarkRow> for Mark {
    fn from(row: MarkRow) -> Self {
        Self { position: row.position, event: Some(EventId(row.id)) }
    }
}

#[derive(QueryableByName)]
struct FeedRow {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    aggregate: String,
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    recorded_at: OffsetDateTime,
    #[diesel(sql_type = Bool)]
    visible: bool,
}

/// How many events of others are skipped in one answer at most.
const STRIDE: i64 = 5_000;

/// The feed after a mark. `None` when another event stands at the mark, or none: the reader must start over.
///
/// # Errors
/// When the database fails.
pub async fn feed(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    after: Mark,
    limit: i64,
) -> Result<Option<Feed>> {
    if after.position > 0 && at(connection, after.position).await?.and_then(|m| m.event) != after.event {
        return Ok(None);
    }
    // The furthest event of this stride, seen or not, so that an empty answer still moves on.
    let mut sql = Sql::new("SELECT position, id FROM events WHERE position <= ");
    sql.bind(after.position + STRIDE).push(" ORDER BY position DESC LIMIT 1");
    let last: Option<MarkRow> = sql.maybe(connection).await?;
    let furthest = last.map_or(after, Mark::from);

    let mut sql = Sql::new("SELECT e.position, e.id, e.aggregate, e.aggregate_id, e.recorded_at, ");
    scope::sees_event(&mut sql, actor, "e.visibility");
    sql.push(" AS visible FROM events e WHERE e.position > ").bind(after.position);
    sql.push(" AND e.position <= ").bind(furthest.position).push(" AND (");
    scope::sees_event(&mut sql, actor, "e.visibility");
    sql.push(" OR ");
    scope::sees_event(&mut sql, actor, "e.visibility_before");
    sql.push(") ORDER BY e.position LIMIT ").bind(limit + 1);
    let rows: Vec<FeedRow> = sql.rows(connection).await?;
    let full = i64::try_from(rows.len()).is_ok_and(|n| n > limit);
    let mut events: Vec<FeedEvent> = rows
        .into_iter()
        .map(|row| FeedEvent {
            mark: Mark { position: row.position, event: Some(EventId(row.id)) },
            aggregate: row.aggregate,
            aggregate_id: row.aggregate_id,
            at: row.recorded_at,
            visible: row.visible,
        })
        .collect();
    if full {
        events.pop();
        let read_to = events.last().map_or(after, |event| event.mark);
        return Ok(Some(Feed { events, read_to, more: true }));
    }
    let more = furthest.position == after.position + STRIDE
        && at(connection, furthest.position + 1).await?.is_some();
    Ok(Some(Feed { events, read_to: furthest, more }))
}

async fn at(connection: &mut AsyncPgConnection, position: i64) -> Result<Option<Mark>> {
    let mut sql = Sql::new("SELECT position, id FROM events WHERE position = ");
    sql.bind(position);
    let row: Option<MarkRow> = sql.maybe(connection).await?;
    Ok(row.map(Mark::from))
}

/// An event as a resource's history tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEvent {
    /// Its id.
    pub id: EventId,
    /// What happened.
    pub body: EventBody,
    /// Who acted; `None` for the system.
    pub actor: Option<(UserId, String)>,
    /// The municipality acted for.
    pub on_behalf_of: Option<String>,
    /// The municipality it is about: number and name.
    pub municipality: Option<(String, String)>,
    /// The reason given.
    pub reason: Option<String>,
    /// Rules set aside.
    pub overrides: Vec<Override>,
    /// When it was recorded.
    pub at: OffsetDateTime,
    /// The day it is valid from.
    pub effective_on: Date,
    /// The aggregate's version after it.
    pub version: i32,
}

#[derive(QueryableByName)]
struct HistoryRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Integer)]
    payload_version: i32,
    #[diesel(sql_type = Jsonb)]
    payload: serde_json::Value,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    actor_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    actor_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Jsonb)]
    overrides: serde_json::Value,
    #[diesel(sql_type = Timestamptz)]
    recorded_at: OffsetDateTime,
    #[diesel(sql_type = SqlDate)]
    effective_on: Date,
    #[diesel(sql_type = Integer)]
    aggregate_version: i32,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many events of a resource's history the actor sees.
///
/// # Errors
/// When the database fails.
pub async fn count_history(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    aggregate: Aggregate,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count FROM events e ");
    sql.with("WHERE e.aggregate = ? AND e.aggregate_id = ? AND ", values![aggregate.kind(), aggregate.id()]);
    scope::sees_event(&mut sql, actor, "e.visibility");
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
}

/// A resource's history, newest first: those events that the actor sees. `None` when the window's key is not one of
/// this order.
///
/// # Errors
/// When the database fails.
pub async fn history(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    aggregate: Aggregate,
    window: &Window,
) -> Result<Option<Vec<Keyed<HistoryEvent>>>> {
    let order = Order { columns: &["e.aggregate_version"], kinds: &[Kind::Int], descending: true };
    let mut sql = Sql::new(
        "SELECT e.id, e.kind, e.payload_version, e.payload, e.actor_id, u.display_name AS actor_name, \
         k.name AS municipality, e.reason, e.overrides, e.recorded_at, e.effective_on, e.aggregate_version \
         FROM events e LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN municipalities k ON k.id = e.on_behalf_of ",
    );
    sql.with("WHERE e.aggregate = ? AND e.aggregate_id = ? AND ", values![aggregate.kind(), aggregate.id()]);
    scope::sees_event(&mut sql, actor, "e.visibility");
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<HistoryRow> = sql.rows(connection).await?;
    let mut events = rows
        .into_iter()
        .map(|row| {
            let body = EventBody::read(row.payload_version, &row.kind, row.payload)
                .map_err(|e| StoreError::corrupt("an event", e))?;
            let overrides =
                serde_json::from_value(row.overrides).map_err(|e| StoreError::corrupt("an override", e))?;
            let key = vec![KeyPart::Int(i64::from(row.aggregate_version))];
            let item = HistoryEvent {
                id: EventId(row.id),
                body,
                actor: row.actor_id.map(UserId).zip(row.actor_name),
                on_behalf_of: row.municipality,
                municipality: None,
                reason: row.reason,
                overrides,
                at: row.recorded_at,
                effective_on: row.effective_on,
                version: row.aggregate_version,
            };
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()?;
    name_municipalities(connection, &mut events).await?;
    Ok(Some(events))
}

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Puts in the names of the municipalities that events are about.
async fn name_municipalities(
    connection: &mut AsyncPgConnection,
    events: &mut [Keyed<HistoryEvent>],
) -> Result<()> {
    let ids: Vec<Uuid> = events.iter().filter_map(|k| k.item.body.municipality()).map(|m| m.0).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("SELECT id, number, name FROM municipalities WHERE id = ANY(");
    sql.bind(ids).push(")");
    let names: Vec<NameRow> = sql.rows(connection).await?;
    for event in events {
        let about = event.item.body.municipality();
        let name = names.iter().find(|row| Some(row.id) == about.map(|m| m.0));
        event.item.municipality = name.map(|row| (row.number.clone(), row.name.clone()));
    }
    Ok(())
}

/// An event somebody acted in: what happened to what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActedIn {
    /// Its id.
    pub id: EventId,
    /// What happened.
    pub kind: String,
    /// Kind of resource.
    pub aggregate: String,
    /// The resource.
    pub aggregate_id: Uuid,
    /// When it was recorded.
    pub at: OffsetDateTime,
}

#[derive(QueryableByName)]
struct ActedInRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    aggregate: String,
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    recorded_at: OffsetDateTime,
}

/// The events somebody acted in, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn acted_in(connection: &mut AsyncPgConnection, user: UserId) -> Result<Vec<ActedIn>> {
    let mut sql = Sql::new("SELECT id, kind, aggregate, aggregate_id, recorded_at FROM events ");
    sql.with("WHERE actor_id = ? ORDER BY position", values![user.0]);
    let rows: Vec<ActedInRow> = sql.rows(connection).await?;
    Ok(rows
        .into_iter()
        .map(|row| ActedIn {
            id: EventId(row.id),
            kind: row.kind,
            aggregate: row.aggregate,
            aggregate_id: row.aggregate_id,
            at: row.recorded_at,
        })
        .collect())
}
