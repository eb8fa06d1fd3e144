//! Who represents KSF where.

use super::{GroupRef, PersonRef};
use crate::people::OrganisationRef;
use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::access::Role;
use domain::group::{GroupRole, GroupType};
use domain::{GroupId, OrganisationId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

/// Somebody who represents somebody somewhere: a term in a group or arena, or a coordinator's role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RepresentativeView {
    /// Id of the term, or of the role.
    pub id: Uuid,
    /// Where: what the group, the arena or the level is called.
    pub arena: String,
    /// The group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupRef>,
    /// Whose arena it is, where it is somebody else's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arena_of: Option<OrganisationRef>,
    /// The person; shown to those in KSF alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// Whether that person holds no role in KSF on the day, and has held one before; shown to those in KSF alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_role: bool,
    /// The municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// The office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The part in the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::GroupRole>))]
    pub part: Option<GroupRole>,
    /// The role that it follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Role>))]
    pub role: Option<Role>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

impl Tabular for RepresentativeView {
    const OPEN: Open = Open::Never;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "arena": "/arena", "type": "/group/type", "arenaOf": "/arenaOf/name", "person": "/person/name", "municipality": "/municipality/number", "cluster": "/cluster/name", "region": "/region/slug", "organisation": "/organisation/name", "office": "/office", "part": "/part", "role": "/role", "validFrom": "/validFrom", "validTo": "/validTo",
    ];
}

/// Which representatives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct RepresentativeFilter {
    /// In this organisation's arenas, or for this organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub organisation: Option<OrganisationId>,
    /// In this group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub group: Option<GroupId>,
    /// This person; for those in KSF, nothing for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub person: Option<UserId>,
    /// Types.
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::GroupType>))]
    pub kind: Vec<GroupType>,
    /// Municipalities by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
