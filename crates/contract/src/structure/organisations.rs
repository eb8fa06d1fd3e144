//! Research organisations.

use super::MunicipalityRef;
use crate::table::{Column, Open, Tabular, columns};
use domain::OrganisationId;
use domain::register::OrganisationKind;
use serde::{Deserialize, Serialize};

/// A research organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrganisationView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: OrganisationId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Høgskulen på Vestlandet"))]
    pub name: String,
    /// Its English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Its short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// What kind.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::OrganisationKind))]
    pub kind: OrganisationKind,
    /// Organisation number, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<String>,
    /// ROR id, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ror_id: Option<String>,
    /// The municipality it lies in, as that is called on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

impl Tabular for OrganisationView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "nameEn": "/nameEn", "shortName": "/shortName", "kind": "/kind",
        "organisationNumber": "/organisationNumber", "rorId": "/rorId", "municipality": "/municipality/number",
        "website": "/website",
    ];
}

/// Which organisations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct OrganisationFilter {
    /// Part of a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        param(max_length = 200, pattern = "^[^\\x00]*$", example = "Vestlandet")
    )]
    pub q: Option<String>,
    /// Kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::OrganisationKind>))]
    pub kind: Vec<OrganisationKind>,
    /// With the municipality it lay in on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
