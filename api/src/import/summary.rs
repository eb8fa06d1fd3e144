//! What an import changed, and the event that says so.

use crate::clock::Clock;
use domain::event::{Aggregate, By, EventBody, ImportChange, NewEvent};
use domain::{CommandId, EventId, oslo};
use std::collections::BTreeMap;
use std::fmt;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows added or changed, by table. Tables that did not change are left out.
    pub rows: BTreeMap<String, u64>,
    /// What ended and went on with a list of changes, by name, for whoever follows it up.
    pub follow_up: Vec<String>,
}

impl Summary {
    /// Notes how many rows of a table changed.
    pub(super) fn note(&mut self, table: &str, rows: u64) {
        if rows > 0 {
            self.rows.insert(table.to_owned(), rows);
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The event that says what changed; an import that changes nothing writes none.
    pub(super) fn event(&self, source: &str, clock: &dyn Clock) -> Option<NewEvent> {
        if self.is_empty() {
            return None;
        }
        let (command, now) = (CommandId(clock.id()), clock.now());
        Some(NewEvent {
            id: EventId(clock.id()),
            command,
            aggregate: Aggregate::Import(command),
            version: 1,
            by: By::System,
            on_behalf_of: None,
            reason: None,
            voice: domain::structure::Voice::SILENT,
            overrides: Vec::new(),
            at: now,
            effective_on: oslo::day(now),
            audience: None,
            before: None,
            body: EventBody::Import(ImportChange::Completed {
                source: source.to_owned(),
                rows: self.rows.clone(),
            }),
        })
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing to change");
        }
        for (index, (table, rows)) in self.rows.iter().enumerate() {
            write!(f, "{}{table} {rows}", if index == 0 { "" } else { ", " })?;
        }
        self.follow_up.iter().try_for_each(|line| write!(f, "\n{line}"))
    }
}
