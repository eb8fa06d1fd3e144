//! Groups with a mandate.

use super::GroupMemberView;
use crate::people::OrganisationRef;
use crate::structure::{ClusterRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::access::Level;
use domain::group::{GroupAction, GroupType};
use domain::{ClusterId, GroupId, OrganisationId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: GroupId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// What type of group.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupType))]
    pub kind: GroupType,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Regional samarbeidsgruppe KSF Vest"))]
    pub name: String,
    /// What it was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// What it is to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// Where the mandate lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate_link: Option<String>,
    /// The level it lies at.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Level))]
    pub level: Level,
    /// Its region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Its cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// Whose arena it is, where it is somebody else's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arena: Option<OrganisationRef>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// The members on the day.
    pub members: Vec<GroupMemberView>,
    /// Terms that begin later.
    pub planned: Vec<GroupMemberView>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::GroupAction>))]
    pub allowed_actions: Vec<GroupAction>,
}

impl Tabular for GroupView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "type": "/type", "name": "/name", "level": "/level", "region": "/region/slug", "cluster": "/cluster/id", "arena": "/arena/name", "validFrom": "/validFrom", "validTo": "/validTo", "mandateLink": "/mandateLink", "version": "/version",
    ];
}

/// Which groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct GroupFilter {
    /// Part of a name; also of one that it had before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$", example = "faggruppe"))]
    pub q: Option<String>,
    /// Types.
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::GroupType>))]
    pub kind: Vec<GroupType>,
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<uuid::Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Municipalities by number that are members, themselves or by their cluster.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A new group. It lies in the region or cluster that is named, at the national level where none is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateGroup {
    /// What type of group.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupType))]
    pub kind: GroupType,
    /// What it is called.
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Faggruppe for velferdsteknologi"
        )
    )]
    pub name: String,
    /// What it is to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::mandate"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 4000, example = "Gi råd om prioriteringar")
    )]
    pub mandate: Option<String>,
    /// Where the mandate lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://www.example.org/mandat"
        )
    )]
    pub mandate_link: Option<String>,
    /// Slug of the region it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// Id of the cluster it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Whose arena it is; with type `external_arena` and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub arena: Option<OrganisationId>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day, if it is known.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// Changes to a group (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateGroup {
    /// What it is called.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub name: Option<String>,
    /// What it is to do.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::mandate"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 3, max_length = 4000))]
    pub mandate: Option<Option<String>>,
    /// Where the mandate lies.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, max_length = 2000, pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$"))]
    pub mandate_link: Option<Option<String>>,
    /// Last day.
    #[serde(
        deserialize_with = "crate::patch::date_present",
        serialize_with = "crate::patch::date_patch",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Option<Date>>,
}

/// A group by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: GroupId,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Referansegruppe for utlysinga"))]
    pub name: String,
    /// What type of group; a network has none.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::GroupType>))]
    pub kind: Option<GroupType>,
}
