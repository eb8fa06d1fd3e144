//! How fast the service answers on 10,000 needs, beside what the database and the framework alone would do.
//!
//! `just bench` runs it; what is measured and why is in decision 0051.

mod bare;
mod load;
mod measure;
mod pgbench;
mod report;
mod requests;
mod seed;
mod words;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// How fast the service answers.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Put 10,000 needs into a demo database.
    Seed {
        /// Its address.
        #[arg(long)]
        database: String,
        /// Where the service on it is.
        #[arg(long)]
        origin: String,
    },
    /// Measure a service on such a database; fails when a mark is missed.
    Measure(measure::Setting),
    /// Answer every request with the bytes of a file.
    Bare {
        /// On this port of this machine.
        #[arg(long)]
        port: u16,
        /// The bytes.
        #[arg(long)]
        body: PathBuf,
    },
}

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Seed { database, origin } => seed::seed(&database, &origin).await.map(|()| true),
        Command::Measure(setting) => measure::measure(&setting).await,
        Command::Bare { port, body } => bare::serve(port, &body).await.map(|()| true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            report::say(format_args!("bench: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
