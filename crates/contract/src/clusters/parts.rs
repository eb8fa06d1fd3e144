//! Agreements and subclusters.

use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A draft of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftAgreement {
    /// What it is called.
    #[validate(custom(function = "crate::field::structure_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 120,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Samarbeidsavtale 2026–2029"
        )
    )]
    pub title: String,
    /// Where its text is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            format = "uri",
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://demo.example/avtale.pdf"
        )
    )]
    pub link: Option<String>,
}

/// A member's signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SignAgreement {
    /// Number of the member; the caller's own unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// The day it signed; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub signed_on: Option<Date>,
    /// Where the municipality's own decision is found; needed from whoever writes it down for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::decision_reference"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 300,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kommunestyret 14/25"
        )
    )]
    pub reference: Option<String>,
}

/// A new subcluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateSubcluster {
    /// What it is called.
    #[validate(custom(function = "crate::field::structure_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 120,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Underklynge Nordhordland"
        )
    )]
    pub name: String,
    /// What it works with.
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 500,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Nattilsyn og responssenter"
        )
    )]
    pub theme: String,
    /// Numbers of its members: at least two members of the cluster.
    #[validate(custom(function = "crate::field::items::<100, String>"))]
    #[cfg_attr(feature = "openapi", schema(min_items = 2, max_items = 100, example = json!(["4631", "4632"])))]
    pub members: Vec<String>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_to: Date,
}

/// The end of a subcluster before its time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EndSubcluster {
    /// The first day it is no more; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Avtalt i styringsgruppa")
    )]
    pub reason: Option<String>,
}
