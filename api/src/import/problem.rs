//! What is wrong with the files, said so that a person finds the cell.

use std::fmt;
use std::path::Path;

/// One thing wrong in one cell, row or file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, inside the data directory until [`Problems::within`] says which.
    pub file: String,
    /// The line, where one row is meant.
    pub line: Option<u64>,
    /// The column by number (from 1) and name, where one cell is meant.
    pub column: Option<(usize, String)>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match &self.column {
            Some((number, name)) => write!(f, ":{number}: column `{name}`: {}", self.message),
            None => write!(f, ": {}", self.message),
        }
    }
}

/// Everything found wrong; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// The same, with the data directory before each file, so that a person can open it.
    pub(super) fn within(mut self, directory: &Path) -> Self {
        for problem in &mut self.0 {
            problem.file = directory.join(&problem.file).display().to_string();
        }
        self
    }

    /// The same, in the file they are of.
    pub(super) fn of_file(mut self, file: &Path) -> Self {
        for problem in &mut self.0 {
            problem.file = file.display().to_string();
        }
        self
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}")?;
        }
        write!(f, "problems: {}; nothing was imported", self.0.len())
    }
}

/// Collects problems, so that a person can mend them all at once.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Problem>);

impl Findings {
    /// Keeps the value, or the problem.
    pub(super) fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.0.push(problem)).ok()
    }
    /// Adds a problem.
    pub(super) fn add(&mut self, problem: Problem) {
        self.0.push(problem);
    }
    /// Ends the search.
    ///
    /// # Errors
    /// [`Problems`] if there were any.
    pub(super) fn end(self) -> Result<(), Problems> {
        if self.0.is_empty() { Ok(()) } else { Err(Problems(self.0)) }
    }
}
