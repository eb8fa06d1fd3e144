//! Signing in.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use validator::Validate;

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

/// A new password of one's own, by the one it replaces.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePassword {
    /// The password one signs in with now.
    #[validate(custom(function = "crate::field::current_password"))]
    #[cfg_attr(feature = "openapi", schema(format = Password, min_length = 1, max_length = 200, example = "ksf-demo-2026"))]
    pub current_password: String,
    /// The new password: 12 characters or more.
    #[validate(custom(function = "crate::field::new_password"))]
    #[cfg_attr(feature = "openapi", schema(format = Password, min_length = 12, max_length = 200, example = "sommar i Masfjorden"))]
    pub password: String,
}

impl std::fmt::Debug for ChangePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChangePassword { .. }")
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
