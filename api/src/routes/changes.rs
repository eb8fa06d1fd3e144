//! The change feed.

use crate::ApiResult;
use crate::extract::{Caller, Query};
use crate::problem::ApiError;
use crate::respond::require_json;
use crate::state::State;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, get, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::changes::{Change, ChangeType, Changes, ChangesFilter};
use contract::problem::Code;
use domain::EventId;
use store::events::Mark;

/// Follow what changes.
///
/// Gives changes by reference, in the order they were committed; none is missed and none comes twice. Start without
/// `syncToken` and pass each answer's token on. `delete` means that the resource is gone for the caller, also because
/// it is no longer visible. 410 means: start over.
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
    let after = match filter.sync_token.as_deref() {
        None => Mark { position: 0, event: None },
        Some(token) => read(token).ok_or_else(|| ApiError::of(Code::InvalidSyncToken))?,
    };
    let mut connection = state.pool.get().await?;
    let feed = store::events::feed(&mut connection, &caller.actor, after, limit)
        .await?
        .ok_or_else(|| ApiError::of(Code::GoneResync))?;
    let changes = Changes {
        events: feed
            .events
            .into_iter()
            .map(|event| Change {
                id: event.aggregate_id,
                change_type: if event.visible { ChangeType::Sync } else { ChangeType::Delete },
                timestamp: event.at,
                resource: event.aggregate,
            })
            .collect(),
        sync_token: write(feed.read_to),
        has_more: feed.more,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Authorization"))
        .body(serde_json::to_string(&changes).map_err(ApiError::internal)?))
}

/// A mark as an opaque token: the position, and the event that stands there.
fn write(mark: Mark) -> String {
    let mut bytes = mark.position.to_be_bytes().to_vec();
    bytes.extend_from_slice(mark.event.map(|event| event.0).unwrap_or_default().as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read(token: &str) -> Option<Mark> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (position, event) = bytes.split_first_chunk::<8>()?;
    let position = i64::from_be_bytes(*position);
    let event = uuid::Uuid::from_slice(event).ok()?;
    // Before the first event there is none; everywhere else there is one.
    let event = (!event.is_nil()).then_some(EventId(event));
    let fits = if event.is_some() { position > 0 } else { position == 0 };
    fits.then_some(Mark { position, event })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_back_and_anything_else_is_refused() {
        for mark in [
            Mark { position: 0, event: None },
            Mark { position: 7, event: Some(EventId(uuid::Uuid::from_u128(9))) },
        ] {
            assert_eq!(read(&write(mark)), Some(mark));
        }
        for mark in [
            Mark { position: i64::MAX, event: None },
            Mark { position: 0, event: Some(EventId(uuid::Uuid::from_u128(9))) },
            Mark { position: -1, event: Some(EventId(uuid::Uuid::from_u128(9))) },
        ] {
            assert_eq!(read(&write(mark)), None, "{mark:?}");
        }
        for bad in ["", "x", "AAAA", "å", "____________________________________"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
