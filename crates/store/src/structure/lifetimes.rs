//! From when to when municipalities are there, and what they become.

use super::json;
use crate::needs::Which;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Jsonb, Nullable, Text};
use diesel_async::AsyncPgConnection;
use domain::period::Period;
use time::Date;

/// A municipality in its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// When it is there.
    pub period: Period,
    /// What it becomes when that ends: numbers and names.
    pub successors: Vec<(String, String)>,
}

#[derive(QueryableByName)]
struct LifetimeRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Jsonb)]
    successors: serde_json::Value,
}

/// All that a number has belonged to or is to, or the one municipality, in the order of the days.
///
/// # Errors
/// When the database fails.
pub async fn lifetimes(connection: &mut AsyncPgConnection, place: Which<'_>) -> Result<Vec<Lifetime>> {
    let mut sql = Sql::new(
        "SELECT k.number, k.name, lower(k.valid) AS valid_from, upper(k.valid) AS valid_until, \
         coalesce((SELECT jsonb_agg(jsonb_build_array(o.number, o.name) ORDER BY s.ordinal) \
            FROM municipality_successions s JOIN municipalities o ON o.id = s.successor_id WHERE s.predecessor_id = k.id), \
            '[]') AS successors FROM municipalities k WHERE ",
    );
    match place {
        Which::Number(number) => sql.with("k.number = ?", values![number]),
        Which::Id(id) => sql.with("k.id = ?", values![id.0]),
    };
    sql.push(" ORDER BY lower(k.valid)");
    let rows: Vec<LifetimeRow> = sql.rows(connection).await?;
    let lifetime = |row: LifetimeRow| {
        let period = Period::half_open(row.valid_from, row.valid_until)
            .map_err(|e| StoreError::corrupt("the days of a municipality", e))?;
        let successors = json("what a municipality becomes", row.successors)?;
        Ok(Lifetime { number: row.number, name: row.name, period, successors })
    };
    rows.into_iter().map(lifetime).collect()
}
