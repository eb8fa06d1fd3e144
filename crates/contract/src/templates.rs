//! Templates (maler) and the documents made from them.

use crate::table::{Column, Open, Tabular, columns};
use domain::template::{Placeholder, TemplateKind};
use domain::{ClusterId, TemplateId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A published version of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TemplateVersionView {
    /// Its number, from 1.
    pub number: i32,
    /// The first day it is valid.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Title in bokmål.
    pub title_nb: String,
    /// Title in nynorsk.
    pub title_nn: String,
    /// Text in bokmål: Markdown with placeholders.
    pub body_nb: String,
    /// Text in nynorsk: Markdown with placeholders.
    pub body_nn: String,
}

/// A template for a document to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: TemplateId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// What it is called in addresses.
    #[cfg_attr(
        feature = "openapi",
        schema(pattern = "^[a-z][a-z0-9-]{2,39}$", example = "samarbeidsavtale")
    )]
    pub key: String,
    /// What it is for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::TemplateKind))]
    pub kind: TemplateKind,
    /// The version that is valid on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<TemplateVersionView>,
    /// Every published version, the first first; in a list only the one of the day.
    pub versions: Vec<TemplateVersionView>,
    /// What can be filled in.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::Placeholder>))]
    pub placeholders: Vec<Placeholder>,
    /// Whether the caller may publish a version.
    pub may_publish: bool,
}

impl Tabular for TemplateView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "key": "/key", "kind": "/kind", "titleNb": "/current/titleNb", "titleNn": "/current/titleNn", "number": "/current/number", "validFrom": "/current/validFrom", "version": "/version",
    ];
}

/// A new template with its first version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateTemplate {
    /// What it is called in addresses: lower-case letters, digits and hyphens.
    #[validate(custom(function = "crate::field::template_key"))]
    #[cfg_attr(
        feature = "openapi",
        schema(pattern = "^[a-z][a-z0-9-]{2,39}$", example = "intensjonsavtale")
    )]
    pub key: String,
    /// What it is for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::TemplateKind))]
    pub kind: TemplateKind,
    /// The first day it is valid; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Title in bokmål.
    #[validate(custom(function = "crate::field::template_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Samarbeidsavtale"
        )
    )]
    pub title_nb: String,
    /// Title in nynorsk.
    #[validate(custom(function = "crate::field::template_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Samarbeidsavtale"
        )
    )]
    pub title_nn: String,
    /// Text in bokmål: Markdown with placeholders of the closed list in double braces.
    #[validate(custom(function = "crate::field::template_body"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 20,
            max_length = 40000,
            example = "# Samarbeidsavtale for {{cluster}}\n\nAvtalen gjelder mellom {{members}}."
        )
    )]
    pub body_nb: String,
    /// The same in nynorsk.
    #[validate(custom(function = "crate::field::template_body"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 20,
            max_length = 40000,
            example = "# Samarbeidsavtale for {{cluster}}\n\nAvtalen gjelder mellom {{members}}."
        )
    )]
    pub body_nn: String,
}

/// A further version of a template. What is published never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishTemplateVersion {
    /// The first day it is valid, today at the earliest; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Title in bokmål.
    #[validate(custom(function = "crate::field::template_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Samarbeidsavtale"
        )
    )]
    pub title_nb: String,
    /// Title in nynorsk.
    #[validate(custom(function = "crate::field::template_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Samarbeidsavtale"
        )
    )]
    pub title_nn: String,
    /// Text in bokmål: Markdown with placeholders of the closed list in double braces.
    #[validate(custom(function = "crate::field::template_body"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 20,
            max_length = 40000,
            example = "# Samarbeidsavtale for {{cluster}}\n\nAvtalen gjelder mellom {{members}}."
        )
    )]
    pub body_nb: String,
    /// The same in nynorsk.
    #[validate(custom(function = "crate::field::template_body"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 20,
            max_length = 40000,
            example = "# Samarbeidsavtale for {{cluster}}\n\nAvtalen gjelder mellom {{members}}."
        )
    )]
    pub body_nn: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Avtalen er tilpassa nye medlemmer")
    )]
    pub reason: Option<String>,
}

/// Written standard of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DocumentLanguage {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
}

/// Format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DocumentFormat {
    /// A page to print.
    Html,
    /// An OpenDocument text, to change and sign.
    Odt,
}

/// For whom a document is filled in, and how. At most one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct DocumentFilter {
    /// For this cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<uuid::Uuid>))]
    pub cluster: Option<ClusterId>,
    /// For this region, by slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// For this municipality, by number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Written standard; the caller's unless said, bokmål for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub language: Option<DocumentLanguage>,
    /// Format; `html` unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub format: Option<DocumentFormat>,
    /// A published version by its number; the one of the day unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 1))]
    pub number: Option<i32>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
