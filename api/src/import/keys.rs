//! What only shows when rows stand beside each other: keys given twice, and keys that name nothing.

use super::problem::Findings;
use super::table::{At, TableRow};
use std::collections::BTreeSet;

/// The keys of a table, each of which may stand once.
pub(super) fn unique<'a, T: TableRow>(
    rows: &'a [At<T>],
    column: &str,
    key: impl Fn(&'a T) -> &'a str,
    findings: &mut Findings,
) -> BTreeSet<&'a str> {
    let mut keys = BTreeSet::new();
    for at in rows {
        let key = key(&at.row);
        if !keys.insert(key) {
            findings.add(at.problem(column, format!("`{key}` stands more than once")));
        }
    }
    keys
}

/// Every key a table refers to must be one of another table's.
pub(super) fn known<T: TableRow, I: IntoIterator<Item = String>>(
    rows: &[At<T>],
    column: &str,
    refers_to: impl Fn(&T) -> I,
    keys: &BTreeSet<&str>,
    what: &str,
    findings: &mut Findings,
) {
    for at in rows {
        for key in refers_to(&at.row) {
            if !keys.contains(key.as_str()) {
                findings.add(at.problem(column, format!("`{key}` is not a known {what}")));
            }
        }
    }
}
