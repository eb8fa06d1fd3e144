//! The history of one thing, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::state::State;
use actix_web::{HttpRequest, web};
use contract::changes::{HistoryEntry, HistoryFact, OverrideView};
use contract::structure::MunicipalityRef;
use domain::MembershipId;
use domain::access::{Actor, Level};
use domain::event::{
    Aggregate, ClusterChange, EventBody, FactValue, GroupChange, Named, NeedChange, RoleChange,
};
use std::collections::BTreeMap;
use store::events::{HistoryEvent, Reader};
use store::keyset::Keyed;

/// A filter without parameters.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, utoipa::IntoParams)]
pub struct Nothing {}

/// How much of what happened the caller is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Show {
    /// Municipalities, and what was written about them.
    pub places: bool,
    /// Names of persons.
    pub persons: bool,
}

/// The names of members by their terms, for what is told of groups.
pub(crate) type Members = BTreeMap<MembershipId, String>;

/// Lists a thing's history, newest first: what the caller sees of it.
pub(crate) async fn history(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    aggregate: Aggregate,
    show: Show,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    history_of_members(request, state, caller, aggregate, show, Members::new(), asked).await
}

/// The same of something that has members.
pub(crate) async fn history_of_members(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    aggregate: Aggregate,
    show: Show,
    members: Members,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    listed(request, state, caller, (aggregate, Some(caller.actor.clone())), show, members, asked).await
}

/// Lists all that happened to a thing, newest first, for one who sees the thing and with it its history.
pub(crate) async fn whole_history(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    aggregate: Aggregate,
    show: Show,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    listed(request, state, caller, (aggregate, None), show, Members::new(), asked).await
}

fn reader(actor: Option<&Actor>) -> Reader<'_> {
    actor.map_or(Reader::OfAll, Reader::Actor)
}

async fn listed(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    (aggregate, actor): (Aggregate, Option<Actor>),
    show: Show,
    members: Members,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let counter = actor.clone();
    super::list(
        request,
        state,
        caller,
        asked,
        async move |connection, window| {
            let keyed = store::events::history(connection, reader(actor.as_ref()), aggregate, window).await?;
            Ok(keyed.map(|list| {
                let entry = |k: Keyed<_>| Keyed { item: entry(k.item, show, &members), key: k.key };
                list.into_iter().map(entry).collect::<Vec<_>>()
            }))
        },
        async |connection| {
            let reader = reader(counter.as_ref());
            Ok::<_, ApiError>(store::events::count_history(connection, reader, aggregate).await?)
        },
    )
    .await
}

/// The level an event speaks of.
const fn level(body: &EventBody) -> Option<Level> {
    match body {
        EventBody::Need(NeedChange::Submitted { held_by, .. }) => Some(*held_by),
        EventBody::Need(NeedChange::Lifted { to }) => Some(*to),
        EventBody::Need(_)
        | EventBody::User(_)
        | EventBody::Import(_)
        | EventBody::Group(_)
        | EventBody::Organisation(_)
        | EventBody::RegionActor(_)
        | EventBody::Template(_)
        | EventBody::Introduction(_)
        | EventBody::Role(_)
        | EventBody::Delegation(_)
        | EventBody::Cluster(_)
        | EventBody::Region(_)
        | EventBody::Municipality(_) => None,
    }
}

/// The term an event speaks of.
const fn term(body: &EventBody) -> Option<MembershipId> {
    match body {
        EventBody::Group(
            GroupChange::MemberAdded { membership, .. } | GroupChange::MemberEnded { membership, .. },
        ) => Some(*membership),
        EventBody::Group(_)
        | EventBody::Need(_)
        | EventBody::User(_)
        | EventBody::Cluster(_)
        | EventBody::Role(_)
        | EventBody::Delegation(_)
        | EventBody::Region(_)
        | EventBody::Municipality(_)
        | EventBody::Import(_)
        | EventBody::Organisation(_)
        | EventBody::RegionActor(_)
        | EventBody::Template(_)
        | EventBody::Introduction(_) => None,
    }
}

/// Whether the name of the one who acted stays unsaid: whoever declines a role is known by the name that the inviter
/// typed alone, which tells nobody whether there was an account (decision 0014).
const fn undisclosed(body: &EventBody) -> bool {
    matches!(body, EventBody::Role(RoleChange::Declined))
}

/// What an event says, as far as the caller is told: persons are named to some, and all else to those who see places.
fn facts(event: &HistoryEvent, show: Show) -> Vec<HistoryFact> {
    let told = |value: FactValue| match value {
        FactValue::Named(Named::Person(_)) if !show.persons => None,
        FactValue::Named(named) => event.names.get(named).map(str::to_owned),
        FactValue::Said(text) => Some(text),
    };
    let facts = event.body.facts().into_iter().filter(|_| show.places).map(|fact| HistoryFact {
        part: fact.part,
        sort: fact.sort,
        before: fact.before.and_then(told),
        after: fact.after.and_then(told),
    });
    facts.filter(|fact| fact.before.is_some() || fact.after.is_some()).collect()
}

/// An event as its reader is told of it.
pub(crate) fn entry(event: HistoryEvent, show: Show, members: &Members) -> HistoryEntry {
    let facts = facts(&event, show);
    HistoryEntry {
        id: event.id.0,
        kind: event.body.kind().to_owned(),
        at: event.at,
        effective_on: event.effective_on,
        actor: event.actor.map(|(_, name)| name).filter(|_| show.persons && !undisclosed(&event.body)),
        on_behalf_of: event.on_behalf_of.filter(|_| show.places),
        municipality: event
            .municipality
            .filter(|_| show.places)
            .map(|(number, name)| MunicipalityRef { number, name }),
        member: term(&event.body).and_then(|term| members.get(&term).cloned()),
        cluster_status: match &event.body {
            EventBody::Cluster(ClusterChange::StatusChanged { to, .. }) => Some(*to),
            _ => None,
        },
        facts,
        reason: event.reason.filter(|_| show.places),
        reference: event.reference.filter(|_| show.places && show.persons),
        written_down: event.written_down && show.places,
        overrides: event
            .overrides
            .into_iter()
            .filter(|_| show.places)
            .map(|o| OverrideView { rule: o.rule, reason: o.reason.as_str().to_owned() })
            .collect(),
        level: level(&event.body),
        version: event.version,
    }
}
