//! Offering roles, and what is done to them.

use domain::access::Role;
use domain::{ClusterId, OrganisationId, RoleAssignmentId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A role as it is offered: exactly the place that the role is held on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoleOffer {
    /// The role.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Role))]
    pub role: Role,
    /// Number of the municipality, for contacts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4621"))]
    pub municipality: Option<String>,
    /// Id of the cluster, for its coordinator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Slug of the region, for its coordinator and for KS' regional office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// Id of the organisation, for researchers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub organisation: Option<OrganisationId>,
    /// Number of the county, for county authority and county governor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{2}$", example = "46"))]
    pub county: Option<String>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day; an external evaluator must have one.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Who decided it.
    #[validate(custom(function = "crate::field::decided_by"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Voss kommune"
        )
    )]
    pub decided_by: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 2000, example = "Kari byter jobb"))]
    pub reason: Option<String>,
    /// What the role is meant to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::mandate"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 4000, example = "Samlar kunnskapsbehova i kommunen.")
    )]
    pub mandate: Option<String>,
    /// What is agreed to belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 30), custom(function = "crate::field::tasks"))]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub tasks: Vec<String>,
    /// A role of the same kind and place that it takes over from: when it is accepted, that one ends the day before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub replaces: Option<RoleAssignmentId>,
}

/// A role offered to somebody with an account, or to somebody who was invited to another role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateRoleAssignment {
    /// Id of the account of whom it is offered to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub holder: Option<UserId>,
    /// In place of that: id of a role that the same person was invited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub holder_of: Option<RoleAssignmentId>,
    /// What is offered.
    #[validate(nested)]
    pub offer: RoleOffer,
}

/// Changes to a role (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateRoleAssignment {
    /// What it is meant to do.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::mandate"))]
    #[cfg_attr(
        feature = "openapi",
        schema(value_type = Option<String>, min_length = 3, max_length = 4000, example = "Samlar kunnskapsbehova.")
    )]
    pub mandate: Option<Option<String>>,
    /// What is agreed to belong to it.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 30), custom(function = "crate::field::tasks"))]
    #[cfg_attr(feature = "openapi", schema(nullable = false, max_items = 30))]
    pub tasks: Option<Vec<String>>,
    /// Last day. Changing it is for those who give the role.
    #[serde(
        deserialize_with = "crate::patch::date_present",
        serialize_with = "crate::patch::date_patch",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Option<Date>>,
}

/// The end of a role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EndRoleAssignment {
    /// Its last day; without one it ends at once.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<Date>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 2000, example = "Byter jobb"))]
    pub reason: Option<String>,
}

/// Days on which the holder of a role is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateAbsence {
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it is known.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Id of the account of somebody in KSF, who has the role's reach meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub deputy: Option<UserId>,
}
