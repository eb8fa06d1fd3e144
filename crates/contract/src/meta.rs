//! What the service says of itself.

use serde::{Deserialize, Serialize};

/// Version, languages, and whether the content is an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    /// Name of the product.
    #[cfg_attr(feature = "openapi", schema(example = "KSF-plattformen"))]
    pub name: String,
    /// Version of the service.
    #[cfg_attr(feature = "openapi", schema(example = "0.1.0"))]
    pub version: String,
    /// The commit it was built from, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Whether everything in the database is an example.
    pub demo: bool,
    /// Languages of titles, labels and problems.
    #[cfg_attr(feature = "openapi", schema(example = json!(["nb", "nn", "en"])))]
    pub languages: Vec<String>,
    /// Whose data is shown.
    pub attribution: String,
    /// Where to go on.
    pub links: MetaLinks,
}

/// Addresses relative to the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MetaLinks {
    /// The specification.
    pub openapi: String,
    /// The reference for people.
    pub docs: String,
    /// The public register in the app.
    pub register: String,
}
