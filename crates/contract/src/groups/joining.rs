//! Joining and leaving a theme network.

use domain::ClusterId;
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// Who joins a network: a municipality, or a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct JoinNetwork {
    /// Number of the municipality; needed where the caller speaks for several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of the cluster, where a whole cluster joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub cluster: Option<ClusterId>,
    /// The office that represents it; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Heimetenesta"
        )
    )]
    pub office: Option<String>,
    /// Where the municipality's own decision is found; wanted where another writes it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::decision_reference"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 300,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kommunestyret 14/26"
        )
    )]
    pub reference: Option<String>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
}

/// Who leaves a network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LeaveNetwork {
    /// Number of the municipality; needed where the caller speaks for several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of the cluster, where a whole cluster leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Number of the member that takes over, where the one that keeps the network going leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4621"))]
    pub successor: Option<String>,
    /// Where the municipality's own decision is found; wanted where another writes it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::decision_reference"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 300,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kommunestyret 14/26"
        )
    )]
    pub reference: Option<String>,
    /// Last day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 2000, example = "Behovet er dekt"))]
    pub reason: Option<String>,
}
