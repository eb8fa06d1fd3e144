//! A need's history, from the event log.

use super::view::named_to;
use crate::ApiResult;
use crate::extract::{Caller, ListRequest, Path};
use crate::problem::ApiError;
use crate::respond;
use crate::state::State;
use actix_web::{HttpRequest, get, web};
use contract::changes::{HistoryEntry, OverrideView};
use contract::page::{Page, Paging, Shape};
use contract::problem::Code;
use domain::NeedId;
use domain::event::{Aggregate, EventBody, NeedChange};
use store::events::HistoryEvent;
use store::keyset::Keyed;

/// List a need's history, newest first.
///
/// Who did what, on behalf of whom, why and when, as far as the caller could see it when it happened. Outside KSF
/// organisations are named, never persons.
#[utoipa::path(operation_id = "list_need_history", tag = "needs", security((), ("bearer" = [])),
    params(("needId" = uuid::Uuid, Path, description = "Id of the need"), Paging, Shape),
    responses((status = 200, description = "Events of the need", body = Page<HistoryEntry>)))]
#[get("/needs/{needId}/history")]
pub async fn list_need_history(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    id: Path<NeedId>,
    asked: ListRequest<Nothing>,
) -> ApiResult {
    let id = *id;
    let record = {
        let mut connection = state.pool.get().await?;
        store::needs::find(&mut connection, &caller.actor, id, caller.day()).await?
    };
    let record = record.ok_or_else(|| ApiError::of(Code::NotFound))?;
    // What people are called tells where they are.
    let places = named_to(&caller.actor, &record);
    let show = Show { places, persons: places && caller.actor.reach.in_ksf };
    let actor = caller.actor.clone();
    let counter = actor.clone();
    respond::list(
        &request,
        &state,
        &caller,
        asked,
        async move |connection, window| {
            let keyed = store::events::history(connection, &actor, Aggregate::Need(id), window).await?;
            Ok(keyed.map(|list| {
                list.into_iter().map(|k| Keyed { item: entry(k.item, show), key: k.key }).collect()
            }))
        },
        async |connection| {
            Ok::<_, ApiError>(store::events::count_history(connection, &counter, Aggregate::Need(id)).await?)
        },
    )
    .await
}

/// A filter without parameters.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, utoipa::IntoParams)]
pub struct Nothing {}

#[derive(Clone, Copy)]
struct Show {
    places: bool,
    persons: bool,
}

fn entry(event: HistoryEvent, show: Show) -> HistoryEntry {
    let level = match &event.body {
        EventBody::Need(NeedChange::Submitted { held_by, .. }) => Some(*held_by),
        EventBody::Need(NeedChange::Lifted { to }) => Some(*to),
        EventBody::Need(_) | EventBody::User(_) | EventBody::Import(_) => None,
    };
    HistoryEntry {
        id: event.id.0,
        kind: event.body.kind().to_owned(),
        at: event.at,
        effective_on: event.effective_on,
        actor: event.actor.map(|(_, name)| name).filter(|_| show.persons),
        on_behalf_of: event.on_behalf_of.filter(|_| show.places),
        reason: event.reason.filter(|_| show.places),
        overrides: event
            .overrides
            .into_iter()
            .filter(|_| show.places)
            .map(|o| OverrideView { rule: o.rule, reason: o.reason.as_str().to_owned() })
            .collect(),
        level,
        version: event.version,
    }
}
