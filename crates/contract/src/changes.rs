//! The change feed and history, both read from the event log.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What became of the resource for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeType {
    /// New or changed: fetch it.
    Sync,
    /// Gone, or no longer visible to the caller: forget it.
    Delete,
}

/// A change, by reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The resource's id.
    pub id: Uuid,
    /// What became of it.
    pub change_type: ChangeType,
    /// When it was recorded.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub timestamp: OffsetDateTime,
    /// The kind of resource.
    #[cfg_attr(feature = "openapi", schema(example = "need"))]
    pub resource: String,
}

/// A part of the change feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Changes in the order they were committed. May be empty although more follows.
    pub events: Vec<Change>,
    /// Pass this to go on from here. Opaque; survives a restore of the database.
    pub sync_token: String,
    /// Whether more can be fetched at once.
    pub has_more: bool,
}

/// From where to read changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct ChangesFilter {
    /// `syncToken` of the answer before; without it from the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    pub sync_token: Option<String>,
    /// At most so many events, 1 to 200; 50 unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
}

/// From where to be told of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct StreamFilter {
    /// The last `id` that was heard, or the `syncToken` of the list; without it from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    pub sync_token: Option<String>,
}

/// One line of a resource's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// Id of the event.
    pub id: Uuid,
    /// What happened.
    #[cfg_attr(feature = "openapi", schema(example = "need.submitted"))]
    pub kind: String,
    /// When it was recorded.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: OffsetDateTime,
    /// The day it is valid from.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub effective_on: Date,
    /// Who did it: a person for those in KSF, only the organisation for everyone else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// The municipality it was done for, where that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// The municipality it is about, where that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<crate::structure::MunicipalityRef>,
    /// The member of a group it is about, where that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// Where a cluster stands after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ClusterStatus>))]
    pub cluster_status: Option<domain::register::ClusterStatus>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the decision of the municipality that it was done for is found, for those in KSF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Whether another wrote down what that municipality has decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written_down: bool,
    /// What it says, piece by piece, where that is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<HistoryFact>,
    /// Rules set aside, with their reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<OverrideView>,
    /// The level a need was lifted to or received by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Level>))]
    pub level: Option<domain::access::Level>,
    /// Version of the resource after it.
    pub version: i32,
}

impl crate::table::Tabular for HistoryEntry {
    const COLUMNS: &'static [crate::table::Column] = crate::table::columns![
        "id": "/id", "kind": "/kind", "at": "/at", "effectiveOn": "/effectiveOn", "actor": "/actor",
        "onBehalfOf": "/onBehalfOf", "reason": "/reason", "version": "/version",
    ];
}

/// A piece of what an event says: what something is from then on, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct HistoryFact {
    /// What it is about.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::FactPart))]
    pub part: domain::event::FactPart,
    /// What its values are.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::FactSort))]
    pub sort: domain::event::FactSort,
    /// Before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "KSF Øst"))]
    pub before: Option<String>,
    /// From then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "KSF Vest"))]
    pub after: Option<String>,
}

/// A rule that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OverrideView {
    /// The rule.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RuleId))]
    pub rule: domain::rule::RuleId,
    /// Why.
    pub reason: String,
}
