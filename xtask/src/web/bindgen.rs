//! From one module to a main module, one chunk for each lazy route, and the JavaScript between them and the browser.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

use super::Mode;

/// Splits and binds the module, and puts what the browser loads into the folder `modules`.
///
/// # Errors
/// When the module cannot be read or split, which a change of compiler or tool version can bring about.
pub(crate) fn bind(wasm: &Path, work: &Path, modules: &Path, mode: Mode) -> Result<()> {
    // The name becomes that of the bound module: web.js and web_bg.wasm.
    let main = work.join("web.wasm");

    let whole = fs::read(wasm).with_context(|| format!("could not read {}", wasm.display()))?;
    let mut options = Options::new(&whole);
    options.output_dir = modules;
    options.main_out_path = &main;
    options.main_module = "./web.js";
    options.link_name = "./__wasm_split.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("could not split the app: {error:?}"))?;

    let debug = mode == Mode::Debug;
    Bindgen::new()
        .input_path(&main)
        .out_name("web")
        .web(true)?
        .typescript(false)
        .keep_debug(debug)
        .remove_name_section(!debug)
        .remove_producers_section(true)
        // The chunks are linked against exports that the binder would otherwise drop or rename.
        .keep_lld_exports(true)
        .demangle(false)
        .generate(modules)
        .context("could not bind the app to JavaScript")
}
