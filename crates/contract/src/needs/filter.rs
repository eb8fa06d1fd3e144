//! Which needs, and in which order.

use domain::access::Visibility;
use domain::need::{NeedAnswer, NeedLevel, NeedProcess, ServiceArea};
use domain::{ClusterId, ContentLanguage};
use serde::{Deserialize, Serialize};

/// How the public would see a need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct PreviewFilter {
    /// With the municipality's name; unless said, yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_name: Option<bool>,
}

/// Which needs. Values of one parameter are alternatives; parameters narrow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct NeedFilter {
    /// Words in bokmål or nynorsk: inflections, compounds, abbreviations and typing errors are understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$", example = "nattilsyn"))]
    pub q: Option<String>,
    /// Only those one wrote oneself, or only those of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<bool>,
    /// Part of the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<crate::schema::NeedLevel>))]
    pub level: Option<NeedLevel>,
    /// Process states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::NeedProcess>))]
    pub process: Vec<NeedProcess>,
    /// Answer states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::NeedAnswer>))]
    pub answer: Vec<NeedAnswer>,
    /// Service areas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::ServiceArea>))]
    pub service_area: Vec<ServiceArea>,
    /// Visibilities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::Visibility>))]
    pub visibility: Vec<Visibility>,
    /// Languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::ContentLanguage>))]
    pub language: Vec<ContentLanguage>,
    /// Municipalities by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<uuid::Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// `updatedAt`, `submittedAt`, `title` or `relevance`; with `-` in front from the greatest. Unless said:
    /// `relevance` with `q`, else `-updatedAt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub sort: Option<Sort>,
}

/// Order of a list of needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sort {
    /// Oldest change first.
    #[serde(rename = "updatedAt")]
    UpdatedAt,
    /// Newest change first.
    #[serde(rename = "-updatedAt")]
    UpdatedAtDescending,
    /// First sent in first.
    #[serde(rename = "submittedAt")]
    SubmittedAt,
    /// Last sent in first.
    #[serde(rename = "-submittedAt")]
    SubmittedAtDescending,
    /// A to Å.
    #[serde(rename = "title")]
    Title,
    /// Å to A.
    #[serde(rename = "-title")]
    TitleDescending,
    /// Best fit first.
    #[serde(rename = "relevance")]
    Relevance,
}
