//! KSF regions.

use super::{ClusterRef, CountyRef, TermView};
use crate::rules::OverrideRequest;
use crate::table::{Column, Open, Tabular, columns};
use domain::RegionId;
use domain::register::{DecidedBy, RegionLack, RegionStatus};
use domain::rule::RuleId;
use domain::structure::region::RegionAction;
use serde::{Deserialize, Serialize};
use time::Date;
use validator::Validate;

/// A KSF region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionView {
    /// Its id, as the change feed names it.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: RegionId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// Its slug.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub slug: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "KSF Vest"))]
    pub name: String,
    /// Where it stands on the day; planned before anything was decided.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RegionStatus))]
    pub status: RegionStatus,
    /// Its counties on the day.
    pub counties: Vec<CountyRef>,
    /// Number of municipalities on the day, counted in the register.
    pub municipality_count: i64,
    /// The number the establishment plan states, where it differs from the register or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_municipality_count: Option<i16>,
    /// The plan's own words on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_quote: Option<String>,
    /// Number of municipalities in at least one cluster on the day.
    pub municipalities_in_cluster: i64,
    /// The host on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<TermView>,
    /// All terms of hosts, what is planned too.
    pub hosts: Vec<TermView>,
    /// Where it has stood and is planned to stand.
    pub statuses: Vec<RegionStatusPeriodView>,
    /// Its clusters on the day.
    pub clusters: Vec<ClusterRef>,
    /// Whether it has a coordinator on the day; if not, the nation stands in.
    pub has_coordinator: bool,
    /// Since when that post is filled by whoever fills it; who it is stands in the directory, for those signed in.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub coordinator_since: Option<Date>,
    /// What it lacks on the day; nothing where it is closed.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::RegionLack>))]
    pub lacks: Vec<RegionLack>,
    /// The same with the rule behind each, and the day by which it is to be there.
    pub lack_rules: Vec<RegionLackRule>,
    /// When it was decided, as precisely as the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<String>,
    /// Who decided it.
    pub decided_by: String,
    /// Source.
    pub source: String,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::RegionAction>))]
    pub allowed_actions: Vec<RegionAction>,
}

impl Tabular for RegionView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "slug": "/slug", "name": "/name", "status": "/status", "municipalityCount": "/municipalityCount",
        "planMunicipalityCount": "/planMunicipalityCount", "municipalitiesInCluster": "/municipalitiesInCluster",
        "host": "/host/municipality/number", "counties": "/counties", "clusters": "/clusters",
        "hasCoordinator": "/hasCoordinator", "lacks": "/lacks", "source": "/source",
    ];
}

/// What a region lacks, by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionLackRule {
    /// What is missing.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RegionLack))]
    pub lack: RegionLack,
    /// The rule that asks for it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RuleId))]
    pub rule: RuleId,
    /// Where the rule comes from.
    pub source: String,
    /// The day by which it is to be there, where the plan gives one; it may have passed.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub due: Option<Date>,
}

impl From<RegionLack> for RegionLackRule {
    fn from(lack: RegionLack) -> Self {
        let rule = lack.rule();
        Self { lack, rule, source: rule.source().to_owned(), due: lack.due() }
    }
}

/// Where a region stands in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionStatusPeriodView {
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RegionStatus))]
    pub status: RegionStatus,
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
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Another host from a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeHost {
    /// The municipality; one of the region's on that day.
    #[validate(custom(function = "crate::field::municipality_number"))]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "1103"))]
    pub municipality: String,
    /// First day; may be in the future.
    #[validate(custom(function = "crate::field::day"))]
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date, example = "2027-01-01"))]
    pub valid_from: Date,
    /// Who decided.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DecidedBy))]
    pub decided_by: DecidedBy,
    /// The municipality's own resolution (KSF-R06); https, without credentials.
    #[validate(custom(function = "crate::field::https_link"))]
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(
        feature = "openapi",
        schema(
            format = "uri",
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://www.stavanger.kommune.no/vedtak/2026-114"
        )
    )]
    pub resolution_url: Option<String>,
    /// Why.
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Bergen har hatt rollen i tre år")
    )]
    pub reason: String,
    /// Soft rules that are set aside, with a reason for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub overrides: Vec<OverrideRequest>,
}

/// Where a region stands from a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRegionStatus {
    /// Where.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::RegionStatus, example = "established"))]
    pub status: RegionStatus,
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
        schema(min_length = 3, max_length = 2000, example = "Vertskap og koordinator er på plass")
    )]
    pub reason: String,
}
