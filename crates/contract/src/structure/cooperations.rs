//! Cooperation that exists.

use super::MunicipalityRef;
use crate::people::OrganisationRef;
use crate::table::{Column, Open, Tabular, columns};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A party of an existing cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CooperationMemberView {
    /// Name of the party.
    pub name: String,
    /// The municipality, if it is one, as it is called on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The research organisation, if it is one in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// Its part in it.
    pub role: String,
    /// Whether the source names it, or we inferred it.
    pub inferred: bool,
}

/// A cooperation that exists: an agreement, a lab, a network or a regional council, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CooperationView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Universitetskommune Gjøvik"))]
    pub name: String,
    /// What kind.
    pub kind: String,
    /// When it began, as precisely as the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<String>,
    /// When it ended, as precisely as the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Its parties.
    pub members: Vec<CooperationMemberView>,
    /// Where this is stated. Mostly from 2018–2024: not to be read as current.
    pub source_url: String,
    /// What to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Tabular for CooperationView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "kind": "/kind", "started": "/started", "ended": "/ended",
        "members": "/members", "sourceUrl": "/sourceUrl", "note": "/note",
    ];
}

/// Which cooperation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct CooperationFilter {
    /// Number of a municipality that takes part, of any day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = "4601"))]
    pub municipality: Option<String>,
    /// With municipalities as they were on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
