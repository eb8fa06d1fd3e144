//! Running other programs, and saying what is going on.

use anyhow::{Context, Result, ensure};
use std::fmt::Display;
use std::process::Command;

use crate::project::Project;

/// Tells the person at the terminal what happens.
#[expect(clippy::print_stderr, reason = "a command-line tool speaks on its standard error")]
pub(crate) fn say(text: impl Display) {
    eprintln!("{text}");
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start {command:?}"))?;
    ensure!(status.success(), "{command:?} failed ({status})");
    Ok(())
}

/// Runs a program and returns what it printed.
///
/// # Errors
/// When it cannot be started, fails, or prints something that is not UTF-8.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("could not start {command:?}"))?;
    ensure!(output.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// A cargo that does not inherit what `cargo run` told this program about itself: build scripts watch those
/// variables, and would rebuild half of the graph at every change between the two ways of starting.
pub(crate) fn cargo(project: &Project) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(&project.root);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let about_us = name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"].contains(&&*name);
        if about_us {
            command.env_remove(&*name);
        }
    }
    command
}
