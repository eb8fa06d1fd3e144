//! Accounts by name.

use super::{SELECT, User, UserRow};
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;

/// Which accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Part of a name or address.
    pub q: Option<String>,
    /// Open or closed.
    pub active: Option<bool>,
}

fn narrow(sql: &mut Sql, query: &UserQuery) {
    sql.push("WHERE true");
    if let Some(q) = &query.q {
        let pattern = like(q);
        sql.with(" AND (u.display_name ILIKE ? OR u.email ILIKE ?)", values![pattern.clone(), pattern]);
    }
    if let Some(active) = query.active {
        sql.with(" AND u.active = ?", values![active]);
    }
}

/// A pattern that finds a text anywhere, its wildcards inert.
pub(crate) fn like(text: &str) -> String {
    format!("%{}%", text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Accounts by name. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    query: &UserQuery,
    window: &Window,
) -> Result<Option<Vec<Keyed<User>>>> {
    let order = Order {
        columns: &["u.display_name COLLATE \"nb-x-icu\"", "u.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(SELECT);
    narrow(&mut sql, query);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<UserRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let item = User::try_from(row)?;
            let key = vec![KeyPart::Text(item.display_name.clone()), KeyPart::Id(item.id.0)];
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

/// How many accounts.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut AsyncPgConnection, query: &UserQuery) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count FROM users u ");
    narrow(&mut sql, query);
    sql.count(connection).await
}
