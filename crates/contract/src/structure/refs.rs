//! Places and parts as others name them, and the day a view is wanted for.

use domain::ClusterId;
use domain::register::SuccessionKind;
use serde::{Deserialize, Serialize};
use time::Date;

/// A municipality by number and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MunicipalityRef {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub number: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Masfjorden"))]
    pub name: String,
}

/// A county by number and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountyRef {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{2}$", example = "46"))]
    pub number: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Vestland"))]
    pub name: String,
}

/// A cluster by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClusterRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: ClusterId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Kunnskapskommunen Helse Omsorg Vest"))]
    pub name: String,
}

/// A region by slug and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionRef {
    /// Its slug.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub slug: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "KSF Vest"))]
    pub name: String,
}

/// Names in Sami and Kven, where they are official.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ParallelNames {
    /// Sami name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sami: Option<String>,
    /// Which Sami language: `se`, `sma` or `smj`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sami_language: Option<String>,
    /// Kven name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kven: Option<String>,
}

/// The day a view of the structure is wanted for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct AsOf {
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A municipality's term in a role (host, motor).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// For a host: may not end before this day (KSF-R04).
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub locked_until: Option<Date>,
    /// For a host: who decided it. A motor is agreed on by the municipalities themselves.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided_by: Option<String>,
    /// For a host: its own resolution (KSF-R06).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub resolution_url: Option<String>,
    /// Why; always said of a motor.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

/// A municipality that another came from, or became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SuccessionView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// How.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SuccessionKind))]
    pub kind: SuccessionKind,
    /// First day of what it became.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub changed_on: Date,
}
