//! Counties that become others. Their municipalities become others by changes of their own.

use super::NumberRow;
use crate::Result;
use crate::sql::{Sql, values};
use diesel_async::AsyncPgConnection;
use domain::register::SuccessionKind;
use time::Date;

/// How counties become others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountySuccession {
    /// First day of what they become.
    pub changed_on: Date,
    /// How.
    pub kind: SuccessionKind,
    /// Numbers of what ends.
    pub from: Vec<String>,
    /// Numbers and names of what begins.
    pub to: Vec<(String, String)>,
    /// Where this is stated.
    pub source: String,
}

/// The numbers of what a county became on a day.
///
/// # Errors
/// When the database fails.
pub async fn county_successors(
    connection: &mut AsyncPgConnection,
    number: &str,
    changed_on: Date,
) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT successor AS number FROM county_successions ");
    sql.with("WHERE predecessor = ? AND changed_on = ? ORDER BY successor", values![number, changed_on]);
    let rows: Vec<NumberRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}

/// Ends counties and begins others. A county that the register knows already is left as it is.
///
/// # Errors
/// When the database fails.
pub async fn succeed_county(connection: &mut AsyncPgConnection, change: &CountySuccession) -> Result<()> {
    let day = change.changed_on;
    let mut sql = Sql::new("UPDATE counties SET valid = valid * daterange(NULL, ");
    sql.with("?) WHERE number = ANY(?)", values![day, change.from.clone()]);
    sql.run(connection).await?;
    for (number, name) in &change.to {
        let mut sql =
            Sql::new("INSERT INTO counties (number, name, name_official, language_decision, valid) ");
        sql.with(
            "SELECT ?, ?, ?, CASE WHEN count(DISTINCT language_decision) = 1 THEN min(language_decision) \
             ELSE 'neutral' END, daterange(?, NULL) FROM counties WHERE number = ANY(?) \
             ON CONFLICT (number) DO NOTHING",
            values![number.clone(), name.clone(), name.clone(), day, change.from.clone()],
        );
        sql.run(connection).await?;
        let mut sql =
            Sql::new("INSERT INTO county_successions (predecessor, successor, changed_on, kind, source) ");
        sql.with(
            "SELECT unnest(?), ?, ?, ?, ?",
            values![change.from.clone(), number.clone(), day, change.kind.code(), change.source.clone()],
        );
        sql.run(connection).await?;
    }
    Ok(())
}

/// Municipalities of a county that are still in it on a day on which it is no more.
///
/// # Errors
/// When the database fails.
pub async fn county_left_with_municipalities(
    connection: &mut AsyncPgConnection,
    number: &str,
    day: Date,
) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT number FROM municipalities ");
    sql.with("WHERE county_number = ? AND valid @> ? ORDER BY number", values![number, day]);
    let rows: Vec<NumberRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}
