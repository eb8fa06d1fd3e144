//! The REST API of KSF-plattformen on actix-web, and the single-page app it serves.
//!
//! `server` puts the rooms together; `routes` has one endpoint a file; `extract`, `command`, `respond` and `problem`
//! are the mechanisms every endpoint uses.

pub mod admin;
pub mod auth;
pub(crate) mod change;
pub mod cli;
pub mod clock;
pub mod command;
pub mod config;
pub mod docs;
pub(crate) mod document;
pub mod extract;
pub mod import;
pub mod jobs;
pub mod metrics;
pub mod middleware;
pub(crate) mod named;
pub mod openapi;
pub mod problem;
pub mod respond;
pub mod routes;
pub mod server;
pub mod spa;
mod spoken;
pub mod state;

pub use problem::ApiError;
pub use state::State;

/// What a handler gives.
pub type ApiResult = Result<actix_web::HttpResponse, ApiError>;
