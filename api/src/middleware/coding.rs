//! Which answers of the API are sent compressed: all but those that hold secrets, to those who take it.
//!
//! Compression next to a secret tells of the secret by its length (BREACH). Tokens and one-time links are short anyway.
//! Problems are written outside of this, and are short too.

use super::BASE;
use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue, VARY};
use actix_web::middleware::Next;

/// Middleware around the framework's `Compress`: lets it see what may be done, and says on every answer that it may.
///
/// # Errors
/// None of its own.
pub async fn coding(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // Whoever takes none of what we have is sent it plain, not refused.
    let takes = ["br", "gzip"].iter().any(|coding| accepts(request.headers(), coding));
    if !takes || holds_secrets(request.path()) || is_told(request.path()) {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    vary(response.headers_mut());
    Ok(response)
}

fn holds_secrets(path: &str) -> bool {
    path.strip_prefix(BASE).is_some_and(|path| path.starts_with("/auth/") || path.ends_with("/links"))
}

/// What is told as it happens: a coding would wait until there is enough to make small.
fn is_told(path: &str) -> bool {
    path.strip_prefix(BASE) == Some("/changes/stream")
}

/// Whether a request takes a coding.
pub fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let header = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    header.split(',').any(|part| {
        let mut part = part.trim().split(';').map(str::trim);
        part.next() == Some(coding) && !part.any(|q| q == "q=0" || q == "q=0.0")
    })
}

/// One `Vary` that names the coding too, compressed or not.
fn vary(headers: &mut HeaderMap) {
    let mut names: Vec<String> = headers
        .get_all(VARY)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.eq_ignore_ascii_case("accept-encoding"))
        .collect();
    names.push("Accept-Encoding".to_owned());
    if let Ok(value) = HeaderValue::from_str(&names.join(", ")) {
        headers.insert(VARY, value);
    }
}
