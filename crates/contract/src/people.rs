//! Signing in, oneself, accounts and roles.

use crate::table::{Column, Tabular, columns};
use domain::access::Role;
use domain::{OrganisationId, UiLanguage, UserId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;
use validator::Validate;

use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};

/// E-mail and password.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Login {
    /// E-mail address of the account.
    #[validate(custom(function = "crate::field::typed_email"))]
    #[cfg_attr(feature = "openapi", schema(max_length = 254, example = "fou@demo.example"))]
    pub email: String,
    /// Its password.
    #[validate(custom(function = "crate::field::typed_password"))]
    #[cfg_attr(feature = "openapi", schema(format = Password, max_length = 200, example = "ksf-demo-2026"))]
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login { .. }")
    }
}

/// A new password by a one-time link.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPassword {
    /// The token of the link.
    #[validate(custom(function = "crate::field::link_token"))]
    #[cfg_attr(
        feature = "openapi",
        schema(max_length = 100, example = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    )]
    pub token: String,
    /// The new password: 12 characters or more.
    #[validate(custom(function = "crate::field::new_password"))]
    #[cfg_attr(feature = "openapi", schema(format = Password, min_length = 12, max_length = 200, example = "sommar i Masfjorden"))]
    pub password: String,
}

impl std::fmt::Debug for SetPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SetPassword { .. }")
    }
}

/// A short-lived access token. The refresh token travels in an HttpOnly cookie.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[cfg_attr(feature = "openapi", schema(example = "Bearer"))]
    pub token_type: String,
    /// Seconds until it ends.
    #[cfg_attr(feature = "openapi", schema(example = 600))]
    pub expires_in: u32,
}

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
}

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

/// Oneself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Id of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: UserId,
    /// What one is shown as.
    #[cfg_attr(feature = "openapi", schema(example = "FoU-kontakt på Voss (demo)"))]
    pub display_name: String,
    /// E-mail address.
    pub email: String,
    /// Language of the interface.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::UiLanguage))]
    pub language: UiLanguage,
    /// Roles held today.
    pub roles: Vec<RoleView>,
    /// Municipalities one may register needs for, with the clusters to choose from; a coordinator's own are many.
    pub may_register_for: Vec<RegisterFor>,
    /// Whether one may manage accounts.
    pub administers: bool,
}

/// A municipality one may register needs for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegisterFor {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// Whether one acts for it oneself, or on its behalf as a coordinator.
    pub own: bool,
    /// Its clusters today: where a need can be sent.
    pub clusters: Vec<ClusterRef>,
    /// Its region today: stands in where there is no cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
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
    /// Language of the interface; bokmål unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::UiLanguage>, example = "nn"))]
    pub language: Option<UiLanguage>,
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
}

/// A one-time link, shown once to the administrator who made it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OneTimeLink {
    /// Address to give to the person, relative to the service. The token stands after `#` and is never logged.
    #[cfg_attr(feature = "openapi", schema(example = "/konto/passord#3q2-7wAAAA"))]
    pub link: String,
    /// When it ends.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: OffsetDateTime,
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

/// A role held by somebody in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RoleAssignmentView {
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub holder: String,
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
    /// Who decided it.
    pub decided_by: String,
}

impl Tabular for RoleAssignmentView {
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "holder": "/holder", "role": "/role", "municipality": "/municipality/number",
        "cluster": "/cluster/id", "region": "/region/slug", "organisation": "/organisation/id",
        "validFrom": "/validFrom", "validTo": "/validTo", "decidedBy": "/decidedBy",
    ];
}

/// Which roles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct RoleAssignmentFilter {
    /// Roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::Role>))]
    pub role: Vec<Role>,
    /// Number of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Slug of the region.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// Valid on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
