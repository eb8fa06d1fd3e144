//! The refresh token's cookie, and the check that a request with it comes from our own pages.

use crate::problem::ApiError;
use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header;
use contract::problem::Code;

/// Host-bound, secure, out of reach of scripts. Browsers take `Secure` cookies on `http://localhost` too.
pub const NAME: &str = "__Host-ksf-session";

/// The cookie that carries a refresh token.
pub fn carrying(token: String, life: std::time::Duration) -> Cookie<'static> {
    let seconds = i64::try_from(life.as_secs()).unwrap_or(i64::MAX);
    base(token).max_age(Duration::seconds(seconds)).finish()
}

/// The cookie that removes it.
pub fn removal() -> Cookie<'static> {
    base(String::new()).max_age(Duration::ZERO).finish()
}

fn base(value: String) -> actix_web::cookie::CookieBuilder<'static> {
    Cookie::build(NAME, value).path("/").secure(true).http_only(true).same_site(SameSite::Strict)
}

/// The refresh token a request came with.
pub fn token(request: &HttpRequest) -> Option<String> {
    request.cookie(NAME).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

/// Refuses a request that a page of somebody else's made the browser send. `SameSite=Strict` keeps the cookie away
/// from such requests already; this is the second lock.
///
/// # Errors
/// 403 when `Origin` names another host or `Sec-Fetch-Site` another site.
pub fn require_same_origin(request: &HttpRequest) -> Result<(), ApiError> {
    let text = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?").to_owned());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return Err(ApiError::of(Code::Forbidden));
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return Ok(()) };
    // The browser's own word. A page may make it send other headers that name a host, and proxies pass those on.
    let host = text(header::HOST.as_str()).or_else(|| request.uri().authority().map(ToString::to_string));
    let same = origin.split_once("://").is_some_and(|(_, rest)| Some(rest) == host.as_deref());
    if same { Ok(()) } else { Err(ApiError::of(Code::Forbidden)) }
}
