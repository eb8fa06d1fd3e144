//! Counties.

use super::{CountyRef, ParallelNames};
use crate::table::{Column, Open, Tabular, columns};
use domain::register::LanguageDecision;
use serde::{Deserialize, Serialize};
use time::Date;

/// A county (fylke).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountyView {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{2}$", example = "46"))]
    pub number: String,
    /// Its Norwegian name.
    #[cfg_attr(feature = "openapi", schema(example = "Vestland"))]
    pub name: String,
    /// Its official name, all languages.
    pub official_name: String,
    /// Names in Sami and Kven.
    pub parallel_names: ParallelNames,
    /// Number of municipalities on the day.
    pub municipalities: i64,
    /// Inhabitants, by the newest count of each municipality.
    pub population: i64,
    /// The county council's written standard.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::LanguageDecision))]
    pub language_decision: LanguageDecision,
    /// First day, where it has not always been there.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day, if it has ended or will.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// What it became or will become.
    pub successors: Vec<CountyRef>,
    /// What it came from.
    pub predecessors: Vec<CountyRef>,
}

impl Tabular for CountyView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "officialName": "/officialName",
        "municipalities": "/municipalities", "population": "/population",
        "languageDecision": "/languageDecision", "validFrom": "/validFrom", "validTo": "/validTo",
    ];
}
