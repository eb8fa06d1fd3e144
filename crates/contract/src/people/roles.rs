//! Roles that people are offered and hold.

use super::OrganisationRef;
use crate::structure::{ClusterRef, CountyRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Tabular, columns};
use domain::access::Role;
use domain::access::policy::RoleAction;
use domain::role::RoleStatus;
use domain::{ClusterId, OrganisationId, RoleAssignmentId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A role one holds, and on what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RoleView {
    /// The role.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Role))]
    pub role: Role,
    /// The municipality it is held on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The cluster it is held on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The region it is held on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// The research organisation it is held on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// The county it is held on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub county: Option<CountyRef>,
}

impl Tabular for RoleView {
    const COLUMNS: &'static [Column] = columns![
        "role": "/role", "municipality": "/municipality/number", "cluster": "/cluster/id",
        "region": "/region/slug", "organisation": "/organisation/id", "county": "/county/number",
    ];
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeputyView {
    /// Id of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: UserId,
    /// What the person is shown as.
    #[cfg_attr(feature = "openapi", schema(example = "FoU-kontakt i Masfjorden"))]
    pub name: String,
}

/// Days on which the holder is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AbsenceView {
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it is known.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Who has the role's reach meanwhile; without one the level above stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<DeputyView>,
}

/// A role somebody was offered or holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RoleAssignmentView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: RoleAssignmentId,
    /// One more at each change.
    pub version: i32,
    /// Whose it is.
    pub holder: String,
    /// Id of the holder's account. Who was invited is known by what the inviter calls them alone until the role is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub holder_id: Option<UserId>,
    /// The holder's e-mail address, for those in KSF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder_email: Option<String>,
    /// The role and its scope.
    #[serde(flatten)]
    pub role: RoleView,
    /// Where it stands on the day asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RoleStatus))]
    pub status: RoleStatus,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Who decided it.
    pub decided_by: String,
    /// Why it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What it is meant to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// What is agreed to belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// The role it takes over from on its first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub replaces: Option<RoleAssignmentId>,
    /// Who has the role's reach on the day, while the holder is away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<DeputyView>,
    /// Days on which the holder is away, past and to come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<AbsenceView>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::RoleAction>))]
    pub allowed_actions: Vec<RoleAction>,
}

impl RoleAssignmentView {
    /// Whether it is somebody's own.
    pub fn is_of(&self, user: Option<UserId>) -> bool {
        user.is_some() && self.holder_id == user
    }
}

impl Tabular for RoleAssignmentView {
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "holder": "/holder", "holderEmail": "/holderEmail", "role": "/role", "status": "/status",
        "municipality": "/municipality/number", "cluster": "/cluster/id", "region": "/region/slug",
        "organisation": "/organisation/id", "county": "/county/number", "validFrom": "/validFrom",
        "validTo": "/validTo", "decidedBy": "/decidedBy", "deputy": "/deputy/name",
    ];
}

/// Which roles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct RoleAssignmentFilter {
    /// Part of the name of a holder or a place; of a municipality also its number, and what it was called before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$"))]
    pub q: Option<String>,
    /// Roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::Role>))]
    pub role: Vec<Role>,
    /// Where they stand on the day; held, unless said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::RoleStatus>))]
    pub status: Vec<RoleStatus>,
    /// Only one's own: `me`. Whoever is signed in may ask for those.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub holder: Option<Oneself>,
    /// Number of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of a cluster: its own roles and those of its members.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Slug of the region.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// Id of a research organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub organisation: Option<OrganisationId>,
    /// Number of the county.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{2}$", example = "46"))]
    pub county: Option<String>,
    /// Valid on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// Which of the roles that one may offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct OfferableRoleFilter {
    /// Roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::Role>))]
    pub role: Vec<Role>,
}

/// Whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Oneself {
    /// Whoever asks.
    Me,
}
