//! Inter, the typeface that Designsystemet's theme names, as one file with the letters our languages write, the Sami
//! ones included.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::process::Command;

use crate::process;
use crate::project::Project;

/// All of Inter: every script, weight and size.
const SOURCE: &str = "node_modules/inter-ui/variable/InterVariable.woff2";

/// What is sent of it; lies beside the stylesheet.
pub(crate) const FILE: &str = "inter.woff2";

/// The rule that names the file.
pub(crate) fn rule() -> String {
    format!(
        "@font-face{{font-family:Inter;font-style:normal;font-weight:400 700;font-display:swap;\
         src:url({FILE}) format('woff2')}}\n"
    )
}

/// The font file.
///
/// # Errors
/// When the npm packages are not installed.
pub(crate) fn file(project: &Project) -> Result<(String, Vec<u8>)> {
    let source = project.root.join(SOURCE);
    ensure!(source.is_file(), "{} is missing: run npm ci", source.display());
    let work = project.target.join("xtask");
    fs::create_dir_all(&work)?;
    let made = work.join(FILE);
    let tool = project.root.join("xtask/subset-font.mjs");
    process::output(Command::new("node").arg(tool).arg(&source).arg(&made))?;
    let bytes = fs::read(&made).with_context(|| format!("could not read {}", made.display()))?;
    Ok((FILE.to_owned(), bytes))
}
