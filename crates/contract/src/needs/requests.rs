//! What is asked of needs.

use crate::rules::OverrideRequest;
use domain::need::{AffectedGroup, Channel, ServiceArea, UrgencyKind};
use domain::{ClusterId, ContentLanguage};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A new need: a draft until it is submitted. Two fields are enough; the rest can be filled in later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateNeed {
    /// What do you need to know?
    #[validate(custom(function = "crate::field::need_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Digitalt nattilsyn der det er langt mellom husa"
        )
    )]
    pub title: String,
    /// What is the problem today?
    #[validate(custom(function = "crate::field::need_problem"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 4000,
            example = "Nattpatruljen køyrer fleire mil for korte tilsyn."
        )
    )]
    pub problem: String,
    /// Number of the municipality; needed where the caller acts for several, or on behalf of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// The language it is written in; the caller's unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ContentLanguage>))]
    pub language: Option<ContentLanguage>,
    /// Service area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ServiceArea>))]
    pub service_area: Option<ServiceArea>,
    /// Who it concerns, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::who_affected"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 2, max_length = 500, example = "Heimebuande eldre og nattpatruljen")
    )]
    pub who_affected: Option<String>,
    /// Who it concerns, by the fixed list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(custom(function = "crate::field::items::<20, AffectedGroup>"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::AffectedGroup>, max_items = 20))]
    pub affected_groups: Vec<AffectedGroup>,
    /// When an answer is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::UrgencyKind>))]
    pub urgency: Option<UrgencyKind>,
    /// When the measure starts; with urgency `now` and only then.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub urgency_starts: Option<Date>,
    /// How it came in; `self` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Channel>))]
    pub channel: Option<Channel>,
}

/// Changes to a need (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateNeed {
    /// What do you need to know?
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::need_title"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 3,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Digitalt nattilsyn der det er langt mellom husa"
        )
    )]
    pub title: Option<String>,
    /// What is the problem today?
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::need_problem"))]
    #[cfg_attr(
        feature = "openapi",
        schema(nullable = false, min_length = 3, max_length = 4000, example = "Nattpatruljen køyrer langt.")
    )]
    pub problem: Option<String>,
    /// The language it is written in.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = crate::schema::ContentLanguage))]
    pub language: Option<ContentLanguage>,
    /// Service area.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ServiceArea>))]
    pub service_area: Option<Option<ServiceArea>>,
    /// Who it concerns, in own words.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::who_affected"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 2, max_length = 500))]
    pub who_affected: Option<Option<String>>,
    /// Who it concerns, by the fixed list.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::items::<20, AffectedGroup>"))]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = Vec<crate::schema::AffectedGroup>, max_items = 20))]
    pub affected_groups: Option<Vec<AffectedGroup>>,
    /// When an answer is needed.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::UrgencyKind>))]
    pub urgency: Option<Option<UrgencyKind>>,
    /// When the measure starts; with urgency `now` and only then.
    #[serde(
        deserialize_with = "crate::patch::date_present",
        serialize_with = "crate::patch::date_patch",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub urgency_starts: Option<Option<Date>>,
    /// Outside the 2024–2028 theme (KSF-R24); for coordinators.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub outside_theme: Option<bool>,
}

/// Where a draft is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SubmitNeed {
    /// One of the municipality's clusters; needed where it is in several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<uuid::Uuid>))]
    pub cluster: Option<ClusterId>,
}

/// A decision whose reason may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Decide {
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Tydeleg og viktig")
    )]
    pub reason: Option<String>,
}

/// A decision that takes a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideWithReason {
    /// Why.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Gjeld fleire regionar")
    )]
    pub reason: String,
    /// Soft rules set aside, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub overrides: Vec<OverrideRequest>,
}

/// The municipality's consent to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishNeed {
    /// Whether the municipality is named.
    #[cfg_attr(feature = "openapi", schema(example = true))]
    pub with_name: bool,
}
