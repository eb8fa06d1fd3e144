//! Thin entry point: everything is in the library.

use std::process::ExitCode;

// Not `actix_web::main`: running migrations needs a multi-thread runtime.
#[tokio::main]
async fn main() -> ExitCode {
    api::cli::run().await
}
