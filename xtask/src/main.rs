//! Build tasks that need more than a shell: the web app, the walls between crates, and the development loop.
//!
//! The justfile calls these; `cargo xtask <task>` works as well.

mod dev;
mod inputs;
mod parallel;
mod process;
mod project;
mod walls;
mod web;

use anyhow::{Result, bail};
use project::Project;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask web [--debug] | walls | dev";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            process::say(format_args!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = Project::find()?;
    match arguments.as_slice() {
        ["web"] => web::build(&project, web::Mode::Release),
        ["web", "--debug"] => web::build(&project, web::Mode::Debug),
        ["walls"] => walls::check(&project),
        ["dev"] => dev::serve(&project),
        _ => bail!(USAGE),
    }
}
