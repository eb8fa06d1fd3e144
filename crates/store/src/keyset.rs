//! Pages by keyset: a page begins after the last key of the page before. The API turns keys into opaque cursors.

use crate::sql::{Sql, Value};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// One part of a key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum KeyPart {
    /// A text.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Int(i64),
    /// A moment.
    #[serde(rename = "m", with = "domain::iso::moment")]
    Moment(OffsetDateTime),
    /// An id.
    #[serde(rename = "i")]
    Id(Uuid),
}

/// Where an item stands in its list.
pub type Key = Vec<KeyPart>;

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// At most so many items.
    pub limit: i64,
    /// After this key.
    pub after: Option<Key>,
}

/// An item with its place in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<T> {
    /// The item.
    pub item: T,
    /// Its key.
    pub key: Key,
}

/// What a list is ordered by: expressions that together are unique, all in one direction.
pub(crate) struct Order {
    pub(crate) columns: &'static [&'static str],
    pub(crate) kinds: &'static [Kind],
    pub(crate) descending: bool,
}

/// What a part of a key must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Int,
    Moment,
    Id,
}

impl Order {
    /// Appends the condition that an item comes after the window's key. A row value, so that the index is used.
    /// Returns `false` when the key is not one of this order.
    pub(crate) fn after(&self, sql: &mut Sql, window: &Window) -> bool {
        let Some(key) = &window.after else { return true };
        if key.len() != self.kinds.len() {
            return false;
        }
        sql.push(" AND (");
        for (index, column) in self.columns.iter().enumerate() {
            sql.push(if index > 0 { ", " } else { "" }).push(column);
        }
        sql.push(if self.descending { ") < (" } else { ") > (" });
        for (index, (part, kind)) in key.iter().zip(self.kinds).enumerate() {
            let value: Value = match (part, kind) {
                (KeyPart::Text(text), Kind::Text) => text.clone().into(),
                (KeyPart::Int(number), Kind::Int) => (*number).into(),
                (KeyPart::Moment(at), Kind::Moment) => (*at).into(),
                (KeyPart::Id(id), Kind::Id) => (*id).into(),
                (KeyPart::Text(_) | KeyPart::Int(_) | KeyPart::Moment(_) | KeyPart::Id(_), _) => {
                    return false;
                }
            };
            sql.push(if index > 0 { ", " } else { "" }).bind(value);
        }
        sql.push(")");
        true
    }

    /// Appends ORDER BY and LIMIT.
    pub(crate) fn order(&self, sql: &mut Sql, window: &Window) {
        sql.push(" ORDER BY ");
        for (index, column) in self.columns.iter().enumerate() {
            sql.push(if index > 0 { ", " } else { "" }).push(column);
            sql.push(if self.descending { " DESC" } else { "" });
        }
        sql.push(" LIMIT ").bind(window.limit);
    }
}
