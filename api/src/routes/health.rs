//! Health and metrics, outside the API proper.

use crate::state::State;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpResponse, web};
use std::sync::atomic::Ordering;

/// The process runs.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain")).body("live\n")
}

/// The service can answer: the database is there, and it is not about to stop.
pub async fn ready(state: web::Data<State>) -> HttpResponse {
    let answers = match state.pool.get().await {
        Ok(mut connection) => store::installation::is_demo(&mut connection).await.is_ok(),
        Err(_) => false,
    };
    let (mut response, word) = match (state.stopping.load(Ordering::Relaxed), answers) {
        (false, true) => (HttpResponse::Ok(), "ready\n"),
        (true, _) => (HttpResponse::ServiceUnavailable(), "stopping\n"),
        (false, false) => (HttpResponse::ServiceUnavailable(), "no database\n"),
    };
    response.insert_header((CONTENT_TYPE, "text/plain")).body(word)
}

/// Counts and durations for Prometheus.
pub async fn metrics(state: web::Data<State>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain; version=0.0.4")).body(state.metrics.text())
}

/// Where to report a security problem (RFC 9116).
pub async fn security_txt() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body("Contact: mailto:ks@ks.no\nPreferred-Languages: nb, nn, en\nExpires: 2028-12-31T23:00:00Z\n")
}
