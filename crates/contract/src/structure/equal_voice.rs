//! The equal-voice map: every municipality with what the map can be coloured by, in one small answer.

use super::{ClusterRef, CountyRef, MunicipalityRef, ParallelNames, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::register::{LanguageDecision, SizeClass};
use serde::{Deserialize, Serialize};
use time::Date;

/// All municipalities of a day, as the map shows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EqualVoiceMap {
    /// The day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub on: Date,
    /// The municipalities, by number.
    pub municipalities: Vec<EqualVoiceView>,
}

/// What the map says of a municipality: nothing but what everyone may see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EqualVoiceView {
    /// Its number on the day.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub number: String,
    /// Its Norwegian name, made unique where two share one.
    #[cfg_attr(feature = "openapi", schema(example = "Masfjorden"))]
    pub name: String,
    /// Names in Sami and Kven.
    pub parallel_names: ParallelNames,
    /// Its county.
    pub county: CountyRef,
    /// Its KSF region on the day, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Its clusters on the day.
    pub clusters: Vec<ClusterRef>,
    /// Whether somebody had the role of contact for it, own or shared. Never who.
    pub contact_named: bool,
    /// How many needs come from it that anyone may read, and that it has let its name stand on: those that are published
    /// now and were sent in by the day.
    pub published_needs: i64,
    /// Size by inhabitants; absent where no population is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::SizeClass>))]
    pub size_class: Option<SizeClass>,
    /// Statistics Norway's centrality, 1 (most central) to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centrality_class: Option<i16>,
    /// Written standard.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::LanguageDecision))]
    pub language_decision: LanguageDecision,
    /// Inhabitants at the newest count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<i32>,
    /// Longitude of a point inside it, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Latitude of that point, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// What it was made of, or called before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<MunicipalityRef>,
}

impl Tabular for EqualVoiceView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "county": "/county/number", "countyName": "/county/name",
        "region": "/region/slug", "clusters": "/clusters", "contactNamed": "/contactNamed",
        "publishedNeeds": "/publishedNeeds", "sizeClass": "/sizeClass", "centralityClass": "/centralityClass",
        "languageDecision": "/languageDecision", "population": "/population", "longitude": "/longitude",
        "latitude": "/latitude",
    ];
}
