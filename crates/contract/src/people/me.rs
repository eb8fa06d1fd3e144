//! Oneself.

use super::{EmployerView, RoleView};
use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Tabular, columns};
use domain::access::Role;
use domain::{SessionId, UiLanguage, UserId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use validator::Validate;

/// Oneself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Id of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: UserId,
    /// What one is shown as.
    #[cfg_attr(feature = "openapi", schema(example = "FoU-kontakt på Voss (demo)"))]
    pub display_name: String,
    /// E-mail address.
    pub email: String,
    /// Language of the interface.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::UiLanguage))]
    pub language: UiLanguage,
    /// Where one is employed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employer: Option<EmployerView>,
    /// Roles held today, also as a deputy.
    pub roles: Vec<RoleView>,
    /// Municipalities one may register needs for, with the clusters to choose from; a coordinator's own are many.
    pub may_register_for: Vec<RegisterFor>,
    /// The desks one answers for.
    #[serde(default)]
    pub answers_for: Desks,
    /// Whether one may manage accounts.
    pub administers: bool,
    /// Roles that one may offer to others somewhere; the answer says where.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::Role>))]
    pub may_offer: Vec<Role>,
    /// Roles one has been offered and not answered.
    pub offers: i64,
    /// How much waits for an answer from one, the roles one was offered with it; the list says what.
    #[serde(default)]
    pub waiting: i64,
}

/// Desks one answers for, also as a stand-in where nobody else does. Who answers for one may make groups there, put actors on
/// the region's map, and more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Desks {
    /// Whether one answers for the nation's.
    pub national: bool,
    /// The regions'.
    pub regions: Vec<RegionRef>,
    /// The clusters'.
    pub clusters: Vec<ClusterRef>,
}

impl Desks {
    /// Whether one answers for any.
    pub const fn any(&self) -> bool {
        self.national || !self.regions.is_empty() || !self.clusters.is_empty()
    }

    /// Whether one answers for a region, or for the nation above it.
    pub fn region(&self, slug: &str) -> bool {
        self.national || self.regions.iter().any(|region| region.slug == slug)
    }
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

/// Changes to oneself (merge patch).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateMe {
    /// What one is shown as.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::display_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 2, max_length = 120, nullable = false, example = "FoU-kontakt på Voss")
    )]
    pub display_name: Option<String>,
    /// Language of the interface.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::UiLanguage, nullable = false))]
    pub language: Option<UiLanguage>,
}

/// What can be done to one of one's sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum SessionAction {
    /// End it.
    End,
}

/// One of one's sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: SessionId,
    /// Browser and kind of device; empty where they are not known.
    #[cfg_attr(feature = "openapi", schema(example = "Firefox, Windows"))]
    pub device: String,
    /// When it began.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: OffsetDateTime,
    /// When it was last renewed, which happens while it is in use.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub last_used_at: OffsetDateTime,
    /// Whether it is the one this was asked in.
    pub current: bool,
    /// What can be done to it.
    pub allowed_actions: Vec<SessionAction>,
}

impl Tabular for SessionView {
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "device": "/device", "createdAt": "/createdAt", "lastUsedAt": "/lastUsedAt",
        "current": "/current",
    ];
}
