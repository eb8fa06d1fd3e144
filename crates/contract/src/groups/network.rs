//! Theme networks across clusters and regions.

use super::GroupMemberView;
use crate::structure::MunicipalityRef;
use crate::table::{Column, Open, Tabular, columns};
use domain::group::GroupAction;
use domain::{GroupId, NeedId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A need that a network came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NeedRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: NeedId,
    /// The short reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What the municipality needs to know.
    pub title: String,
}

/// A municipality that is to keep a network going from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NextCoordinator {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// The first day it keeps it going.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
}

/// A theme network across clusters and regions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NetworkView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: GroupId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Nettverk for digitalt nattilsyn"))]
    pub name: String,
    /// What it is about.
    #[cfg_attr(feature = "openapi", schema(example = "Digitalt nattilsyn der det er langt mellom husa"))]
    pub theme: String,
    /// The need it came from, where the caller sees that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<NeedRef>,
    /// The municipality that keeps it going on the day.
    pub coordinator: MunicipalityRef,
    /// Who keeps it going after that, as far as is known, in the order of the days.
    #[serde(default)]
    pub next_coordinators: Vec<NextCoordinator>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// The members on the day.
    pub members: Vec<GroupMemberView>,
    /// Terms that begin later.
    pub planned: Vec<GroupMemberView>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::GroupAction>))]
    pub allowed_actions: Vec<GroupAction>,
}

impl Tabular for NetworkView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "theme": "/theme", "need": "/need/reference", "coordinator": "/coordinator/number", "validFrom": "/validFrom", "validTo": "/validTo", "version": "/version",
    ];
}

/// Which networks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct NetworkFilter {
    /// Part of a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$", example = "nattilsyn"))]
    pub q: Option<String>,
    /// Municipalities by number that are members, themselves or by their cluster.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A new theme network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateNetwork {
    /// What it is called.
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Nettverk for digitalt nattilsyn"
        )
    )]
    pub name: String,
    /// What it is about.
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Digitalt nattilsyn der det er langt mellom husa"
        )
    )]
    pub theme: String,
    /// Number of the municipality that keeps it going.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub coordinator: String,
    /// Id of the need it came from; one that was sent in and that the caller sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub need: Option<NeedId>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day: a network has an end.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_to: Date,
}

/// Changes to a network (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateNetwork {
    /// What it is called.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub name: Option<String>,
    /// What it is about.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 3,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub theme: Option<String>,
    /// Number of the municipality that keeps it going.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, pattern = "^[0-9]{4}$"))]
    pub coordinator: Option<String>,
    /// Id of the need it came from.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub need: Option<Option<NeedId>>,
    /// Last day.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = String, format = Date))]
    pub valid_to: Option<Date>,
}
