//! Where a reader of the change feed has come to, as a token.

use crate::problem::ApiError;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::problem::Code;
use domain::EventId;
use domain::access::Reach;
use sha2::{Digest, Sha256};
use store::events::Mark;

/// What a caller reaches, in short.
pub(crate) type Fingerprint = [u8; 8];

/// What a caller reaches, in short.
pub(super) fn fingerprint(reach: &Reach) -> Fingerprint {
    let hash: [u8; 32] = Sha256::digest(format!("{reach:?}")).into();
    hash.first_chunk().copied().unwrap_or_default()
}

/// A mark as an opaque token: whom it is for, the position, and the event that stands there.
pub(crate) fn write(mark: Mark, reach: Fingerprint) -> String {
    let mut bytes = reach.to_vec();
    bytes.extend_from_slice(&mark.position.to_be_bytes());
    bytes.extend_from_slice(mark.event.map(|event| event.0).unwrap_or_default().as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The mark of a token that was given to somebody with this reach.
///
/// # Errors
/// No token of ours, or one that was given for another reach: what came into sight has no event to tell of it.
pub(crate) fn mark_for(token: &str, reach: Fingerprint) -> Result<Mark, ApiError> {
    let (mark, given_to) = read(token).ok_or_else(|| ApiError::of(Code::InvalidSyncToken))?;
    if given_to == reach { Ok(mark) } else { Err(ApiError::of(Code::GoneResync)) }
}

fn read(token: &str) -> Option<(Mark, Fingerprint)> {
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
