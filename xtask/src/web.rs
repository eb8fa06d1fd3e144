//! The web app: from Rust sources and npm packages to a folder that the server can send.

mod bindgen;
mod bundle;
mod compile;
mod fonts;
mod optimise;
mod pack;
mod page;
mod styles;

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::inputs::Fingerprint;
use crate::process::say;
use crate::project::Project;

/// How the app is built. Both are split by lazy route, so that development shows what people get.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Quick to build: unoptimised and uncompressed.
    Debug,
    /// Small to send.
    Release,
}

impl Mode {
    /// The cargo profile.
    fn profile(self) -> &'static str {
        match self {
            Mode::Debug => "dev",
            Mode::Release => "wasm-release",
        }
    }

    /// The folder that this mode fills.
    pub(crate) fn folder(self, project: &Project) -> PathBuf {
        match self {
            Mode::Debug => project.root.join(".local/dist-debug"),
            Mode::Release => project.root.join("dist"),
        }
    }

    fn stamp(self, project: &Project) -> PathBuf {
        project.target.join("xtask").join(format!("web-{}.stamp", self.profile()))
    }
}

/// What the build reads: the crates of the app, the tools' versions, and this program itself.
///
/// # Errors
/// When a source cannot be read.
pub(crate) fn inputs(project: &Project) -> Result<String> {
    let mut fingerprint = Fingerprint::default();
    for folder in project.folders_behind("web").iter().chain(&project.folders_behind("xtask")) {
        fingerprint.add_path(folder)?;
    }
    for file in ["Cargo.toml", "Cargo.lock", ".cargo", "rust-toolchain.toml", "package-lock.json"] {
        fingerprint.add_path(&project.root.join(file))?;
    }
    Ok(fingerprint.finish())
}

/// Builds the app, unless the folder already holds the build of these sources.
///
/// # Errors
/// When a source is missing or wrong, or a tool fails; the folder then stays as it was.
pub(crate) fn build(project: &Project, mode: Mode) -> Result<()> {
    let inputs = inputs(project)?;
    let (folder, stamp) = (mode.folder(project), mode.stamp(project));
    if folder.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        return Ok(());
    }
    say("building the web app (the first time takes some minutes)");
    let wasm = timed("compiled", || compile::compile(project, mode))?;
    let modules = modules(project, &wasm, mode)?;
    timed("put together", || bundle::write(project, &modules, mode, &folder))?;
    if let Some(parent) = stamp.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&stamp, inputs).context("could not write the stamp of the build")
}

/// What the browser loads of the program; made anew only when the compiler made something new, since optimising
/// takes longer than everything else that a change of styles or texts calls for.
fn modules(project: &Project, wasm: &Path, mode: Mode) -> Result<PathBuf> {
    let mut fingerprint = Fingerprint::default();
    for source in [wasm, &project.root.join("package-lock.json"), &project.root.join("xtask")] {
        fingerprint.add_path(source)?;
    }
    let made_from = fingerprint.finish();
    let work = project.target.join("xtask").join(format!("web-{}", mode.profile()));
    let (modules, stamp) = (work.join("modules"), work.join("modules.stamp"));
    if fs::read_to_string(&stamp).is_ok_and(|made| made == made_from) {
        return Ok(modules);
    }
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&modules)?;
    timed("split and bound to JavaScript", || bindgen::bind(wasm, &work, &modules, mode))?;
    if mode == Mode::Release {
        timed("optimised", || optimise::optimise(project, &modules))?;
        pack::pack(&modules)?;
    }
    fs::write(stamp, made_from)?;
    Ok(modules)
}

fn timed<T>(what: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let result = step()?;
    say(format_args!("  {what} in {:.1} s", start.elapsed().as_secs_f64()));
    Ok(result)
}
