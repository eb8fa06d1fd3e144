//! Reading one CSV table into typed rows that remember where they stood.

use super::problem::{Findings, Problem};
use csv::StringRecord;
use std::fmt::Display;
use std::path::Path;

/// A row type and the file it is read from.
pub trait TableRow: Sized {
    /// The file inside the data directory.
    const FILE: &'static str;
    /// The columns, in the order of the file; no more and no fewer.
    const COLUMNS: &'static [&'static str];

    /// Reads one row.
    ///
    /// # Errors
    /// The first cell that cannot be read.
    fn read(cells: &Cells<'_>) -> Result<Self, Problem>;
}

/// A row and the line it stood on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The line.
    pub line: u64,
    /// The row.
    pub row: T,
}

impl<T: TableRow> At<T> {
    /// Something wrong with one of the row's cells that only shows beside other rows or files.
    pub fn problem(&self, column: &str, message: impl Into<String>) -> Problem {
        Problem {
            file: T::FILE.to_owned(),
            line: Some(self.line),
            column: numbered(T::COLUMNS, column),
            message: message.into(),
        }
    }
}

/// The cells of one row.
pub struct Cells<'a> {
    file: &'static str,
    columns: &'static [&'static str],
    line: u64,
    record: &'a StringRecord,
}

impl Cells<'_> {
    /// Reads a cell that must not be empty.
    ///
    /// # Errors
    /// A [`Problem`] with its place.
    pub fn get<T, E: Display>(
        &self,
        column: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<T, Problem> {
        match self.text(column)? {
            "" => Err(self.problem(column, "must not be empty")),
            text => parse(text).map_err(|e| self.problem(column, format!("`{text}`: {e}"))),
        }
    }

    /// Reads a cell that may be empty.
    ///
    /// # Errors
    /// A [`Problem`] with its place.
    pub fn opt<T, E: Display>(
        &self,
        column: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Problem> {
        match self.text(column)? {
            "" => Ok(None),
            _ => self.get(column, parse).map(Some),
        }
    }

    /// Reads values separated by `;`. An empty cell is an empty list.
    ///
    /// # Errors
    /// A [`Problem`] with its place.
    pub fn list<T, E: Display>(
        &self,
        column: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Vec<T>, Problem> {
        let text = self.text(column)?;
        let values = text.split(';').filter(|_| !text.is_empty());
        values.map(|v| parse(v).map_err(|e| self.problem(column, format!("`{v}`: {e}")))).collect()
    }

    /// A cell as it stands; empty where there is nothing.
    ///
    /// # Errors
    /// A [`Problem`] where the text has white space around it.
    pub fn text(&self, column: &str) -> Result<&str, Problem> {
        let at = self.columns.iter().position(|c| *c == column);
        let text = at.and_then(|i| self.record.get(i)).unwrap_or_default();
        if text.trim() == text { Ok(text) } else { Err(self.problem(column, "has white space around it")) }
    }

    /// Something wrong with a cell.
    pub fn problem(&self, column: &str, message: impl Into<String>) -> Problem {
        Problem {
            file: self.file.to_owned(),
            line: Some(self.line),
            column: numbered(self.columns, column),
            message: message.into(),
        }
    }
}

fn numbered(columns: &[&str], column: &str) -> Option<(usize, String)> {
    columns.iter().position(|c| *c == column).map(|i| (i + 1, column.to_owned()))
}

/// Reads a table of the data directory. What is wrong goes to the findings; the rows that could be read come back.
pub(super) fn read<T: TableRow>(directory: &Path, findings: &mut Findings) -> Vec<At<T>> {
    let whole = |message: String| Problem { file: T::FILE.to_owned(), line: None, column: None, message };
    match std::fs::read(directory.join(T::FILE)) {
        Ok(bytes) => parse(&bytes, findings),
        Err(e) => {
            findings.add(whole(format!("cannot be read: {e}")));
            Vec::new()
        }
    }
}

/// Parses a table's bytes.
pub(super) fn parse<T: TableRow>(bytes: &[u8], findings: &mut Findings) -> Vec<At<T>> {
    let problem = |line: Option<u64>, message: String| Problem {
        file: T::FILE.to_owned(),
        line,
        column: None,
        message,
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut records = reader.records();
    match records.next() {
        Some(Ok(header)) if header.iter().eq(T::COLUMNS.iter().copied()) => {}
        Some(Ok(header)) => {
            let found: Vec<_> = header.iter().collect();
            findings.add(problem(
                Some(1),
                format!("the columns are {}, expected {}", found.join(","), T::COLUMNS.join(",")),
            ));
            return Vec::new();
        }
        Some(Err(e)) => {
            findings.add(problem(Some(1), unreadable(&e)));
            return Vec::new();
        }
        None => {
            findings.add(problem(None, "is empty".to_owned()));
            return Vec::new();
        }
    }
    let mut rows = Vec::new();
    for record in records {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                let cells = Cells { file: T::FILE, columns: T::COLUMNS, line, record: &record };
                rows.extend(findings.keep(T::read(&cells)).map(|row| At { line, row }));
            }
            Err(e) => findings.add(problem(e.position().map(csv::Position::line), unreadable(&e))),
        }
    }
    rows
}

fn unreadable(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("has {len} cells, expected {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}
