//! What happened to one thing.

use super::Names;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::{Result, StoreError, scope};
use diesel::QueryableByName;
use diesel::sql_types::{
    Bool, Date as SqlDate, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::AsyncPgConnection;
use domain::access::Actor;
use domain::event::{Aggregate, EventBody, FactValue, Named};
use domain::rule::Override;
use domain::{EventId, RoleAssignmentId, UserId};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

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
    /// Where the decision of the municipality acted for is found.
    pub reference: Option<String>,
    /// Whether another wrote that decision down.
    pub written_down: bool,
    /// What its facts are called that the log holds the ids of.
    pub names: Names,
    /// Rules set aside.
    pub overrides: Vec<Override>,
    /// When it was recorded.
    pub at: OffsetDateTime,
    /// The day it is valid from.
    pub effective_on: Date,
    /// The aggregate's version after it.
    pub version: i32,
}

/// Who reads a history.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    /// Somebody who is told what each event is open to.
    Actor(&'a Actor),
    /// Somebody who has been found to see the thing, and with it all that happened to it.
    OfAll,
}

impl Reader<'_> {
    /// Appends the condition that the reader is told event `e`.
    fn sees(self, sql: &mut Sql) {
        match self {
            Self::Actor(actor) => scope::sees_event(sql, actor, "e.visibility"),
            Self::OfAll => {
                sql.push("true");
            }
        }
    }
}

#[derive(QueryableByName)]
pub(super) struct HistoryRow {
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
    #[diesel(sql_type = Nullable<Text>)]
    reference: Option<String>,
    #[diesel(sql_type = Bool)]
    written_down: bool,
    #[diesel(sql_type = Jsonb)]
    overrides: serde_json::Value,
    #[diesel(sql_type = Timestamptz)]
    recorded_at: OffsetDateTime,
    #[diesel(sql_type = SqlDate)]
    effective_on: Date,
    #[diesel(sql_type = Integer)]
    aggregate_version: i32,
}

/// What is read of event `e`.
pub(super) const COLUMNS: &str = "e.id, e.kind, e.payload_version, e.payload, e.actor_id, u.display_name AS actor_name, \
     k.name AS municipality, e.reason, e.reference, e.written_down, e.overrides, e.recorded_at, e.effective_on, \
     e.aggregate_version";
/// What is joined to it for that.
pub(super) const FROM: &str =
    "LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN municipalities k ON k.id = e.on_behalf_of";

impl HistoryRow {
    /// The event, without the names of what it is about.
    pub(super) fn read(self) -> Result<HistoryEvent> {
        let body = EventBody::read(self.payload_version, &self.kind, self.payload)
            .map_err(|e| StoreError::corrupt("an event", e))?;
        let overrides =
            serde_json::from_value(self.overrides).map_err(|e| StoreError::corrupt("an override", e))?;
        Ok(HistoryEvent {
            id: EventId(self.id),
            body,
            actor: self.actor_id.map(UserId).zip(self.actor_name),
            on_behalf_of: self.municipality,
            municipality: None,
            reason: self.reason,
            reference: self.reference,
            written_down: self.written_down,
            names: Names::default(),
            overrides,
            at: self.recorded_at,
            effective_on: self.effective_on,
            version: self.aggregate_version,
        })
    }
}

/// How many events of a resource's history the reader is told.
///
/// # Errors
/// When the database fails.
pub async fn count_history(
    connection: &mut AsyncPgConnection,
    reader: Reader<'_>,
    aggregate: Aggregate,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count FROM events e ");
    sql.with("WHERE e.aggregate = ? AND e.aggregate_id = ? AND ", values![aggregate.kind(), aggregate.id()]);
    reader.sees(&mut sql);
    sql.count(connection).await
}

/// A resource's history, newest first: those events that the reader is told. `None` when the window's key is not one of
/// this order.
///
/// # Errors
/// When the database fails.
pub async fn history(
    connection: &mut AsyncPgConnection,
    reader: Reader<'_>,
    aggregate: Aggregate,
    window: &Window,
) -> Result<Option<Vec<Keyed<HistoryEvent>>>> {
    let order = Order { columns: &["e.aggregate_version"], kinds: &[Kind::Int], descending: true };
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM events e ").push(FROM);
    sql.with(" WHERE e.aggregate = ? AND e.aggregate_id = ? AND ", values![aggregate.kind(), aggregate.id()]);
    reader.sees(&mut sql);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<HistoryRow> = sql.rows(connection).await?;
    let mut events = rows
        .into_iter()
        .map(|row| {
            let key = vec![KeyPart::Int(i64::from(row.aggregate_version))];
            Ok(Keyed { item: row.read()?, key })
        })
        .collect::<Result<Vec<_>>>()?;
    told(connection, events.iter_mut().map(|keyed| &mut keyed.item)).await?;
    if let Aggregate::RoleAssignment(role) = aggregate {
        name_invited(connection, role, &mut events).await?;
    }
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

/// Puts in the names of what events are about.
pub(super) async fn told<'e>(
    connection: &mut AsyncPgConnection,
    events: impl Iterator<Item = &'e mut HistoryEvent>,
) -> Result<()> {
    let mut events: Vec<_> = events.collect();
    name_municipalities(connection, &mut events).await?;
    name_facts(connection, &mut events).await
}

/// Puts in the names of the municipalities that events are about.
async fn name_municipalities(
    connection: &mut AsyncPgConnection,
    events: &mut [&mut HistoryEvent],
) -> Result<()> {
    let ids: Vec<Uuid> = events.iter().filter_map(|event| event.body.municipality()).map(|m| m.0).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("SELECT id, number, name FROM municipalities WHERE id = ANY(");
    sql.bind(ids).push(")");
    let names: Vec<NameRow> = sql.rows(connection).await?;
    for event in events {
        let about = event.body.municipality();
        let name = names.iter().find(|row| Some(row.id) == about.map(|m| m.0));
        event.municipality = name.map(|row| (row.number.clone(), row.name.clone()));
    }
    Ok(())
}

/// Puts in what the facts of events are called.
async fn name_facts(connection: &mut AsyncPgConnection, events: &mut [&mut HistoryEvent]) -> Result<()> {
    let facts = events.iter().flat_map(|event| event.body.facts());
    let ids = facts.flat_map(|fact| [fact.before, fact.after]).flatten().filter_map(|value| match value {
        FactValue::Named(named) => Some(named),
        FactValue::Said(_) => None,
    });
    let names = Names::of(connection, ids.collect()).await?;
    for event in events {
        event.names = names.clone();
    }
    Ok(())
}

#[derive(QueryableByName)]
struct InvitedRow {
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Text)]
    invited_as: String,
}

/// Whoever was invited to a role is called what the inviter says until they accept it, which tells nobody whose account it
/// is; nor is that account named as the one who acted.
async fn name_invited(
    connection: &mut AsyncPgConnection,
    role: RoleAssignmentId,
    events: &mut [Keyed<HistoryEvent>],
) -> Result<()> {
    let mut sql = Sql::new("SELECT user_id, invited_as FROM role_assignments ");
    sql.with("WHERE id = ? AND state <> 'accepted' AND invited_as IS NOT NULL", values![role.0]);
    let row: Option<InvitedRow> = sql.maybe(connection).await?;
    let Some(InvitedRow { user_id, invited_as }) = row else { return Ok(()) };
    for event in events {
        event.item.names.call(Named::Person(user_id), &invited_as);
        event.item.actor.take_if(|(actor, _)| actor.0 == user_id);
    }
    Ok(())
}
