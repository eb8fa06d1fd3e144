//! Counties.

use super::ParallelNames;
use crate::table::{Column, Open, Tabular, columns};
use domain::register::LanguageDecision;
use serde::{Deserialize, Serialize};

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
}

impl Tabular for CountyView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "officialName": "/officialName",
        "municipalities": "/municipalities", "population": "/population",
        "languageDecision": "/languageDecision",
    ];
}
