//! Counties, municipalities, regions, clusters, organisations and existing cooperation.
//!
//! What time changes is given as it was on one day: `asOf`, or today.

pub use crate::organisations::{OrganisationFilter, OrganisationView};
use crate::people::OrganisationRef;
use crate::table::{Column, Open, Tabular, columns};
use domain::ClusterId;
use domain::register::{
    Ambition, ClusterBasis, ClusterStatus, FundingModel, LanguageDecision, RegionStatus, SizeClass,
};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

/// A municipality by number and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MunicipalityRef {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub number: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Masfjorden"))]
    pub name: String,
}

/// A cluster by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClusterRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: ClusterId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Kunnskapskommunen Helse Omsorg Vest"))]
    pub name: String,
}

/// A region by slug and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionRef {
    /// Its slug.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub slug: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "KSF Vest"))]
    pub name: String,
}

/// Names in Sami and Kven, where they are official.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ParallelNames {
    /// Sami name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sami: Option<String>,
    /// Which Sami language: `se`, `sma` or `smj`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sami_language: Option<String>,
    /// Kven name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kven: Option<String>,
}

/// A county (fylke).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountyView {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{2}$", example = "46"))]
    pub number: String,
    /// Its Norwegian name.
    #[cfg_attr(feature = "openapi", schema(example = "Vestland"))]
    pub name: String,
    /// Its official name, all languages.
    pub official_name: String,
    /// Names in Sami and Kven.
    pub parallel_names: ParallelNames,
    /// Number of municipalities on the day.
    pub municipalities: i64,
    /// Inhabitants, by the newest count of each municipality.
    pub population: i64,
    /// The county council's written standard.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::LanguageDecision))]
    pub language_decision: LanguageDecision,
}

impl Tabular for CountyView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "officialName": "/officialName",
        "municipalities": "/municipalities", "population": "/population",
        "languageDecision": "/languageDecision",
    ];
}

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
    /// First day with this number.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
}

impl Tabular for MunicipalityView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "number": "/number", "name": "/name", "officialName": "/officialName", "county": "/county/number",
        "region": "/region/slug", "clusters": "/clusters", "population": "/population",
        "populationOn": "/populationOn", "sizeClass": "/sizeClass", "centralityClass": "/centralityClass",
        "languageDecision": "/languageDecision", "organisationNumber": "/organisationNumber",
        "longitude": "/longitude", "latitude": "/latitude", "samiAdminArea": "/samiAdminArea",
        "validFrom": "/validFrom",
    ];
}

/// A county by number and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountyRef {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{2}$", example = "46"))]
    pub number: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Vestland"))]
    pub name: String,
}

/// Which municipalities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct MunicipalityFilter {
    /// Name in any official language, number, or the beginning of one.
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
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// The day a view of the structure is wanted for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct AsOf {
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A municipality's term in a role (host, motor).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// For a host: may not end before this day (KSF-R04).
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub locked_until: Option<Date>,
    /// Who decided it, or why.
    pub decided_by: String,
}

/// A KSF region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionView {
    /// Its slug.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub slug: String,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "KSF Vest"))]
    pub name: String,
    /// Where it stands.
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
    /// Its clusters on the day.
    pub clusters: Vec<ClusterRef>,
    /// Whether it has a coordinator on the day; if not, the nation stands in.
    pub has_coordinator: bool,
    /// When it was decided, as precisely as the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<String>,
    /// Who decided it.
    pub decided_by: String,
    /// Source.
    pub source: String,
}

impl Tabular for RegionView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "slug": "/slug", "name": "/name", "status": "/status", "municipalityCount": "/municipalityCount",
        "planMunicipalityCount": "/planMunicipalityCount", "municipalitiesInCluster": "/municipalitiesInCluster",
        "host": "/host/municipality/number", "counties": "/counties", "clusters": "/clusters",
        "hasCoordinator": "/hasCoordinator", "source": "/source",
    ];
}

/// A member of a cluster, on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// What it has said it will do.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Ambition))]
    pub ambition: Ambition,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// A cluster's status in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct StatusPeriodView {
    /// The status.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ClusterStatus))]
    pub status: ClusterStatus,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Why.
    pub reason: String,
}

/// A subcluster with its theme and end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubclusterView {
    /// Its name.
    pub name: String,
    /// Its theme.
    pub theme: String,
    /// Its members.
    pub members: Vec<MunicipalityRef>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// A municipal cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClusterView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: ClusterId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Kunnskapskommunen Helse Omsorg Vest"))]
    pub name: String,
    /// Its region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Where it stands on the day; absent before it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::ClusterStatus>))]
    pub status: Option<ClusterStatus>,
    /// What it builds on.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ClusterBasis))]
    pub basis: ClusterBasis,
    /// Who pays.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::FundingModel))]
    pub funding_model: FundingModel,
    /// The coordinator's share of a post, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinator_percent: Option<i16>,
    /// The motor municipality on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motor: Option<TermView>,
    /// Whether it has a coordinator on the day; if not, the region stands in.
    pub has_coordinator: bool,
    /// Members on the day.
    pub members: Vec<MemberView>,
    /// All motor terms.
    pub motor_terms: Vec<TermView>,
    /// All statuses.
    pub statuses: Vec<StatusPeriodView>,
    /// Subclusters on the day.
    pub subclusters: Vec<SubclusterView>,
    /// When the agreement was signed.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub agreement_signed_on: Option<Date>,
    /// Whether KS has confirmed it as a KSF cluster; a cooperation of older date may not be.
    #[cfg_attr(feature = "openapi", schema(example = true))]
    pub confirmed: bool,
    /// `real`, `web` or `demo`.
    pub origin: String,
    /// Source.
    pub source: String,
}

impl Tabular for ClusterView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "region": "/region/slug", "status": "/status", "basis": "/basis",
        "fundingModel": "/fundingModel", "coordinatorPercent": "/coordinatorPercent",
        "motor": "/motor/municipality/number", "members": "/members", "confirmed": "/confirmed", "origin": "/origin", "source": "/source",
    ];
}

/// Which clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct ClusterFilter {
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Statuses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::ClusterStatus>))]
    pub status: Vec<ClusterStatus>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A party of an existing cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CooperationMemberView {
    /// Name of the party.
    pub name: String,
    /// The municipality, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The research organisation, if it is one in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// Its part in it.
    pub role: String,
    /// Whether the source names it, or we inferred it.
    pub inferred: bool,
}

/// A cooperation that exists: an agreement, a lab, a network or a regional council, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CooperationView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Universitetskommune Gjøvik"))]
    pub name: String,
    /// What kind.
    pub kind: String,
    /// When it began, as precisely as the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<String>,
    /// When it ended, as precisely as the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Its parties.
    pub members: Vec<CooperationMemberView>,
    /// Where this is stated. Mostly from 2018–2024: not to be read as current.
    pub source_url: String,
    /// What to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Tabular for CooperationView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "kind": "/kind", "started": "/started", "ended": "/ended",
        "members": "/members", "sourceUrl": "/sourceUrl", "note": "/note",
    ];
}

/// Which cooperation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct CooperationFilter {
    /// Number of a municipality that takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = "4601"))]
    pub municipality: Option<String>,
}
