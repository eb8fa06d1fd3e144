//! Municipalities.

use super::{ClusterRef, CountyRef, DocumentView, ParallelNames, RegionRef, SuccessionView};
use crate::rules::OverrideRequest;
use crate::table::{Column, Open, Tabular, columns};
use domain::register::{Ambition, DecidedBy, LanguageDecision, MemberPart, MunicipalityLack, SizeClass};
use domain::structure::municipality::MunicipalityAction;
use domain::{ClusterId, MunicipalityId};
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A municipality in a cluster, on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MembershipView {
    /// The cluster.
    pub cluster: ClusterRef,
    /// What the municipality has said it will do.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Ambition))]
    pub ambition: Ambition,
    /// What it does on the day, held against who drives the cluster then.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MemberPart))]
    pub part: MemberPart,
    /// Whether it is the motor municipality.
    pub motor: bool,
    /// First day of the membership.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MunicipalityView {
    /// Its id, as the change feed names it.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: MunicipalityId,
    /// One more at each change that people make; stands first in the ETag.
    pub version: i32,
    /// Its number on the day.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub number: String,
    /// Its Norwegian name, made unique where two share one.
    #[cfg_attr(feature = "openapi", schema(example = "Masfjorden"))]
    pub name: String,
    /// Its official name, all languages.
    pub official_name: String,
    /// Names in Sami and Kven.
    pub parallel_names: ParallelNames,
    /// Its county.
    pub county: CountyRef,
    /// Its KSF region on the day; none for Oslo until decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Its clusters on the day.
    pub clusters: Vec<MembershipView>,
    /// Inhabitants at the newest count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<i32>,
    /// The day of that count.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub population_on: Option<Date>,
    /// Size by inhabitants; absent where no population is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::SizeClass>))]
    pub size_class: Option<SizeClass>,
    /// Statistics Norway's centrality, 1 (most central) to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centrality_class: Option<i16>,
    /// Written standard.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::LanguageDecision))]
    pub language_decision: LanguageDecision,
    /// Organisation number, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<String>,
    /// Administrative centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_center: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Longitude of a point inside it, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Latitude of that point, degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Whether it lies in the administrative area for Sami.
    pub sami_admin_area: bool,
    /// First day under this number and name.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it has ended or will.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// What it became or will become.
    pub successors: Vec<SuccessionView>,
    /// What it came from.
    pub predecessors: Vec<SuccessionView>,
    /// Its regions over time, what is planned too.
    pub regions: Vec<RegionMembershipView>,
    /// Whether taking part is anchored with those elected, where it has said so (KSF-R15).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub political_anchoring: Option<AnchoringView>,
    /// Whether taking part is anchored with the administration, where it has said so (KSF-R15).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub administrative_anchoring: Option<AnchoringView>,
    /// Strategies, plans and resolutions that it links to.
    pub documents: Vec<DocumentView>,
    /// What it lacks on the day; nothing where it had ended.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::MunicipalityLack>))]
    pub lacks: Vec<MunicipalityLack>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::MunicipalityAction>))]
    pub allowed_actions: Vec<MunicipalityAction>,
}

impl Tabular for MunicipalityView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "officialName": "/officialName", "county": "/county/number",
        "region": "/region/slug", "clusters": "/clusters", "population": "/population",
        "populationOn": "/populationOn", "sizeClass": "/sizeClass", "centralityClass": "/centralityClass",
        "languageDecision": "/languageDecision", "organisationNumber": "/organisationNumber",
        "longitude": "/longitude", "latitude": "/latitude", "samiAdminArea": "/samiAdminArea",
        "validFrom": "/validFrom", "validTo": "/validTo",
        "politicallyAnchored": "/politicalAnchoring/anchored",
        "administrativelyAnchored": "/administrativeAnchoring/anchored",
        "lacks": "/lacks",
    ];
}

/// A municipality in a region, for a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionMembershipView {
    /// The region.
    pub region: RegionRef,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// What a municipality has said of its anchoring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnchoringView {
    /// Whether taking part is anchored.
    pub anchored: bool,
    /// The resolution.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub resolution_url: Option<String>,
    /// From when.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
}

/// Another region from a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveMunicipality {
    /// The region.
    #[validate(custom(function = "crate::field::region_slug"))]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "ost"))]
    pub region: String,
    /// First day; may be in the future.
    #[validate(custom(function = "crate::field::day"))]
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date, example = "2027-01-01"))]
    pub valid_from: Date,
    /// Who decided.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DecidedBy))]
    pub decided_by: DecidedBy,
    /// Why.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Oslo er avklart med KS og byrådet")
    )]
    pub reason: String,
    /// Soft rules set aside, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub overrides: Vec<OverrideRequest>,
}

/// What a municipality says of itself (merge patch).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UpdateMunicipality {
    /// Whether taking part is anchored with those elected; null takes back what was said.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<AnchoringRequest>))]
    pub political_anchoring: Option<Option<AnchoringRequest>>,
    /// Whether taking part is anchored with the administration; null takes back what was said.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<AnchoringRequest>))]
    pub administrative_anchoring: Option<Option<AnchoringRequest>>,
    /// Where the municipality's own decision is found; needed from whoever writes it down for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::decision_reference"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 300,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kommunestyret 14/26"
        )
    )]
    pub reference: Option<String>,
}

/// What a municipality says of its anchoring; said whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnchoringRequest {
    /// Whether taking part is anchored.
    pub anchored: bool,
    /// The resolution; https, without credentials.
    #[validate(custom(function = "crate::field::https_link"))]
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(
        feature = "openapi",
        schema(
            format = "uri",
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://www.voss.kommune.no/vedtak/2026-31"
        )
    )]
    pub resolution_url: Option<String>,
    /// From when: the day of the resolution. Today unless said; not in the future.
    #[validate(custom(function = "crate::field::day"))]
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, example = "2026-02-12"))]
    pub decided_on: Option<Date>,
}

/// Which municipalities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct MunicipalityFilter {
    /// Name in any official language, number, or the beginning of one; also of what it was made of.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        param(max_length = 200, pattern = "^[^\\x00]*$", example = "Kárášjohka")
    )]
    pub q: Option<String>,
    /// Counties by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{2}$", example = json!(["46"])))]
    pub county: Vec<String>,
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Size classes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::SizeClass>))]
    pub size_class: Vec<SizeClass>,
    /// Those that lack any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::MunicipalityLack>))]
    pub lacks: Vec<MunicipalityLack>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
