//! One resource: `ETag` is `"version.hash-of-body"`; `If-None-Match` compares the whole.

use super::as_of::Shown;
use crate::ApiResult;
use crate::respond::require_json;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What an answer depends on besides the address.
pub(crate) const DEPENDS_ON: &str = "Authorization, Accept, Accept-Language";

/// The ETag of a body.
pub fn etag(version: i32, body: &str) -> String {
    let hash = Sha256::digest(body);
    let short = URL_SAFE_NO_PAD.encode(hash.get(..12).unwrap_or_default());
    format!("\"{version}.{short}\"")
}

/// Answers with one resource, or 304 when the caller has it. As of another day, it offers nothing to do.
///
/// # Errors
/// 406 when JSON is not accepted.
pub fn single<T: Serialize>(request: &HttpRequest, version: i32, view: &T) -> ApiResult {
    require_json(request)?;
    let body = Shown::by(request)?.write(view)?;
    let tag = etag(version, &body);
    let known =
        request.headers().get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok()).any(|list| {
            list.split(',').map(|t| t.trim().trim_start_matches("W/")).any(|t| t == tag || t == "*")
        });
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, DEPENDS_ON));
    if known {
        return Ok(response.finish());
    }
    Ok(response.insert_header((CONTENT_TYPE, "application/json")).body(body))
}
