//! A panic while a request is answered is that request's failure alone: 500 with an `errorId`, logged once with the
//! place it came from, and the connection lives on.

use crate::problem::ApiError;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use futures_util::FutureExt;
use std::cell::RefCell;
use std::panic::AssertUnwindSafe;

thread_local! {
    /// The panic of the request that this thread works on: message and place.
    static CAUSE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The name of the span around a request.
pub(super) const SPAN: &str = "request";

/// Has panics written to the log: those of a request by its failure, others at once.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if tracing::Span::current().metadata().is_some_and(|span| span.name() == SPAN) {
            CAUSE.set(Some(panic.to_string()));
        } else {
            tracing::error!(cause = %panic, "a task panicked");
        }
    }));
}

/// Middleware: turns a panic into a failure.
///
/// # Errors
/// 500 after a panic.
pub async fn catch_panics(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    // Nothing that the request had in hand is used again: its connection is dropped, and with it its transaction.
    AssertUnwindSafe(next.call(request)).catch_unwind().await.unwrap_or_else(|_| {
        Err(ApiError::internal(CAUSE.take().unwrap_or_else(|| "a handler panicked".to_owned())).into())
    })
}
