//! What a cluster is, and where it stands.

use crate::rules::OverrideRequest;
use domain::register::{ClusterBasis, FundingModel};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;
use validator::Validate;

/// A new cluster: an initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateCluster {
    /// What it is called.
    #[validate(custom(function = "crate::field::structure_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 120,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kunnskapskommunen Nordfjord"
        )
    )]
    pub name: String,
    /// Number of the municipality that founds it, its first member; the caller's own unless said. A region may found one without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Slug of its region; the founder's unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// What it builds on; a common need unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ClusterBasis>))]
    pub basis: Option<ClusterBasis>,
    /// Id of the existing cooperation it builds on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation: Option<Uuid>,
    /// The common need it builds on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 500,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Akuttberedskap på øyar"
        )
    )]
    pub common_need: Option<String>,
    /// Who pays; shared unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::FundingModel>))]
    pub funding_model: Option<FundingModel>,
    /// The coordinator's share of a post, percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::percent"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub coordinator_percent: Option<i16>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Why.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Avtalt i styringsgruppa")
    )]
    pub reason: String,
}

/// Changes to what is said of a cluster (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateCluster {
    /// What it is called.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::structure_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 3,
            max_length = 120,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kunnskapskommunen Nordfjord"
        )
    )]
    pub name: Option<String>,
    /// What it builds on.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = crate::schema::ClusterBasis))]
    pub basis: Option<ClusterBasis>,
    /// Id of the existing cooperation it builds on.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cooperation: Option<Option<Uuid>>,
    /// The common need it builds on.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 3, max_length = 500, pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$", example = "Akuttberedskap på øyar"))]
    pub common_need: Option<Option<String>>,
    /// Who pays.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = crate::schema::FundingModel))]
    pub funding_model: Option<FundingModel>,
    /// The coordinator's share of a post, percent.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::percent"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i16>, minimum = 0, maximum = 100))]
    pub coordinator_percent: Option<Option<i16>>,
}

/// A step of a cluster from a day on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StepCluster {
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Why.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Avtalt i styringsgruppa")
    )]
    pub reason: String,
    /// Soft rules set aside, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub overrides: Vec<OverrideRequest>,
}
