//! Health and metrics, outside the API proper.

use crate::state::State;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpResponse, web};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The process runs.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain")).body("live\n")
}

/// How long readiness waits for the database. Shorter than requests wait for a connection: whoever asks wants to know
/// now, and that all connections are in use is not that the database is away.
const PATIENCE: Duration = Duration::from_secs(1);

/// The service can answer: the database is there, and it is not about to stop.
pub async fn ready(state: web::Data<State>) -> HttpResponse {
    let word = if state.stopping.load(Ordering::Relaxed) {
        "stopping\n"
    } else {
        match tokio::time::timeout(PATIENCE, reach_database(&state)).await {
            Ok(Ok(_)) => "ready\n",
            Ok(Err(_)) => "no database\n",
            Err(_) => "busy\n",
        }
    };
    let mut response =
        if word == "ready\n" { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    response.insert_header((CONTENT_TYPE, "text/plain")).body(word)
}

async fn reach_database(state: &State) -> store::Result<bool> {
    let mut connection = state.pool.get().await?;
    store::installation::is_demo(&mut connection).await
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
