//! Municipalities.

use super::{ClusterRef, CountyRef, ParallelNames, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::ClusterId;
use domain::register::{Ambition, LanguageDecision, SizeClass};
use serde::{Deserialize, Serialize};
use time::Date;

/// A municipality in a cluster, on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MembershipView {
    /// The cluster.
    pub cluster: ClusterRef,
    /// What the municipality has said it will do.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Ambition))]
    pub ambition: Ambition,
    /// Whether it is the motor municipality.
    pub motor: bool,
    /// First day of the membership.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MunicipalityView {
    /// Its number on the day.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub number: String,
    /// Its Norwegian name, made unique where two share one.
    #[cfg_attr(feature = "openapi", schema(example = "Masfjorden"))]
    pub name: String,
    /// Its official name, all languages.
    pub official_name: String,
    /// Names in Sami and Kven.
    pub parallel_names: ParallelNames,
    /// Its county.
    pub county: CountyRef,
    /// Its KSF region on the day; none for Oslo until decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Its clusters on the day.
    pub clusters: Vec<MembershipView>,
    /// Inhabitants at the newest count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<i32>,
    /// The day of that count.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub population_on: Option<Date>,
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
    /// Organisation number, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<String>,
    /// Administrative centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_center: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Longitude of a point inside it, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Latitude of that point, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Whether it lies in the administrative area for Sami.
    pub sami_admin_area: bool,
    /// First day with this number.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
}

impl Tabular for MunicipalityView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "officialName": "/officialName", "county": "/county/number",
        "region": "/region/slug", "clusters": "/clusters", "population": "/population",
        "populationOn": "/populationOn", "sizeClass": "/sizeClass", "centralityClass": "/centralityClass",
        "languageDecision": "/languageDecision", "organisationNumber": "/organisationNumber",
        "longitude": "/longitude", "latitude": "/latitude", "samiAdminArea": "/samiAdminArea",
        "validFrom": "/validFrom",
    ];
}

/// Which municipalities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct MunicipalityFilter {
    /// Name in any official language, number, or the beginning of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        param(max_length = 200, pattern = "^[^\\x00]*$", example = "Kárášjohka")
    )]
    pub q: Option<String>,
    /// Counties by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{2}$", example = json!(["46"])))]
    pub county: Vec<String>,
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Size classes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::SizeClass>))]
    pub size_class: Vec<SizeClass>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
