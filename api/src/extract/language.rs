//! The caller's language.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;
use texts::Lang;

/// By `Accept-Language`; bokmål where none fits.
pub fn of(request: &HttpRequest) -> Lang {
    request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .and_then(Lang::from_accept_language)
        .unwrap_or(Lang::Nb)
}
