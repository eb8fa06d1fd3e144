//! Counties.

use super::code;
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel_async::AsyncPgConnection;
use domain::register::LanguageDecision;
use time::Date;

/// A county on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Number.
    pub number: String,
    /// Norwegian name.
    pub name: String,
    /// Official name.
    pub name_official: String,
    /// Sami name.
    pub name_sami: Option<String>,
    /// Which Sami language.
    pub sami_language: Option<String>,
    /// Kven name.
    pub name_kven: Option<String>,
    /// Written standard of the county council.
    pub language_decision: LanguageDecision,
    /// Number of municipalities.
    pub municipalities: i64,
    /// Inhabitants.
    pub population: i64,
}

#[derive(QueryableByName)]
struct CountyRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    name_official: String,
    #[diesel(sql_type = Nullable<Text>)]
    name_sami: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    sami_language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    name_kven: Option<String>,
    #[diesel(sql_type = Text)]
    language_decision: String,
    #[diesel(sql_type = BigInt)]
    municipalities: i64,
    #[diesel(sql_type = BigInt)]
    population: i64,
}

/// Counties by number, as they were on a day; all, or the one with a number.
///
/// # Errors
/// When the database fails.
pub async fn counties(
    connection: &mut AsyncPgConnection,
    number: Option<&str>,
    day: Date,
) -> Result<Vec<County>> {
    let mut sql = Sql::new("SELECT c.*, count(k.id) AS municipalities, ");
    sql.with(
        "coalesce(sum((SELECT p.population FROM municipality_populations p WHERE p.municipality_id = k.id \
           AND p.counted_on <= ? ORDER BY p.counted_on DESC LIMIT 1)), 0)::bigint AS population \
         FROM counties c LEFT JOIN municipalities k ON k.county_number = c.number AND k.valid @> ?",
        values![day, day],
    );
    if let Some(number) = number {
        sql.with(" WHERE c.number = ?", values![number]);
    }
    sql.push(" GROUP BY c.number ORDER BY c.number");
    let rows: Vec<CountyRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            Ok(County {
                language_decision: code("a written standard", &row.language_decision)?,
                number: row.number,
                name: row.name,
                name_official: row.name_official,
                name_sami: row.name_sami,
                sami_language: row.sami_language,
                name_kven: row.name_kven,
                municipalities: row.municipalities,
                population: row.population,
            })
        })
        .collect()
}
