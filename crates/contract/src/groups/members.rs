//! Members and their terms.

use crate::people::OrganisationRef;
use crate::structure::{ClusterRef, MunicipalityRef};
use domain::group::GroupRole;
use domain::{ClusterId, MembershipId, OrganisationId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A person, for those in KSF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonRef {
    /// Id of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: UserId,
    /// What the person is shown as.
    #[cfg_attr(feature = "openapi", schema(example = "FoU-kontakt på Voss (demo)"))]
    pub name: String,
}

/// A member's term. One party: a person, a municipality, a cluster or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupMemberView {
    /// Id of the term.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: MembershipId,
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
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// The office that represents it; shown to those in KSF where the party is a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Its part.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupRole))]
    pub role: GroupRole,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// What a municipality becomes, under which the term goes on after its last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goes_on_as: Vec<MunicipalityRef>,
}

/// A new term in a group, for one party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AddGroupMember {
    /// Id of a person's account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub person: Option<UserId>,
    /// Number of a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of a cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Id of an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub organisation: Option<OrganisationId>,
    /// The office that represents it; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kommunedirektøren"
        )
    )]
    pub office: Option<String>,
    /// Its part; `member` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::GroupRole>))]
    pub role: Option<GroupRole>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day; the group's own unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Oppnemnd av regionen")
    )]
    pub reason: Option<String>,
}

/// The end of a term. One that has not begun is taken back by a last day before its first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndGroupMembership {
    /// Id of the term.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub membership: MembershipId,
    /// Last day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Ny kontakt frå hausten")
    )]
    pub reason: Option<String>,
}
