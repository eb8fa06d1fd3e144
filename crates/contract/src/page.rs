//! Lists: pages by cursor, and the same query in other shapes.

use serde::{Deserialize, Serialize};

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The items, in the order asked for.
    pub items: Vec<T>,
    /// Pass this as `cursor` to get the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// How many items the query has in all; only with `count=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

/// Which part of a list is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct Paging {
    /// Items on a page, 1 to 200; 50 unless said. In NDJSON and CSV: at most so many lines, all unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, example = 50))]
    pub limit: Option<u16>,
    /// Where to go on: `nextCursor` of the page before, with the same query. Opaque.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 2048))]
    pub cursor: Option<String>,
    /// Whether `total` is wanted; it costs a count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<bool>,
}

/// Shape of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A page as JSON.
    Json,
    /// Everything, one JSON object a line.
    Ndjson,
    /// Everything, as a table.
    Csv,
}

/// The field separator of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Delimiter {
    /// RFC 4180.
    #[serde(rename = ",")]
    Comma,
    /// As a Norwegian Excel expects; the file then begins with a byte order mark.
    #[serde(rename = ";")]
    Semicolon,
}

/// Shape of a list's answer. `format` wins over `Accept`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct Shape {
    /// JSON page, or everything as NDJSON or CSV. Wins over `Accept`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub format: Option<Format>,
    /// Separator of CSV: `,` unless said; `;` for a Norwegian Excel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub delimiter: Option<Delimiter>,
}
