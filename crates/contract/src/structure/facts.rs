//! The timeline of the structure: dated facts from the periods themselves.

use super::{ClusterRef, MunicipalityRef, RegionRef};
use crate::groups::GroupRef;
use crate::table::{Column, Open, Tabular, columns};
use domain::ClusterId;
use domain::register::{ClusterStatus, RegionStatus};
use domain::structure::FactKind;
use serde::{Deserialize, Serialize};
use time::Date;

/// A dated fact of the structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// The first day it is so; the day after the last where something ended.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub on: Date,
    /// What.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::FactKind))]
    pub kind: FactKind,
    /// The municipality it is about, as it was called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The cluster it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The region it is about, or the cluster's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Where a region came to stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::RegionStatus>))]
    pub region_status: Option<RegionStatus>,
    /// Where a cluster came to stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ClusterStatus>))]
    pub cluster_status: Option<ClusterStatus>,
    /// The subcluster's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcluster: Option<String>,
    /// Who became or was coordinator, for those who see all roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Regional koordinator Vest"))]
    pub person: Option<String>,
    /// What the agreement is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// The group or the network it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupRef>,
    /// What a municipality became, or came from.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub others: Vec<MunicipalityRef>,
}

impl Tabular for FactView {
    const OPEN: Open = Open::SignedOut;
    const COLUMNS: &'static [Column] = columns![
        "on": "/on", "kind": "/kind", "municipality": "/municipality/number",
        "municipalityName": "/municipality/name", "cluster": "/cluster/id", "clusterName": "/cluster/name",
        "region": "/region/slug", "regionStatus": "/regionStatus", "clusterStatus": "/clusterStatus",
        "subcluster": "/subcluster", "others": "/others",
        "agreement": "/agreement", "group": "/group/id", "groupName": "/group/name", "person": "/person",
    ];
}

/// Which facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct TimelineFilter {
    /// Regions by slug: of themselves, their clusters and their municipalities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<uuid::Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Municipalities by number, also those they came from or became.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// Kinds of facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::FactKind>))]
    pub kind: Vec<FactKind>,
    /// From this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2024-01-01"))]
    pub from: Option<String>,
    /// To this day; what is planned for later is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2026-12-31"))]
    pub to: Option<String>,
}
