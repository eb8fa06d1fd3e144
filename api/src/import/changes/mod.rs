//! Municipalities and counties over time, from a list: who merged, split, got another number or name, or came into another
//! county, on which day. Decision 0015 says what goes on and what ends.

mod counties;
mod delegations;
mod follow_up;
mod municipalities;
mod roles;
mod row;
mod told;
mod write;

pub use row::ChangeRow;
pub use write::write;

use super::problem::{Findings, Problem, Problems};
use super::table::{self, At, TableRow};
use std::path::Path;

/// A list of changes, read, in the order of their days.
#[derive(Clone, Debug)]
pub struct ChangeTable {
    /// The changes.
    pub rows: Vec<At<ChangeRow>>,
}

impl ChangeTable {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Problems`]: everything wrong with it, with line and column.
    pub fn read(file: &Path) -> Result<Self, Problems> {
        let mut findings = Findings::default();
        let mut rows: Vec<At<ChangeRow>> = match std::fs::read(file) {
            Ok(bytes) => table::parse(&bytes, &mut findings),
            Err(e) => {
                let message = format!("cannot be read: {e}");
                findings.add(Problem { file: ChangeRow::FILE.to_owned(), line: None, column: None, message });
                Vec::new()
            }
        };
        findings.end()?;
        // Counties first, so that municipalities find the new ones.
        rows.sort_by_key(|at| (at.row.on, !at.row.of_counties()));
        Ok(Self { rows })
    }
}
