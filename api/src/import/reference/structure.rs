//! The rows of KSF's own structure: regions with their counties and hosts.

use super::registers::county_number;
use crate::import::cell::{date, partial_date, text, whole};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::register::MunicipalityNumber;
use time::Date;

/// A KSF region, in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionRow {
    /// Natural key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// When it was decided, as exact as the plan; nothing where the plan gives no date.
    pub decided_on: Option<String>,
    /// Who decided.
    pub decided_by: String,
    /// By when its work was to start.
    pub start_by: Option<String>,
    /// The number of municipalities the plan states; shown as quoted, never counted with.
    pub plan_municipality_count: i32,
    /// The plan's sentence.
    pub plan_quote: String,
    /// Where it stands.
    pub source: String,
}

/// A county's region from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionCountyRow {
    /// The region.
    pub region: String,
    /// The county.
    pub county_number: String,
    /// First day.
    pub from: Date,
    /// Where it stands.
    pub source: String,
}

/// A region's host from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionHostRow {
    /// The region.
    pub region: String,
    /// The host.
    pub municipality_number: MunicipalityNumber,
    /// First day.
    pub from: Date,
    /// The day it is bound to at least (KSF-R04).
    pub locked_until: Date,
    /// Who decided.
    pub decided_by: String,
    /// Where it stands.
    pub source: String,
}

impl TableRow for RegionRow {
    const FILE: &'static str = "regions.csv";
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "name",
        "decided_on",
        "decided_by",
        "start_by",
        "plan_municipality_count",
        "plan_quote",
        "source",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            slug: cells.get("slug", text)?,
            name: cells.get("name", text)?,
            decided_on: cells.opt("decided_on", partial_date)?,
            decided_by: cells.get("decided_by", text)?,
            start_by: cells.opt("start_by", partial_date)?,
            plan_municipality_count: cells.get("plan_municipality_count", whole::<1, 400>)?,
            plan_quote: cells.get("plan_quote", text)?,
            source: cells.get("source", text)?,
        })
    }
}

impl TableRow for RegionCountyRow {
    const FILE: &'static str = "region_counties.csv";
    const COLUMNS: &'static [&'static str] = &["region", "county_number", "from", "source"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            region: cells.get("region", text)?,
            county_number: cells.get("county_number", county_number)?,
            from: cells.get("from", date)?,
            source: cells.get("source", text)?,
        })
    }
}

impl TableRow for RegionHostRow {
    const FILE: &'static str = "region_hosts.csv";
    const COLUMNS: &'static [&'static str] =
        &["region", "municipality_number", "from", "locked_until", "decided_by", "source"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            region: cells.get("region", text)?,
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            from: cells.get("from", date)?,
            locked_until: cells.get("locked_until", date)?,
            decided_by: cells.get("decided_by", text)?,
            source: cells.get("source", text)?,
        })
    }
}
