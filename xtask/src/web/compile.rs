//! Rust to WebAssembly.

use anyhow::Result;
use std::path::PathBuf;

use super::Mode;
use crate::process;
use crate::project::Project;

/// Compiles the app and returns the path of the module. Relocations and names stay in: splitting reads them.
///
/// # Errors
/// When the compiler refuses.
pub(crate) fn compile(project: &Project, mode: Mode) -> Result<PathBuf> {
    let mut cargo = process::cargo(project);
    cargo.args(["rustc", "--package", "web", "--bin", "web", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--profile", mode.profile(), "--", "-Clink-args=--emit-relocs", "-Cstrip=none"]);
    process::run(&mut cargo)?;
    let profile_folder = match mode {
        Mode::Debug => "debug",
        Mode::Release => mode.profile(),
    };
    Ok(project.target.join("wasm32-unknown-unknown").join(profile_folder).join("web.wasm"))
}
