//! Organisations that KSF works with.

use crate::structure::{MunicipalityRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::OrganisationId;
use domain::organisation::{HelpTopic, OrganisationAction};
use domain::register::OrganisationKind;
use serde::{Deserialize, Serialize};

/// An organisation: research, public, voluntary or other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrganisationView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: OrganisationId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Høgskulen på Vestlandet"))]
    pub name: String,
    /// What it was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// Its English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Its short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// What kind.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::OrganisationKind))]
    pub kind: OrganisationKind,
    /// What kind, in words, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind_text: Option<String>,
    /// Organisation number, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<String>,
    /// ROR id, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ror_id: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// What it does, as people have added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The office to turn to, as people have added; never a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_office: Option<String>,
    /// Whether it is active on the day.
    pub active: bool,
    /// The members that are facts of a register, which people do not change; empty where people have made it.
    pub from_register: Vec<String>,
    /// Which regions it can help on the day, and with what; left out in a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<OrganisationHelp>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::OrganisationAction>))]
    pub allowed_actions: Vec<OrganisationAction>,
}

/// What an organisation can help one region with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrganisationHelp {
    /// The region.
    pub region: RegionRef,
    /// With what, by the fixed list.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::HelpTopic>))]
    pub topics: Vec<HelpTopic>,
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Tabular for OrganisationView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "nameEn": "/nameEn", "shortName": "/shortName", "kind": "/kind", "kindText": "/kindText", "organisationNumber": "/organisationNumber", "rorId": "/rorId", "municipality": "/municipality/number", "website": "/website", "active": "/active",
    ];
}

/// Which organisations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct OrganisationFilter {
    /// Part of a name; also of one that it had before.
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
    /// Only those that are active on the day, or only those that are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
