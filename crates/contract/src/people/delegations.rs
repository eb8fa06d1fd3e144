//! Standing consents of a municipality, and who answers for it.

use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Tabular, columns};
use domain::role::DelegatedTask;
use domain::{ClusterId, DelegationId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// What can be done to a standing consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum DelegationAction {
    /// Take it back.
    End,
}

/// What a municipality lets others do for it without asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DelegationView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: DelegationId,
    /// One more at each change.
    pub version: i32,
    /// What may be done.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DelegatedTask))]
    pub task: DelegatedTask,
    /// For whom.
    pub municipality: MunicipalityRef,
    /// By the coordinator of this cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// By this region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Who gave it.
    pub given_by: String,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<DelegationAction>,
}

impl Tabular for DelegationView {
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "task": "/task", "municipality": "/municipality/number", "cluster": "/cluster/id",
        "region": "/region/slug", "validFrom": "/validFrom", "validTo": "/validTo", "givenBy": "/givenBy",
    ];
}

/// A standing consent: to the coordinator of one of the municipality's clusters, or to its region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateDelegation {
    /// What may be done.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DelegatedTask))]
    pub task: DelegatedTask,
    /// Id of one of the municipality's clusters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Slug of the municipality's region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day, if it ends.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// Which standing consents of the municipality.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct DelegationFilter {
    /// What held on this day; all that have not been taken back, unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// Why somebody answers for a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum AnswersBecause {
    /// It is the municipality's own contact.
    Contact,
    /// The contact is away and has a deputy.
    Deputy,
    /// The municipality has no contact who is there: the coordinator at its cluster's motor stands in.
    Motor,
    /// There is no such coordinator either: the region stands in.
    Region,
    /// Nor one of the region: the nation stands in.
    Nation,
}

/// Who answers for a municipality on a day, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnswererView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// Why.
    pub because: AnswersBecause,
    /// Who, where it is a contact or a deputy; for those in KSF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The contact who is away; for those in KSF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy_for: Option<String>,
    /// The cluster whose coordinator stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// Its motor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motor: Option<MunicipalityRef>,
    /// The region that stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
}
