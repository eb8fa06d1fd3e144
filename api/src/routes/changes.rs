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
use domain::access::Reach;
use sha2::{Digest, Sha256};
use store::events::Mark;

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
    let reach = fingerprint(&caller.actor.reach);
    let after = match filter.sync_token.as_deref() {
        None => Mark { position: 0, event: None },
        Some(token) => {
            let (mark, given_to) = read(token).ok_or_else(|| ApiError::of(Code::InvalidSyncToken))?;
            if given_to != reach {
                // What came into sight has no event to tell of it.
                return Err(ApiError::of(Code::GoneResync));
            }
            mark
        }
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
        sync_token: write(feed.read_to, reach),
        has_more: feed.more,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Authorization"))
        .body(serde_json::to_string(&changes).map_err(ApiError::internal)?))
}

/// What a caller reaches, in short.
fn fingerprint(reach: &Reach) -> [u8; 8] {
    let hash: [u8; 32] = Sha256::digest(format!("{reach:?}")).into();
    hash.first_chunk().copied().unwrap_or_default()
}

/// A mark as an opaque token: whom it is for, the position, and the event that stands there.
fn write(mark: Mark, reach: [u8; 8]) -> String {
    let mut bytes = reach.to_vec();
    bytes.extend_from_slice(&mark.position.to_be_bytes());
    bytes.extend_from_slice(mark.event.map(|event| event.0).unwrap_or_default().as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read(token: &str) -> Option<(Mark, [u8; 8])> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (reach, bytes) = bytes.split_first_chunk::<8>()?;
    let (position, event) = bytes.split_first_chunk::<8>()?;
    let position = i64::from_be_bytes(*position);
    let event = uuid::Uuid::from_slice(event).ok()?;
    // Before the first event there is none; everywhere else there is one.
    let event = (!event.is_nil()).then_some(EventId(event));
    let fits = if event.is_some() { position > 0 } else { position == 0 };
    fits.then_some((Mark { position, event }, *reach))
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
            assert_eq!(read(&write(mark, [7; 8])), Some((mark, [7; 8])));
        }
        for mark in [
            Mark { position: i64::MAX, event: None },
            Mark { position: 0, event: Some(EventId(uuid::Uuid::from_u128(9))) },
            Mark { position: -1, event: Some(EventId(uuid::Uuid::from_u128(9))) },
        ] {
            assert_eq!(read(&write(mark, [7; 8])), None, "{mark:?}");
        }
        for bad in ["", "x", "AAAA", "å", "____________________________________"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
