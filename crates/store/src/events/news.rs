//! What changed since somebody looked last, of what concerns them: for each thing the newest event, newest first.

use super::Mark;
use super::history::{COLUMNS, FROM, HistoryEvent, HistoryRow, told};
use crate::sql::{Sql, values};
use crate::{Result, scope};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::UserId;
use domain::access::Actor;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// The things that news are told of: those that have a page with a history of their own.
const OF: &str = "('need', 'cluster', 'region', 'municipality', 'group', 'network', 'organisation')";

/// As far back as is looked at all: whoever was away for years is not told everything.
const FURTHEST: i64 = 20_000;

/// From where somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// After a place in the log.
    Position(i64),
    /// From a moment.
    Moment(OffsetDateTime),
}

/// The newest that happened to a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsEvent {
    /// Kind of the thing.
    pub aggregate: String,
    /// The thing.
    pub aggregate_id: Uuid,
    /// What it is called, and what its address has: number, slug or id. Of a need only its reader knows.
    pub called: Option<(String, String)>,
    /// What happened.
    pub event: HistoryEvent,
}

#[derive(QueryableByName)]
struct NewsRow {
    #[diesel(embed)]
    event: HistoryRow,
    #[diesel(sql_type = Text)]
    aggregate: String,
    #[diesel(sql_type = SqlUuid)]
    aggregate_id: Uuid,
}

/// What others did up to a place in the log, to things that the actor sees as they are now.
///
/// # Errors
/// When the database fails.
pub async fn news(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    user: UserId,
    since: Since,
    until: Mark,
    limit: i64,
) -> Result<Vec<NewsEvent>> {
    let mut sql = Sql::new("WITH recent AS MATERIALIZED (SELECT * FROM events e WHERE e.aggregate IN ");
    sql.push(OF).push(" AND e.position <= ").bind(until.position);
    sql.push(" AND e.position > ").bind(until.position - FURTHEST);
    match since {
        Since::Position(position) => sql.push(" AND e.position > ").bind(position),
        Since::Moment(moment) => sql.push(" AND e.recorded_at >= ").bind(moment),
    };
    // Seen as it is after its last event, whoever did that.
    sql.push("), seen AS (SELECT e.aggregate, e.aggregate_id FROM (SELECT DISTINCT ON (aggregate, aggregate_id) * ");
    sql.push("FROM recent ORDER BY aggregate, aggregate_id, position DESC) e WHERE ");
    scope::sees_event(&mut sql, actor, "e.visibility");
    sql.push("), newest AS (SELECT DISTINCT ON (e.aggregate, e.aggregate_id) e.* FROM recent e ");
    sql.push("JOIN seen s ON s.aggregate = e.aggregate AND s.aggregate_id = e.aggregate_id WHERE ");
    sql.with("e.actor_id IS DISTINCT FROM ? AND ", values![user.0]);
    concerns(&mut sql, actor);
    sql.push(" AND ");
    scope::sees_event(&mut sql, actor, "e.visibility");
    sql.push(" ORDER BY e.aggregate, e.aggregate_id, e.position DESC) SELECT ");
    sql.push(COLUMNS).push(", e.aggregate, e.aggregate_id FROM newest e ").push(FROM);
    sql.push(" ORDER BY e.position DESC LIMIT ").bind(limit);
    let rows: Vec<NewsRow> = sql.rows(connection).await?;
    let of: Vec<(String, Uuid)> = rows.iter().map(|row| (row.aggregate.clone(), row.aggregate_id)).collect();
    let mut events = rows.into_iter().map(|row| row.event.read()).collect::<Result<Vec<_>>>()?;
    told(connection, events.iter_mut()).await?;
    let called = called(connection, &of).await?;
    let each = of.into_iter().zip(events).map(|((aggregate, aggregate_id), event)| NewsEvent {
        called: called.get(&aggregate_id).cloned(),
        aggregate,
        aggregate_id,
        event,
    });
    Ok(each.collect())
}

/// Appends the condition that event `e` concerns the actor: it is about a municipality, a cluster or a desk of theirs, or
/// their region itself. Whoever has no such place is concerned by all they see.
fn concerns(sql: &mut Sql, actor: &Actor) {
    let reach = &actor.reach;
    let placeless = reach.municipalities.is_empty()
        && reach.clusters.is_empty()
        && reach.cluster_desks.is_empty()
        && reach.region_desks.is_empty();
    if placeless || reach.national || reach.reads_all {
        sql.push("true");
        return;
    }
    let municipalities: Vec<Uuid> = reach.municipalities.iter().map(|id| id.0).collect();
    let clusters: Vec<Uuid> = reach.clusters.iter().chain(&reach.cluster_desks).map(|id| id.0).collect();
    let desks: Vec<Uuid> = reach.region_desks.iter().map(|id| id.0).collect();
    let regions: Vec<Uuid> = reach.regions.iter().map(|id| id.0).collect();
    sql.with(
        "(coalesce(e.municipality_ids && ? OR e.cluster_id = ANY(?) OR e.region_id = ANY(?) \
         OR (e.aggregate = 'region' AND e.aggregate_id = ANY(?)), false)",
        values![municipalities.clone(), clusters.clone(), desks, regions],
    );
    // The event of a group says only who keeps it going; it concerns all who are or were in it.
    sql.with(
        " OR EXISTS (SELECT 1 FROM group_members b WHERE e.aggregate IN ('group', 'network') \
         AND b.group_id = e.aggregate_id AND (b.municipality_id = ANY(?) OR b.cluster_id = ANY(?))))",
        values![municipalities, clusters],
    );
}

#[derive(QueryableByName)]
struct CalledRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    key: String,
}

/// What things are called now, with what stands in the addresses of their pages.
async fn called(
    connection: &mut AsyncPgConnection,
    of: &[(String, Uuid)],
) -> Result<BTreeMap<Uuid, (String, String)>> {
    if of.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<Uuid> = of.iter().map(|(_, id)| *id).collect();
    let mut sql = Sql::new("");
    for (at, from) in [
        "name, number AS key FROM municipalities",
        "name, slug AS key FROM regions",
        "name, id::text AS key FROM clusters",
        "name, id::text AS key FROM groups",
        "name, id::text AS key FROM organisations",
    ]
    .into_iter()
    .enumerate()
    {
        if at > 0 {
            sql.push(" UNION ALL ");
        }
        sql.push("SELECT id, ").push(from).with(" WHERE id = ANY(?)", values![ids.clone()]);
    }
    let rows: Vec<CalledRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, (row.name, row.key))).collect())
}

#[derive(QueryableByName)]
struct SeenRow {
    #[diesel(sql_type = Nullable<BigInt>)]
    news_seen_position: Option<i64>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    news_seen_at: Option<OffsetDateTime>,
}

/// How far somebody has been told: the place in the log, and when. Nothing before the first visit.
///
/// # Errors
/// When the database fails.
pub async fn seen(connection: &mut AsyncPgConnection, user: UserId) -> Result<Option<(i64, OffsetDateTime)>> {
    let mut sql = Sql::new("SELECT news_seen_position, news_seen_at FROM users WHERE id = ");
    sql.bind(user.0);
    let row: Option<SeenRow> = sql.maybe(connection).await?;
    Ok(row.and_then(|row| row.news_seen_position.zip(row.news_seen_at)))
}

/// Somebody has been told up to a place in the log; never back.
///
/// # Errors
/// When the database fails.
pub async fn see(
    connection: &mut AsyncPgConnection,
    user: UserId,
    until: Mark,
    at: OffsetDateTime,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE users SET news_seen_position = greatest(news_seen_position, ");
    sql.bind(until.position).push("), news_seen_at = greatest(news_seen_at, ").bind(at);
    sql.push(") WHERE id = ").bind(user.0);
    sql.run(connection).await.map(drop)
}
