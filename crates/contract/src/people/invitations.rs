//! Invitations: a role offered to an e-mail address, with a link that works once.

use super::{EmployerRequest, RoleOffer, RoleView};
use domain::{RoleAssignmentId, UiLanguage};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use validator::Validate;

/// Somebody invited to a role. Where the address has no account, one is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateInvitation {
    /// E-mail address of whom is invited.
    #[validate(custom(function = "crate::field::email"))]
    #[cfg_attr(
        feature = "openapi",
        schema(format = "email", max_length = 254, example = "ny.kontakt@demo.example")
    )]
    pub email: String,
    /// What the person is shown as, where there is no account yet.
    #[validate(custom(function = "crate::field::display_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 120,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "FoU-kontakt i Lom"
        )
    )]
    pub display_name: String,
    /// Language of the interface, where there is no account yet. Unless said, the written standard of the municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::UiLanguage>, example = "nn"))]
    pub language: Option<UiLanguage>,
    /// Where the person is employed, where there is no account yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub employer: Option<EmployerRequest>,
    /// What is offered.
    #[validate(nested)]
    pub offer: RoleOffer,
}

/// An invitation, with its link, shown once to whoever invited. It says nothing of whether there was an account.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct InvitationView {
    /// Address to give to the person, relative to the service. The token stands after `#` and is never logged.
    #[cfg_attr(feature = "openapi", schema(example = "/konto/invitasjon#3q2-7wAAAA"))]
    pub link: String,
    /// When it ends.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: OffsetDateTime,
    /// Id of the role that is offered.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub role_assignment: RoleAssignmentId,
}

/// The token of an invitation.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InvitationToken {
    /// The token of the link.
    #[validate(custom(function = "crate::field::link_token"))]
    #[cfg_attr(
        feature = "openapi",
        schema(max_length = 100, example = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    )]
    pub token: String,
}

impl std::fmt::Debug for InvitationToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvitationToken { .. }")
    }
}

/// What an invitation is to, for whoever has its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct InvitationPreview {
    /// The address that is invited, which is what one signs in with.
    pub email: String,
    /// What the inviter calls the person.
    pub display_name: String,
    /// Where the inviter says that the person is employed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(example = "Voss"))]
    pub employer: Option<String>,
    /// Language of the account that the invitation is for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::UiLanguage, example = "nn"))]
    pub language: UiLanguage,
    /// Who invites.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(example = "Regional koordinator KSF Vest"))]
    pub invited_by: Option<String>,
    /// Who decided it.
    #[cfg_attr(feature = "openapi", schema(example = "Voss kommune"))]
    pub decided_by: String,
    /// The role and its scope.
    #[serde(flatten)]
    pub role: RoleView,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// What it is meant to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// What is agreed to belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// When the link ends.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: OffsetDateTime,
}

/// An invitation accepted: with the password one has, or with a new one where one has none.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The token of the link.
    #[validate(custom(function = "crate::field::link_token"))]
    #[cfg_attr(
        feature = "openapi",
        schema(max_length = 100, example = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    )]
    pub token: String,
    /// The password: the account's own, or a new one of 12 characters or more where it has none.
    #[validate(custom(function = "crate::field::typed_password"))]
    #[cfg_attr(
        feature = "openapi",
        schema(format = Password, max_length = 200, example = "sommar i Masfjorden")
    )]
    pub password: String,
}

impl std::fmt::Debug for AcceptInvitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AcceptInvitation { .. }")
    }
}
