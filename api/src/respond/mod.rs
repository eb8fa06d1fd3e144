//! How answers are written: one resource with its ETag, a list as a page or a stream.

mod as_of;
mod cursor;
mod export;
mod history;
mod list;
mod single;

pub use cursor::Cursors;
pub use export::written;
pub use history::Nothing;
pub(crate) use history::{Members, Show, entry, history, history_of_members, whole_history};
pub use list::{in_memory, list};
pub use single::{etag, single};

use crate::problem::ApiError;
use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use contract::page::Format;
use contract::problem::Code;

/// The media type of a shape.
pub const fn media_type(format: Format) -> &'static str {
    match format {
        Format::Json => "application/json",
        Format::Ndjson => "application/x-ndjson",
        Format::Csv => "text/csv; charset=utf-8; header=present",
    }
}

/// The shape `Accept` asks for.
///
/// # Errors
/// 406 when none of those a list has is accepted.
pub fn negotiate(request: &HttpRequest) -> Result<Format, ApiError> {
    let shapes = [
        (Format::Json, "application/json"),
        (Format::Ndjson, "application/x-ndjson"),
        (Format::Csv, "text/csv"),
    ];
    let mut best: Option<(f32, Format)> = None;
    for (format, media) in shapes {
        let quality = quality(request, media);
        if quality > best.map_or(0.0, |(q, _)| q) {
            best = Some((quality, format));
        }
    }
    best.map(|(_, format)| format).ok_or_else(|| ApiError::of(Code::NotAcceptable))
}

/// Refuses a request that does not accept JSON.
///
/// # Errors
/// 406.
pub fn require_json(request: &HttpRequest) -> Result<(), ApiError> {
    if quality(request, "application/json") > 0.0 { Ok(()) } else { Err(ApiError::of(Code::NotAcceptable)) }
}

/// How much a request wants a media type, 0 to 1. The most specific range decides (RFC 9110).
fn quality(request: &HttpRequest, media: &str) -> f32 {
    let mut headers = request.headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok()).peekable();
    if headers.peek().is_none() {
        return if media == "application/json" { 1.0 } else { 0.9 };
    }
    let kind = media.split('/').next().unwrap_or_default();
    let mut found: Option<(u8, f32)> = None;
    for range in headers.flat_map(|header| header.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let quality = parts
            .find_map(|parameter| parameter.strip_prefix("q=").map(|q| q.parse::<f32>().unwrap_or(0.0)))
            .unwrap_or(1.0);
        let specific = match name.as_str() {
            "*/*" => 1,
            name if name.strip_suffix("/*") == Some(kind) => 2,
            name if name == media => 3,
            _ => continue,
        };
        if found.is_none_or(|(other, _)| specific > other) {
            found = Some((specific, quality));
        }
    }
    found.map_or(0.0, |(_, quality)| quality)
}
