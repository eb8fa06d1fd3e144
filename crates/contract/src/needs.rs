//! Knowledge needs.

use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::access::policy::NeedAction;
use domain::access::{Level, Visibility};
use domain::need::{AffectedGroup, Channel, NeedAnswer, NeedLevel, NeedProcess, ServiceArea, UrgencyKind};
use domain::rule::RuleId;
use domain::{ClusterId, ContentLanguage, NeedId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use validator::Validate;

/// Who holds a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct HolderView {
    /// The level that answers for it today.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Level))]
    pub level: Level,
    /// The cluster, region or office by name; absent where the need is published without its municipality's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The level it stands in for, because that level is missing or has nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Level>))]
    pub stands_in_for: Option<Level>,
}

/// The municipality's consent to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublicationView {
    /// Whether the municipality is named.
    pub with_name: bool,
}

/// A knowledge need, as the caller may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NeedView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: NeedId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// The short reference to say on the phone; given when it is sent in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "KB-2025-0042"))]
    pub reference: Option<String>,
    /// Where it is in the process.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::NeedProcess))]
    pub process: NeedProcess,
    /// Whether it has been answered.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::NeedAnswer))]
    pub answer: NeedAnswer,
    /// Who can see it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Visibility))]
    pub visibility: Visibility,
    /// The municipality's consent to publish it, where given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publication: Option<PublicationView>,
    /// The language it is written in.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ContentLanguage))]
    pub language: ContentLanguage,
    /// What the municipality needs to know.
    #[cfg_attr(feature = "openapi", schema(example = "Digitalt nattilsyn der det er langt mellom husa"))]
    pub title: String,
    /// What the problem is today.
    pub problem: String,
    /// Service area.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ServiceArea>))]
    pub service_area: Option<ServiceArea>,
    /// Who it concerns, in the municipality's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_affected: Option<String>,
    /// Who it concerns, by the fixed list.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::AffectedGroup>))]
    pub affected_groups: Vec<AffectedGroup>,
    /// When an answer is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::UrgencyKind>))]
    pub urgency: Option<UrgencyKind>,
    /// When the measure starts, with urgency `now`.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub urgency_starts: Option<Date>,
    /// Outside the 2024–2028 theme (KSF-R24).
    pub outside_theme: bool,
    /// How it came in; not shown to those outside KSF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Channel>))]
    pub channel: Option<Channel>,
    /// The municipalities it comes from; empty for outsiders where it is published without name.
    pub originators: Vec<MunicipalityRef>,
    /// Who holds it; absent while it is a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderView>,
    /// The cluster it was sent to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The region of its municipality when it was sent in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// The reason of the latest decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_reason: Option<String>,
    /// When it was first saved.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    #[serde(with = "domain::iso::moment")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub updated_at: OffsetDateTime,
    /// When it was sent in.
    #[serde(with = "domain::iso::moment::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub submitted_at: Option<OffsetDateTime>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::NeedAction>))]
    pub allowed_actions: Vec<NeedAction>,
}

impl Tabular for NeedView {
    const OPEN: Open = Open::SignedOut;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "reference": "/reference", "process": "/process", "answer": "/answer",
        "visibility": "/visibility", "language": "/language", "title": "/title", "problem": "/problem",
        "serviceArea": "/serviceArea", "whoAffected": "/whoAffected", "affectedGroups": "/affectedGroups",
        "urgency": "/urgency", "urgencyStarts": "/urgencyStarts", "outsideTheme": "/outsideTheme",
        "channel": "/channel", "originators": "/originators", "cluster": "/cluster/id", "region": "/region/slug",
        "holder": "/holder/level", "createdAt": "/createdAt", "updatedAt": "/updatedAt",
        "submittedAt": "/submittedAt", "version": "/version",
    ];
}

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
        deserialize_with = "date_present",
        serialize_with = "date_patch",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub urgency_starts: Option<Option<Date>>,
    /// Outside the 2024–2028 theme (KSF-R24); for coordinators.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub outside_theme: Option<bool>,
}

#[expect(clippy::option_option, reason = "absent, null and a value are three things in a merge patch")]
fn date_present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Date>>, D::Error> {
    domain::iso::date::option::deserialize(deserializer).map(Some)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    clippy::option_option,
    reason = "the signature serde asks for"
)]
fn date_patch<S: serde::Serializer>(date: &Option<Option<Date>>, serializer: S) -> Result<S::Ok, S::Error> {
    domain::iso::date::option::serialize(&date.flatten(), serializer)
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

/// As many rules as one decision sets aside at most.
pub const OVERRIDES_AT_MOST: usize = 10;

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

/// A soft rule set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OverrideRequest {
    /// The rule.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RuleId))]
    pub rule: RuleId,
    /// Why it is set aside.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Nabokommunane spør om det same")
    )]
    pub reason: String,
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

/// How the public would see a need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct PreviewFilter {
    /// With the municipality's name; unless said, yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_name: Option<bool>,
}

/// Which needs. Values of one parameter are alternatives; parameters narrow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct NeedFilter {
    /// Words in bokmål or nynorsk: inflections, compounds, abbreviations and typing errors are understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$", example = "nattilsyn"))]
    pub q: Option<String>,
    /// Part of the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<crate::schema::NeedLevel>))]
    pub level: Option<NeedLevel>,
    /// Process states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::NeedProcess>))]
    pub process: Vec<NeedProcess>,
    /// Answer states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::NeedAnswer>))]
    pub answer: Vec<NeedAnswer>,
    /// Service areas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::ServiceArea>))]
    pub service_area: Vec<ServiceArea>,
    /// Visibilities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::Visibility>))]
    pub visibility: Vec<Visibility>,
    /// Languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::ContentLanguage>))]
    pub language: Vec<ContentLanguage>,
    /// Municipalities by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<uuid::Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// `updatedAt`, `submittedAt`, `title` or `relevance`; with `-` in front from the greatest. Unless said:
    /// `relevance` with `q`, else `-updatedAt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub sort: Option<Sort>,
}

/// Order of a list of needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sort {
    /// Oldest change first.
    #[serde(rename = "updatedAt")]
    UpdatedAt,
    /// Newest change first.
    #[serde(rename = "-updatedAt")]
    UpdatedAtDescending,
    /// First sent in first.
    #[serde(rename = "submittedAt")]
    SubmittedAt,
    /// Last sent in first.
    #[serde(rename = "-submittedAt")]
    SubmittedAtDescending,
    /// A to Å.
    #[serde(rename = "title")]
    Title,
    /// Å to A.
    #[serde(rename = "-title")]
    TitleDescending,
    /// Best fit first.
    #[serde(rename = "relevance")]
    Relevance,
}
