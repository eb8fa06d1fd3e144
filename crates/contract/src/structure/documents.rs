//! Documents that a municipality links to: strategies, plans, resolutions.

use super::MunicipalityRef;
use domain::DocumentId;
use domain::structure::municipality::DocumentKind;
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A document that a municipality links to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: DocumentId,
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// What it is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DocumentKind))]
    pub kind: DocumentKind,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Strategi for forsking og innovasjon 2026–2030"))]
    pub title: String,
    /// Where it is.
    #[cfg_attr(
        feature = "openapi",
        schema(format = "uri", example = "https://www.voss.kommune.no/strategi")
    )]
    pub url: String,
    /// The day it bears.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub dated: Option<Date>,
}

/// A document to link to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateDocument {
    /// What it is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DocumentKind))]
    pub kind: DocumentKind,
    /// What it is called.
    #[validate(custom(function = "crate::field::document_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 2, max_length = 200, example = "Strategi for forsking og innovasjon 2026–2030")
    )]
    pub title: String,
    /// Where it is; https, without credentials.
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            format = "uri",
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://www.voss.kommune.no/strategi"
        )
    )]
    pub url: String,
    /// The day it bears.
    #[validate(custom(function = "crate::field::day"))]
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, example = "2026-02-12"))]
    pub dated: Option<Date>,
}

/// Changes to a document (merge patch).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UpdateDocument {
    /// What it is.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = crate::schema::DocumentKind))]
    pub kind: Option<DocumentKind>,
    /// What it is called.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::document_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(nullable = false, value_type = String, min_length = 2, max_length = 200, example = "Strategi for forsking 2026–2030")
    )]
    pub title: Option<String>,
    /// Where it is; https, without credentials.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(
        feature = "openapi",
        schema(nullable = false, value_type = String, format = "uri", max_length = 2000, pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$", example = "https://www.voss.kommune.no/strategi")
    )]
    pub url: Option<String>,
    /// The day it bears; null where it bears none.
    #[validate(custom(function = "crate::field::day"))]
    #[serde(
        deserialize_with = "crate::patch::date_present",
        serialize_with = "crate::patch::date_patch",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, example = "2026-02-12"))]
    pub dated: Option<Option<Date>>,
}
