//! What the log says of imports.

use super::changes;
use std::collections::BTreeMap;

changes! {
    /// What kind of change reference data went through.
    pub enum ImportChange {
        /// A run of the importer changed something.
        Completed {
            /// Which import: `reference`, `demo` or `changes`.
            source: String,
            /// Rows added or changed, by table.
            rows: BTreeMap<String, u64>,
        } = "import.completed",
    }
}
