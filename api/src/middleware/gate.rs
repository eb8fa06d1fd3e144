//! The gate of the API: what does not exist (404), exists with other methods (405), is asked for too often (429), has
//! parameters that do not exist (400) or takes too long (503) ends here, in the same coat as everything else.

use crate::auth::Budget;
use crate::extract::{client_address, refuse_unknown_parameters};
use crate::problem::ApiError;
use crate::state::State;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use contract::endpoints::{self, Endpoint};
use contract::problem::Code;

/// Below which the API lives.
pub const BASE: &str = "/api/v1";

/// The operation of a method and path; HEAD asks for what GET answers, without its body.
pub fn operation(method: &str, path: &str) -> Option<&'static Endpoint> {
    let method = if method == "HEAD" { "GET" } else { method };
    at(path).find(|endpoint| endpoint.method.as_str() == method)
}

/// The operations at a path.
fn at(path: &str) -> impl Iterator<Item = &'static Endpoint> {
    let path: Option<Vec<&str>> = path.strip_prefix(BASE).map(|rest| rest.split('/').collect());
    endpoints::ALL.iter().filter(move |endpoint| path.as_ref().is_some_and(|path| fits(endpoint.path, path)))
}

fn fits(template: &str, path: &[&str]) -> bool {
    let mut segments = template.split('/');
    let all = path.iter().all(|part| match segments.next() {
        Some(segment) if segment.starts_with('{') => !part.is_empty(),
        Some(segment) => segment == *part,
        None => false,
    });
    all && segments.next().is_none()
}

/// Middleware of the API's scope.
///
/// # Errors
/// As said above.
pub async fn gate(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(state) = request.app_data::<web::Data<State>>().cloned() else {
        return Err(ApiError::internal("the application has no state").into());
    };
    let Some(endpoint) = operation(request.method().as_str(), request.path()) else {
        let mut allowed: Vec<&str> = at(request.path()).map(|endpoint| endpoint.method.as_str()).collect();
        if allowed.contains(&"GET") {
            allowed.push("HEAD");
        }
        allowed.sort_unstable();
        return Ok(request.error_response(if allowed.is_empty() {
            ApiError::of(Code::NotFound)
        } else {
            ApiError::of(Code::MethodNotAllowed).with_header(ALLOW, allowed.join(", "))
        }));
    };
    let budget = match state.throttle.request(&client_address(request.request())) {
        Ok(budget) => budget,
        Err(empty) => return Ok(request.error_response(too_many(empty))),
    };
    if let Err(unknown) = refuse_unknown_parameters(endpoint.id, request.query_string()) {
        return Ok(request.error_response(with_rate(unknown, budget)));
    }
    let bodiless = request.method() == Method::HEAD;
    if bodiless {
        request.head_mut().method = Method::GET;
    }
    let timeout = state.server.request_timeout;
    let answered = tokio::time::timeout(timeout, next.call(request)).await;
    let mut response = answered.map_err(|_| {
        with_rate(ApiError::unavailable("the request took longer than REQUEST_TIMEOUT"), budget)
    })??;
    for (name, value) in rate_headers(budget) {
        response.headers_mut().insert(name, value);
    }
    // The server leaves the body of a HEAD out by itself, but would read a stream to its end for that.
    let streams = matches!(response.response().body().size(), BodySize::Stream);
    let response = response.map_into_boxed_body();
    Ok(if bodiless && streams { response.map_body(|_, _| BoxBody::new(())) } else { response })
}

/// An empty budget as a refusal.
pub fn too_many(budget: Budget) -> ApiError {
    let refused = ApiError::of(Code::TooManyRequests);
    with_rate(refused.with_header(RETRY_AFTER, budget.retry_after.to_string()), budget)
}

fn with_rate(mut error: ApiError, budget: Budget) -> ApiError {
    for (name, value) in rate_headers(budget) {
        error = error.with_header(name, value.to_str().unwrap_or_default());
    }
    error
}

fn rate_headers(budget: Budget) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    let policy = format!("\"{}\";q={};w={}", budget.name, budget.quota, budget.window);
    let state = format!("\"{}\";r={};t={}", budget.name, budget.remaining, budget.reset);
    [("ratelimit-policy", policy), ("ratelimit", state)].into_iter().filter_map(|(name, value)| {
        Some((HeaderName::from_static(name), HeaderValue::from_str(&value).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_known_by_method_and_path() {
        let id = |method, path| operation(method, path).map(|endpoint| endpoint.id);
        assert_eq!(id("GET", "/api/v1/needs"), Some("list_needs"));
        assert_eq!(id("POST", "/api/v1/needs/x/submit"), Some("submit_need"));
        assert_eq!(id("GET", "/api/v1/needs/x"), Some("get_need"));
        assert_eq!(id("HEAD", "/api/v1/needs"), Some("list_needs"));
        assert_eq!(id("HEAD", "/api/v1/needs/x/submit"), None);
        assert_eq!(id("PUT", "/api/v1/needs/x"), None);
        assert_eq!(id("GET", "/api/v1/needs/"), None);
        assert_eq!(id("GET", "/api/v2/needs"), None);
    }
}
