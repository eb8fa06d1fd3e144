//! The introduction programme for new coordinators.

use crate::people::RoleView;
use crate::table::{Column, Open, Tabular, columns};
use domain::RoleAssignmentId;
use domain::introduction::IntroductionStep;
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A step of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct IntroductionStepView {
    /// Which.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::IntroductionStep))]
    pub step: IntroductionStep,
    /// What to do, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(example = "Les hva KSF er"))]
    pub text: String,
    /// When it was done.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub done_on: Option<Date>,
}

/// A coordinator's way through the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct IntroductionView {
    /// Id of the role it belongs to.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: RoleAssignmentId,
    /// One more at each change; 0 before the first. Stands first in the ETag.
    pub version: i32,
    /// Who goes through it.
    #[cfg_attr(feature = "openapi", schema(example = "Regional koordinator KSF Nord (demo)"))]
    pub holder: String,
    /// The role.
    pub role: RoleView,
    /// Since when the role is held.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub since: Date,
    /// The steps of the role, in the order to take them.
    pub steps: Vec<IntroductionStepView>,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Whether the caller may say what is done.
    pub may_complete: bool,
}

impl Tabular for IntroductionView {
    const OPEN: Open = Open::Never;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "holder": "/holder", "role": "/role/role", "cluster": "/role/cluster/name", "region": "/role/region/slug", "since": "/since", "done": "/done", "total": "/total",
    ];
}

/// A step that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompleteIntroductionStep {
    /// Which.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::IntroductionStep))]
    pub step: IntroductionStep,
    /// When; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub on: Option<Date>,
}

/// A step that is not done after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoIntroductionStep {
    /// Which.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::IntroductionStep))]
    pub step: IntroductionStep,
}
