//! The change feed: read part by part, or told as it happens.

mod pulse;
mod stream;
pub(crate) mod token;

pub use pulse::Pulse;
pub use stream::stream_changes;

use crate::ApiResult;
use crate::extract::{Caller, Query};
use crate::problem::ApiError;
use crate::respond::require_json;
use crate::state::State;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::changes::{Change, ChangeType, Changes, ChangesFilter};
use contract::problem::Code;
use store::events::{FeedEvent, Mark};

/// Follow what changes.
///
/// Gives changes by reference, in the order they were committed; none is missed and none comes twice. Start without
/// `syncToken` and pass each answer's token on. `delete` means that the resource is gone for the caller, also because
/// it is no longer visible. 410 means: start over, because the log is another one (a restored database), or because
/// the caller's roles reach elsewhere than when the token was given.
#[utoipa::path(operation_id = "list_changes", tag = "changes", params(ChangesFilter), security((), ("bearer" = [])), responses(
    (status = 200, description = "Changes after the token", body = Changes)))]
#[get("/changes")]
pub async fn list_changes(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    query: Query<ChangesFilter>,
) -> ApiResult {
    require_json(&request)?;
    let filter = query.0;
    let limit = match filter.limit {
        None => 50,
        Some(limit @ 1..=200) => i64::from(limit),
        Some(_) => {
            return Err(crate::extract::invalid_limit());
        }
    };
    let reach = token::fingerprint(&caller.actor.reach);
    let after = match filter.sync_token.as_deref() {
        None => Mark { position: 0, event: None },
        Some(text) => token::mark_for(text, reach)?,
    };
    let mut connection = state.pool.get().await?;
    let feed = store::events::feed(&mut connection, &caller.actor, after, limit)
        .await?
        .ok_or_else(|| ApiError::of(Code::GoneResync))?;
    let changes = Changes {
        events: feed.events.into_iter().map(told).collect(),
        sync_token: token::write(feed.read_to, reach),
        has_more: feed.more,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Authorization"))
        .body(serde_json::to_string(&changes).map_err(ApiError::internal)?))
}

/// An event as its reader is told of it.
fn told(event: FeedEvent) -> Change {
    Change {
        id: event.aggregate_id,
        change_type: if event.visible { ChangeType::Sync } else { ChangeType::Delete },
        timestamp: event.at,
        resource: event.aggregate,
    }
}
