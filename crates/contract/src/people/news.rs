//! What changed since one looked last, of what concerns oneself.

use crate::changes::HistoryEntry;
use domain::ContentLanguage;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;
use validator::Validate;

/// The newest that happened to a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NewsView {
    /// The kind of resource, as the change feed names it.
    #[cfg_attr(feature = "openapi", schema(example = "cluster"))]
    pub resource: String,
    /// Id of the resource.
    pub resource_id: Uuid,
    /// What the resource's address has: the number of a municipality, the slug of a region, else the id.
    #[cfg_attr(feature = "openapi", schema(example = "4621"))]
    pub key: String,
    /// What it is called now; a need by its title.
    #[cfg_attr(feature = "openapi", schema(example = "Kunnskapskommunen Helse Omsorg Vest"))]
    pub name: String,
    /// The language of a need's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ContentLanguage>))]
    pub language: Option<ContentLanguage>,
    /// What happened, as its history tells it.
    pub entry: HistoryEntry,
}

/// What others changed since one looked last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// From when on it is told: one's last look; the last 14 days at the first.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub since: OffsetDateTime,
    /// Whether one never looked before.
    pub first: bool,
    /// For each thing the newest that happened to it, newest first; at most 50.
    pub items: Vec<NewsView>,
    /// Give this back when the news have been shown. Opaque.
    pub sync_token: String,
}

/// That one has been shown the news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeeNews {
    /// `syncToken` of the news that were shown.
    #[validate(length(min = 1, max = 200))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub sync_token: String,
}
