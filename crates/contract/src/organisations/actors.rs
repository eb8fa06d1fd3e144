//! Each region's map of what organisations can help with.

use crate::people::OrganisationRef;
use crate::structure::RegionRef;
use crate::table::{Column, Open, Tabular, columns};
use domain::organisation::HelpTopic;
use domain::register::OrganisationKind;
use domain::{OrganisationId, RegionActorId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

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
