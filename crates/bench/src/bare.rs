//! The framework alone: a handler that has its answer at hand. What no service on it can be faster than.

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{App, HttpResponse, HttpServer, web};
use std::path::Path;

/// Answers every request with the bytes of a file, until it is ended.
///
/// # Errors
/// When the file cannot be read or the port is taken.
pub(crate) async fn serve(port: u16, body: &Path) -> anyhow::Result<()> {
    let body = web::Bytes::from(std::fs::read(body)?);
    let app = move || {
        let body = body.clone();
        App::new().default_service(web::to(move || {
            let body = body.clone();
            async move { HttpResponse::Ok().insert_header((CONTENT_TYPE, "application/json")).body(body) }
        }))
    };
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    HttpServer::new(app).workers(workers).bind(("127.0.0.1", port))?.run().await?;
    Ok(())
}
