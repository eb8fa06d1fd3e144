//! The change feed.

use crate::sql::Sql;
use crate::{Result, scope};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::EventId;
use domain::access::Actor;
use time::OffsetDateTime;
use uuid::Uuid;

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

/// The last event of the log.
///
/// # Errors
/// When the database fails.
pub async fn end(connection: &mut AsyncPgConnection) -> Result<Mark> {
    let sql = Sql::new("SELECT position, id FROM events ORDER BY position DESC LIMIT 1");
    let row: Option<MarkRow> = sql.maybe(connection).await?;
    Ok(row.map_or(Mark { position: 0, event: None }, Mark::from))
}

async fn at(connection: &mut AsyncPgConnection, position: i64) -> Result<Option<Mark>> {
    let mut sql = Sql::new("SELECT position, id FROM events WHERE position = ");
    sql.bind(position);
    let row: Option<MarkRow> = sql.maybe(connection).await?;
    Ok(row.map(Mark::from))
}
