//! Municipal clusters.

use super::{AgreementView, CooperationRef, MunicipalityRef, ProposalView, RegionRef, TermView};
use crate::table::{Column, Open, Tabular, columns};
use domain::register::{Ambition, ClusterBasis, ClusterLack, ClusterStatus, FundingModel, MemberPart};
use domain::role::ClusterDesk;
use domain::structure::cluster::ClusterAction;
use domain::{ClusterId, SubclusterId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A member of a cluster, on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own on the wire, told apart by name"
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// What it has said it will do.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Ambition))]
    pub ambition: Ambition,
    /// What it does on the day, held against who drives the cluster then.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MemberPart))]
    pub part: MemberPart,
    /// Whether it acts for the cluster on the day: as its motor or, before there is one, as a member that founded it or was
    /// invited to drive it (KSF-R08).
    pub drives: bool,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Whether it has an R&D contact on the day, own or shared (KSF-R11).
    pub has_contact: bool,
    /// Whether taking part is anchored on the day, politically and administratively (KSF-R15).
    pub anchored: bool,
    /// Whether the caller speaks for it.
    pub own: bool,
}

/// A cluster's status in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct StatusPeriodView {
    /// The status.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ClusterStatus))]
    pub status: ClusterStatus,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Why.
    pub reason: String,
}

/// A subcluster with its theme and end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubclusterView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: SubclusterId,
    /// Its name.
    pub name: String,
    /// Its theme.
    pub theme: String,
    /// Its members.
    pub members: Vec<MunicipalityRef>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// A municipal cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClusterView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: ClusterId,
    /// One more at each change.
    pub version: i32,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Kunnskapskommunen Helse Omsorg Vest"))]
    pub name: String,
    /// Its region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Where it stands on the day; absent before it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ClusterStatus>))]
    pub status: Option<ClusterStatus>,
    /// What it builds on.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ClusterBasis))]
    pub basis: ClusterBasis,
    /// The existing cooperation it builds on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cooperation: Option<CooperationRef>,
    /// The common need it builds on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub common_need: Option<String>,
    /// Who pays.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::FundingModel))]
    pub funding_model: FundingModel,
    /// The coordinator's share of a post, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinator_percent: Option<i16>,
    /// The motor municipality on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motor: Option<TermView>,
    /// Whether it has a coordinator on the day; if not, the region stands in.
    pub has_coordinator: bool,
    /// Who answers at its desk on the day, also for members without a contact who is there.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ClusterDesk))]
    pub desk: ClusterDesk,
    /// Since when that post is filled by whoever fills it; who it is stands in the directory, for those signed in.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub coordinator_since: Option<Date>,
    /// Members on the day.
    pub members: Vec<MemberView>,
    /// All motor terms.
    pub motor_terms: Vec<TermView>,
    /// All statuses.
    pub statuses: Vec<StatusPeriodView>,
    /// Subclusters on the day.
    pub subclusters: Vec<SubclusterView>,
    /// Agreements; drafts are for those in KSF.
    pub agreements: Vec<AgreementView>,
    /// What municipalities are asked to agree to, for those in KSF: newest first.
    pub proposals: Vec<ProposalView>,
    /// What it lacks on the day.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::ClusterLack>))]
    pub lacks: Vec<ClusterLack>,
    /// Whether KS has confirmed it as a KSF cluster; a cooperation of older date may not be.
    #[cfg_attr(feature = "openapi", schema(example = true))]
    pub confirmed: bool,
    /// `real`, `web` or `demo`.
    pub origin: String,
    /// Source.
    pub source: String,
    /// What the caller may do with it today.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::ClusterAction>))]
    pub allowed_actions: Vec<ClusterAction>,
}

impl Tabular for ClusterView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "region": "/region/slug", "status": "/status", "basis": "/basis",
        "fundingModel": "/fundingModel", "coordinatorPercent": "/coordinatorPercent",
        "motor": "/motor/municipality/number", "members": "/members", "confirmed": "/confirmed", "origin": "/origin", "source": "/source",
    ];
}

/// Which clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct ClusterFilter {
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Statuses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::ClusterStatus>))]
    pub status: Vec<ClusterStatus>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
