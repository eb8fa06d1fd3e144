//! Organisations that KSF works with, and each region's map of what they can help with.

use crate::people::OrganisationRef;
use crate::structure::{MunicipalityRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::organisation::{HelpTopic, OrganisationAction};
use domain::register::OrganisationKind;
use domain::{OrganisationId, RegionActorId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

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
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::OrganisationAction>))]
    pub allowed_actions: Vec<OrganisationAction>,
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
    /// Only those that are active on the day, or only those that are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A new organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateOrganisation {
    /// Its name.
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Pårørandesenteret Vest"
        )
    )]
    pub name: String,
    /// What kind.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::OrganisationKind))]
    pub kind: OrganisationKind,
    /// English name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Next of Kin West"
        )
    )]
    pub name_en: Option<String>,
    /// Short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "PV"
        )
    )]
    pub short_name: Option<String>,
    /// What kind, in words; with kind `other` and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "stiftelse"
        )
    )]
    pub kind_text: Option<String>,
    /// Organisation number: nine digits with a valid check digit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_number"))]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<String>,
    /// Number of the municipality where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://www.example.org"
        )
    )]
    pub website: Option<String>,
    /// What it does, for a municipality that does not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::note"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 2, max_length = 1000, example = "Samtalegrupper og rettleiing for pårørande")
    )]
    pub description: Option<String>,
    /// The office to turn to; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Fylkeskontoret"
        )
    )]
    pub contact_office: Option<String>,
}

/// Changes to an organisation (merge patch): absent is left alone, null is cleared. What a register knows is not changed by people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateOrganisation {
    /// Its name.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 2,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub name: Option<String>,
    /// English name.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 200))]
    pub name_en: Option<Option<String>>,
    /// Short name.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 200))]
    pub short_name: Option<Option<String>>,
    /// What kind.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = crate::schema::OrganisationKind))]
    pub kind: Option<OrganisationKind>,
    /// What kind, in words; with kind `other` and only then.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_name"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 200))]
    pub kind_text: Option<Option<String>>,
    /// Organisation number.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::organisation_number"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<Option<String>>,
    /// Number of the municipality where it is.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{4}$"))]
    pub municipality: Option<Option<String>>,
    /// Website.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, max_length = 2000, pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$"))]
    pub website: Option<Option<String>>,
    /// What it does, for a municipality that does not know it.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::note"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 1000))]
    pub description: Option<Option<String>>,
    /// The office to turn to; never a person.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 160))]
    pub contact_office: Option<Option<String>>,
}

/// The end of something, with its last day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct End {
    /// The last day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Senteret er lagt ned")
    )]
    pub reason: Option<String>,
}

/// Something begins again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Resume {
    /// The first day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub from: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Senteret er i drift att")
    )]
    pub reason: Option<String>,
}

/// What an organisation can help a region with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionActorView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: RegionActorId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// The region.
    pub region: RegionRef,
    /// The organisation.
    pub organisation: OrganisationRef,
    /// What kind of organisation.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::OrganisationKind))]
    pub kind: OrganisationKind,
    /// What it can help with, by the fixed list.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::HelpTopic>))]
    pub topics: Vec<HelpTopic>,
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The office to turn to; never a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_office: Option<String>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<RegionActorAction>,
}

impl Tabular for RegionActorView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "region": "/region/slug", "organisation": "/organisation/name", "kind": "/kind", "topics": "/topics", "help": "/help", "contactOffice": "/contactOffice", "validFrom": "/validFrom", "validTo": "/validTo",
    ];
}

/// What can be done to a line of a region's map of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RegionActorAction {
    /// Change what is said of it.
    Edit,
    /// Take it off the map.
    End,
}

/// Which lines of a region's map of actors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct RegionActorFilter {
    /// Topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::HelpTopic>))]
    pub topic: Vec<HelpTopic>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A new line of a region's map of actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateRegionActor {
    /// Slug of the region.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: String,
    /// Id of the organisation.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub organisation: OrganisationId,
    /// What it can help with, by the fixed list.
    #[validate(custom(function = "crate::field::topics"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::HelpTopic>, min_items = 1, max_items = 20))]
    pub topics: Vec<HelpTopic>,
    /// The same in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::note"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 2, max_length = 1000, example = "Metodestøtte og rettleiing")
    )]
    pub help: Option<String>,
    /// The office to turn to; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Forskingsadministrasjonen"
        )
    )]
    pub contact_office: Option<String>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day, if it is known.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// Changes to a line of a region's map of actors (merge patch).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateRegionActor {
    /// What it can help with, by the fixed list.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::topics"))]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = Vec<crate::schema::HelpTopic>, min_items = 1, max_items = 20))]
    pub topics: Option<Vec<HelpTopic>>,
    /// The same in words.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::note"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 1000))]
    pub help: Option<Option<String>>,
    /// The office to turn to; never a person.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 160))]
    pub contact_office: Option<Option<String>>,
}
