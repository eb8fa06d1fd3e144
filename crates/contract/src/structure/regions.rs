//! KSF regions.

use super::{ClusterRef, CountyRef, TermView};
use crate::table::{Column, Open, Tabular, columns};
use domain::register::RegionStatus;
use serde::{Deserialize, Serialize};

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
