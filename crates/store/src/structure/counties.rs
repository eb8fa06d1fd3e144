//! Counties.

use super::{code, json};
use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Date as SqlDate, Jsonb, Nullable, Text};
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
    /// First day, where it has not always been there.
    pub valid_from: Option<Date>,
    /// Day after the last.
    pub valid_until: Option<Date>,
    /// What it became: number and name.
    pub successors: Vec<(String, String)>,
    /// What it came from: number and name.
    pub predecessors: Vec<(String, String)>,
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
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_from: Option<Date>,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Jsonb)]
    successors: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    predecessors: serde_json::Value,
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
    let mut sql = Sql::new(
        "SELECT c.*, lower(c.valid) AS valid_from, upper(c.valid) AS valid_until, count(k.id) AS municipalities, \
         coalesce((SELECT jsonb_agg(jsonb_build_array(o.number, o.name) ORDER BY o.number) FROM county_successions s \
           JOIN counties o ON o.number = s.successor WHERE s.predecessor = c.number), '[]') AS successors, \
         coalesce((SELECT jsonb_agg(jsonb_build_array(o.number, o.name) ORDER BY o.number) FROM county_successions s \
           JOIN counties o ON o.number = s.predecessor WHERE s.successor = c.number), '[]') AS predecessors, ",
    );
    sql.with(
        "coalesce(sum((SELECT p.population FROM municipality_populations p WHERE p.municipality_id = k.id \
           AND p.counted_on <= ? ORDER BY p.counted_on DESC LIMIT 1)), 0)::bigint AS population \
         FROM counties c LEFT JOIN municipalities k ON k.county_number = c.number AND k.valid @> ?",
        values![day, day],
    );
    // One that is asked for by number is shown also when it is no more; a list holds those of the day.
    match number {
        Some(number) => sql.with(
            " WHERE c.number = ? AND (lower_inf(c.valid) OR lower(c.valid) <= ?)",
            values![number, day],
        ),
        None => sql.with(" WHERE c.valid @> ?", values![day]),
    };
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
                valid_from: row.valid_from,
                valid_until: row.valid_until,
                successors: json("successors", row.successors)?,
                predecessors: json("predecessors", row.predecessors)?,
            })
        })
        .collect()
}
