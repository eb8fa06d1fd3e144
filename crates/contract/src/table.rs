//! How an item looks as a row of a table (CSV).

use serde::Serialize;

/// A column: its name in the file and where its value stands in the item's JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header row, as in JSON.
    pub name: &'static str,
    /// JSON pointer to the value. A list's members are joined by `;`, taking `number`, `slug` or `id` of objects.
    pub pointer: &'static str,
}

/// Whether exports of a resource are open data, with licence and attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Facts that everyone sees alike.
    Always,
    /// When asked for signed out: then it holds what is published and nothing else.
    SignedOut,
    /// Persons, and what is not published.
    Never,
}

/// An item that can be a row.
pub trait Tabular: Serialize {
    /// The columns, in order.
    const COLUMNS: &'static [Column];
    /// Whether its exports are open data.
    const OPEN: Open = Open::Never;
}

/// Declares columns: `columns![id, place/region/slug as region]`.
macro_rules! columns {
    ($($name:literal: $pointer:literal),+ $(,)?) => {
        &[$($crate::table::Column { name: $name, pointer: $pointer }),+]
    };
}
pub(crate) use columns;
