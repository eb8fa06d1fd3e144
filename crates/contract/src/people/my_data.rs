//! Everything that is kept about oneself.

use super::{DelegationView, RoleAssignmentView, RoleView, SessionView, UserView};
use domain::group::GroupRole;
use domain::introduction::IntroductionStep;
use domain::{GroupId, MembershipId, RoleAssignmentId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A term of oneself in a group or network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MyMembership {
    /// Id of the term.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: MembershipId,
    /// The group.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub group: GroupId,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Faggruppa for velferdsteknologi"))]
    pub name: String,
    /// The part one has in it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupRole))]
    pub part: GroupRole,
    /// The office one has it by.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub office: Option<String>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// Days on which one is deputy of somebody who is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MyDeputising {
    /// Id of the role one stands in for.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub role_assignment: RoleAssignmentId,
    /// The role.
    pub role: RoleView,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// An invitation by link that one made. Whom it invited is theirs, and stands with the role for those who see that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MyInvitation {
    /// Id of the role that was offered.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub role_assignment: RoleAssignmentId,
    /// The role.
    pub role: RoleView,
    /// When it was made.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub made_at: OffsetDateTime,
    /// When it ends.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: OffsetDateTime,
    /// When it was used.
    #[serde(with = "domain::iso::moment::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub used_at: Option<OffsetDateTime>,
}

/// A step of one's introduction programme that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MyIntroductionStep {
    /// Id of the role it introduces to.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub role_assignment: RoleAssignmentId,
    /// The step.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::IntroductionStep))]
    pub step: IntroductionStep,
    /// When it was done.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub done_on: Date,
}

/// Something one did, as the log has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MyEvent {
    /// Id of the event.
    pub id: Uuid,
    /// What happened.
    #[cfg_attr(feature = "openapi", schema(example = "need.submitted"))]
    pub kind: String,
    /// The kind of resource it happened to.
    #[cfg_attr(feature = "openapi", schema(example = "need"))]
    pub resource: String,
    /// Id of the resource.
    pub resource_id: Uuid,
    /// When.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: OffsetDateTime,
}

/// Everything that is kept about oneself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MyData {
    /// The account.
    pub account: UserView,
    /// Every role one was offered or has held.
    pub roles: Vec<RoleAssignmentView>,
    /// Sessions that run.
    pub sessions: Vec<SessionView>,
    /// Standing consents one has given for a municipality.
    pub delegations_given: Vec<DelegationView>,
    /// One's terms in groups and networks, those that are over too.
    pub memberships: Vec<MyMembership>,
    /// When one is or was deputy of somebody.
    pub deputy_for: Vec<MyDeputising>,
    /// Invitations by link that one made, as long as they are kept.
    pub invitations_made: Vec<MyInvitation>,
    /// Steps of introduction programmes that one has done.
    pub introduction_steps: Vec<MyIntroductionStep>,
    /// What one did.
    pub events: Vec<MyEvent>,
}
