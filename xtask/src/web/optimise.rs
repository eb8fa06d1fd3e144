//! Making the modules small, with the `wasm-opt` of the npm package binaryen.

use anyhow::{Result, ensure};
use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::inputs::files_below;
use crate::parallel;
use crate::process;
use crate::project::Project;
use crate::web::pack::SMALL;

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
    let mut modules = files_below(modules)?;
    modules.retain(|file| file.extension().is_some_and(|extension| extension == "wasm"));
    // Starting the tool takes longer than what it could save of the hundreds of pieces that are packed anyway.
    modules.retain(|file| fs::metadata(file).is_ok_and(|file| file.len() > SMALL));
    modules.sort_by_key(|module| Reverse(fs::metadata(module).map_or(0, |metadata| metadata.len())));
    parallel::for_each(modules, |module| {
        // Its warnings are about names of functions, which are stripped anyway.
        process::output(Command::new("node").arg(&tool).args(FLAGS).arg(&module).arg("-o").arg(&module))?;
        Ok(())
    })
}
