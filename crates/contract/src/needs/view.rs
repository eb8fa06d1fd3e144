//! A need as it is shown.

use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::access::policy::NeedAction;
use domain::access::{Level, Visibility};
use domain::need::{AffectedGroup, Channel, NeedAnswer, NeedProcess, ServiceArea, UrgencyKind};
use domain::{ContentLanguage, NeedId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

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
    /// What those that are no more have become; the need is theirs now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originators_today: Vec<MunicipalityRef>,
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
