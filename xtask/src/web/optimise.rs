//! Making the modules small, with the `wasm-opt` of the npm package binaryen.

use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

use crate::inputs::files_below;
use crate::process;
use crate::project::Project;

/// The features that the compiler turns on for wasm32 by itself, which wasm-opt wants named, and what to drop.
const FLAGS: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// Optimises every module of the folder in place.
///
/// # Errors
/// When the npm packages are not installed or wasm-opt refuses a module.
pub(crate) fn optimise(project: &Project, modules: &Path) -> Result<()> {
    let tool = project.root.join("node_modules/binaryen/bin/wasm-opt");
    ensure!(tool.is_file(), "{} is missing: run npm ci", tool.display());
    for module in files_below(modules)? {
        if module.extension().is_some_and(|extension| extension == "wasm") {
            process::run(Command::new("node").arg(&tool).args(FLAGS).arg(&module).arg("-o").arg(&module))?;
        }
    }
    Ok(())
}
