//! How a municipality lies in the database.

use crate::structure::{code, json};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{
    Bool, Date as SqlDate, Double, Int2, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid,
};
use domain::register::{Ambition, LanguageDecision, SizeClass, SuccessionKind};
use domain::structure::municipality::{AnchoringLevel, DocumentKind};
use domain::{ClusterId, DocumentId, MunicipalityId, RegionId};
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

/// A municipality's part in a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Membership {
    /// The cluster.
    pub cluster: ClusterId,
    /// Its name.
    pub name: String,
    /// What the municipality will do.
    pub ambition: Ambition,
    /// Whether it is the motor.
    pub motor: bool,
    /// Whether it has been the motor since it said what it will do, and is no longer.
    pub has_driven: bool,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
}

/// A municipality on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// Id.
    pub id: MunicipalityId,
    /// Number.
    pub number: String,
    /// Norwegian name.
    pub name: String,
    /// Official name.
    pub name_official: String,
    /// Sami name.
    pub name_sami: Option<String>,
    /// Which Sami language.
    pub sami_language: Option<String>,
    /// Kven name.
    pub name_kven: Option<String>,
    /// County: number and name.
    pub county: (String, String),
    /// Region: slug and name.
    pub region: Option<(String, String)>,
    /// Clusters.
    pub clusters: Vec<Membership>,
    /// Inhabitants and the day they were counted.
    pub population: Option<(i32, Date)>,
    /// Size; unknown without a population.
    pub size_class: Option<SizeClass>,
    /// Centrality, 1 to 6.
    pub centrality_class: Option<i16>,
    /// Written standard.
    pub language_decision: LanguageDecision,
    /// Organisation number.
    pub organisation_number: Option<String>,
    /// Administrative centre.
    pub admin_center: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Longitude and latitude.
    pub position: Option<(f64, f64)>,
    /// In the administrative area for Sami.
    pub sami_admin_area: bool,
    /// First day under this number and name.
    pub valid_from: Date,
    /// Day after the last.
    pub valid_until: Option<Date>,
    /// One more at each change that people make.
    pub version: i32,
    /// The region's id.
    pub region_id: Option<RegionId>,
    /// What it became.
    pub successors: Vec<Succession>,
    /// What it came from.
    pub predecessors: Vec<Succession>,
    /// Its regions over time.
    pub regions: Vec<RegionPeriod>,
    /// How taking part is anchored on the day.
    pub anchorings: Vec<AnchoringPeriod>,
    /// Documents on the day.
    pub documents: Vec<LinkedDocument>,
    /// Whether it has an R&D contact on the day, own or shared.
    pub has_contact: bool,
}

/// A municipality that another came from, or became.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Succession {
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// How.
    pub kind: SuccessionKind,
    /// First day of what it became.
    #[serde(with = "domain::iso::date")]
    pub changed_on: Date,
}

/// A region that a municipality is in for a period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RegionPeriod {
    /// Slug.
    pub slug: String,
    /// Name.
    pub name: String,
    /// First day.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// Day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub valid_until: Option<Date>,
}

/// What a municipality says of its anchoring.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AnchoringPeriod {
    /// Where.
    pub level: AnchoringLevel,
    /// Whether.
    pub anchored: bool,
    /// The resolution.
    pub resolution: Option<String>,
    /// From when.
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
}

/// A document that a municipality links to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LinkedDocument {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// The day it bears.
    #[serde(with = "domain::iso::date::option")]
    pub dated: Option<Date>,
}

#[derive(QueryableByName)]
pub(super) struct MunicipalityRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    name_official: String,
    #[diesel(sql_type = Nullable<Text>)]
    name_sami: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    sami_language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    name_kven: Option<String>,
    #[diesel(sql_type = Text)]
    county_number: String,
    #[diesel(sql_type = Text)]
    county_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Jsonb)]
    clusters: serde_json::Value,
    #[diesel(sql_type = Nullable<Integer>)]
    population: Option<i32>,
    #[diesel(sql_type = Nullable<SqlDate>)]
    counted_on: Option<Date>,
    #[diesel(sql_type = Nullable<Int2>)]
    centrality_class: Option<i16>,
    #[diesel(sql_type = Text)]
    language_decision: String,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    admin_center: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    website: Option<String>,
    #[diesel(sql_type = Nullable<Double>)]
    longitude: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    latitude: Option<f64>,
    #[diesel(sql_type = Bool)]
    sami_admin_area: bool,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Jsonb)]
    successors: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    predecessors: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    regions: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    anchorings: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    documents: serde_json::Value,
    #[diesel(sql_type = Bool)]
    has_contact: bool,
}

impl TryFrom<MunicipalityRow> for Municipality {
    type Error = StoreError;
    fn try_from(row: MunicipalityRow) -> Result<Self> {
        let inhabitants = row.population.and_then(|p| u32::try_from(p).ok());
        Ok(Self {
            id: MunicipalityId(row.id),
            number: row.number,
            name: row.name,
            name_official: row.name_official,
            name_sami: row.name_sami,
            sami_language: row.sami_language,
            name_kven: row.name_kven,
            county: (row.county_number, row.county_name),
            region: row.region_slug.zip(row.region_name),
            clusters: json("memberships", row.clusters)?,
            population: row.population.zip(row.counted_on),
            size_class: inhabitants.map(SizeClass::of),
            centrality_class: row.centrality_class,
            language_decision: code("a written standard", &row.language_decision)?,
            organisation_number: row.organisation_number,
            admin_center: row.admin_center,
            website: row.website,
            position: row.longitude.zip(row.latitude),
            sami_admin_area: row.sami_admin_area,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            version: row.version,
            region_id: row.region_id.map(RegionId),
            successors: json("successors", row.successors)?,
            predecessors: json("predecessors", row.predecessors)?,
            regions: json("regions", row.regions)?,
            anchorings: json("anchorings", row.anchorings)?,
            documents: json("documents", row.documents)?,
            has_contact: row.has_contact,
        })
    }
}
