//! One stylesheet: fonts, Designsystemet's tokens and components, and our own rules last.

use anyhow::{Context, Result};
use std::fs;

use super::fonts;
use crate::project::Project;

const SHEETS: [&str; 3] = [
    "node_modules/@digdir/designsystemet-theme/src/themes/designsystemet.css",
    "node_modules/@digdir/designsystemet-css/dist/src/index.css",
    "web/app.css",
];

/// The whole stylesheet.
///
/// # Errors
/// When a sheet is missing, most likely since the npm packages are not installed.
pub(crate) fn stylesheet(project: &Project) -> Result<String> {
    let mut sheet = fonts::rule();
    for path in SHEETS {
        let path = project.root.join(path);
        let css = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        sheet.push_str(&css);
        sheet.push('\n');
    }
    Ok(sheet)
}
