//! The fixed lists in three languages.

use super::cell::text;
use super::problem::Problem;
use super::table::{Cells, TableRow};

/// A group of people a need can concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AffectedGroupRow {
    /// The code in the API.
    pub(super) code: String,
    /// Bokmål.
    pub(super) nb: String,
    /// Nynorsk.
    pub(super) nn: String,
    /// English.
    pub(super) en: String,
}

impl TableRow for AffectedGroupRow {
    const FILE: &'static str = "affected_groups.csv";
    const COLUMNS: &'static [&'static str] = &["code", "nb", "nn", "en"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            code: cells.get("code", text)?,
            nb: cells.get("nb", text)?,
            nn: cells.get("nn", text)?,
            en: cells.get("en", text)?,
        })
    }
}
