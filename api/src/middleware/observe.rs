//! One span, one log line and one count a request. No personal data: neither addresses nor query strings.

use crate::state::State;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use contract::endpoints::Endpoint;
use tracing::Instrument;

/// Middleware: observes a request.
///
/// # Errors
/// None of its own.
pub async fn observe(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let started = tokio::time::Instant::now();
    let state = request.app_data::<web::Data<State>>().cloned();
    let operation = super::gate::operation(request.method().as_str(), request.path())
        .map_or("other", |e: &Endpoint| e.id);
    let id = state.as_ref().map(|s| s.clock.id().to_string()).unwrap_or_default();
    // Of the highest level, so that what is logged within it has its id, whatever LOG leaves out.
    let span =
        tracing::error_span!(super::panics::SPAN, operation, request_id = %id, user = tracing::field::Empty);
    let response = next.call(request).instrument(span.clone()).await;
    let status = match &response {
        Ok(response) => response.status().as_u16(),
        Err(error) => error.as_response_error().status_code().as_u16(),
    };
    let took = started.elapsed();
    if let Some(state) = state {
        state.metrics.answered(operation, status, took);
    }
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(status, milliseconds, "answered"));
    response
}
