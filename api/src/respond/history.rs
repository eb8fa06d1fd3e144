//! The history of one thing, from the event log.

use crate::ApiResult;
use crate::extract::{Caller, ListRequest};
use crate::problem::ApiError;
use crate::state::State;
use actix_web::{HttpRequest, web};
use contract::changes::{HistoryEntry, OverrideView};
use contract::structure::MunicipalityRef;
use domain::access::Level;
use domain::event::{Aggregate, ClusterChange, EventBody, NeedChange};
use store::events::HistoryEvent;
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

/// Lists a thing's history, newest first.
pub(crate) async fn history(
    request: &HttpRequest,
    state: &web::Data<State>,
    caller: &Caller,
    aggregate: Aggregate,
    show: Show,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let actor = caller.actor.clone();
    let counter = actor.clone();
    super::list(
        request,
        state,
        caller,
        asked,
        async move |connection, window| {
            let keyed = store::events::history(connection, &actor, aggregate, window).await?;
            Ok(keyed.map(|list| {
                list.into_iter().map(|k| Keyed { item: entry(k.item, show), key: k.key }).collect::<Vec<_>>()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::events::count_history(connection, &counter, aggregate).await?)
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

fn entry(event: HistoryEvent, show: Show) -> HistoryEntry {
    HistoryEntry {
        id: event.id.0,
        kind: event.body.kind().to_owned(),
        at: event.at,
        effective_on: event.effective_on,
        actor: event.actor.map(|(_, name)| name).filter(|_| show.persons),
        on_behalf_of: event.on_behalf_of.filter(|_| show.places),
        municipality: event
            .municipality
            .filter(|_| show.places)
            .map(|(number, name)| MunicipalityRef { number, name }),
        cluster_status: match &event.body {
            EventBody::Cluster(ClusterChange::StatusChanged { to, .. }) => Some(*to),
            _ => None,
        },
        reason: event.reason.filter(|_| show.places),
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
