//! The service as its callers meet it: over HTTP, on a real database. One binary, so that it is linked once.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails in a test has failed the test"
)]

mod access;
mod administrators;
mod as_of;
mod backbone;
mod busy;
mod database_tls;
mod exports;
mod import;
mod mechanisms;
mod routes;
mod search_terms;
mod service;
