//! Accounts.

use super::RoleView;
use crate::structure::MunicipalityRef;
use crate::table::{Column, Tabular, columns};
use domain::{OrganisationId, UiLanguage, UserId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use validator::Validate;

/// A research organisation by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrganisationRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: OrganisationId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Høgskulen på Vestlandet"))]
    pub name: String,
}

/// Where somebody is employed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EmployerView {
    /// Whether it is KS.
    pub ks: bool,
    /// The municipality, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The organisation, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
}

/// Where somebody is employed: exactly one of the three.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EmployerRequest {
    /// KS.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ks: bool,
    /// Number of a municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4621"))]
    pub municipality: Option<String>,
    /// Id of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub organisation: Option<OrganisationId>,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: UserId,
    /// One more at each change.
    pub version: i32,
    /// What the person is shown as.
    pub display_name: String,
    /// E-mail address; absent for a contact without sign-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Language of the interface.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::UiLanguage))]
    pub language: UiLanguage,
    /// Whether the account is open.
    pub active: bool,
    /// Whether a password has been set.
    pub can_sign_in: bool,
    /// Where the person is employed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employer: Option<EmployerView>,
    /// Roles held today.
    pub roles: Vec<RoleView>,
    /// When it was made.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: OffsetDateTime,
}

impl Tabular for UserView {
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "displayName": "/displayName", "email": "/email", "language": "/language",
        "active": "/active", "canSignIn": "/canSignIn", "createdAt": "/createdAt",
    ];
}

/// A new account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateUser {
    /// E-mail address; becomes the sign-in name.
    #[validate(custom(function = "crate::field::email"))]
    #[cfg_attr(
        feature = "openapi",
        schema(format = "email", max_length = 254, example = "ny.kontakt@demo.example")
    )]
    pub email: String,
    /// What the person is shown as.
    #[validate(custom(function = "crate::field::display_name"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 2, max_length = 120, example = "FoU-kontakt i Lom"))]
    pub display_name: String,
    /// Language of the interface. Unless said, the written standard of the municipality one works for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::UiLanguage>, example = "nn"))]
    pub language: Option<UiLanguage>,
    /// Where the person is employed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub employer: Option<EmployerRequest>,
}

/// Changes to an account (merge patch).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateUser {
    /// What the person is shown as.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::display_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 2, max_length = 120, nullable = false, example = "FoU-kontakt i Lom")
    )]
    pub display_name: Option<String>,
    /// Language of the interface.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::UiLanguage, nullable = false))]
    pub language: Option<UiLanguage>,
    /// Whether the account is open. Closing it ends its sessions at once.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub active: Option<bool>,
    /// Where the person is employed; null for nowhere that is known.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub employer: Option<Option<EmployerRequest>>,
}

/// Which accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct UserFilter {
    /// Part of a name or an e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$"))]
    pub q: Option<String>,
    /// Open or closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}
