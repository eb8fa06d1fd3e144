//! The clusters of the demo year and how they changed.

use crate::import::cell::{date, text, whole, yes_no};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::period::Period;
use domain::register::{Ambition, ClusterBasis, ClusterStatus, FundingModel, MunicipalityNumber};
use std::str::FromStr;
use time::Date;

/// A cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterRow {
    /// Natural key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Real, known from the web, or invented.
    pub origin: String,
    /// Confirmed as a KSF cluster by the plan; a historical one is shown as such until it is.
    pub confirmed: bool,
    /// Its region.
    pub region: String,
    /// Where it stands at the end of the story.
    pub status: ClusterStatus,
    /// What it builds on.
    pub basis: ClusterBasis,
    /// Who pays.
    pub funding_model: FundingModel,
    /// How much of a post its coordinator has.
    pub coordinator_percent: i32,
    /// When the agreement was signed.
    pub agreement_signed_on: Date,
    /// Where it is known from.
    pub source: String,
}

/// A status from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRow {
    /// The cluster.
    pub cluster: String,
    /// The status.
    pub status: ClusterStatus,
    /// First day.
    pub from: Date,
    /// Why.
    pub reason: String,
}

/// A member from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// The cluster.
    pub cluster: String,
    /// The member.
    pub municipality_number: MunicipalityNumber,
    /// First day.
    pub from: Date,
    /// How much it has said it will do.
    pub ambition: Ambition,
}

/// A motor for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MotorRow {
    /// The cluster.
    pub cluster: String,
    /// The motor.
    pub municipality_number: MunicipalityNumber,
    /// When.
    pub period: Period,
    /// Why it took over.
    pub reason: String,
}

/// A subcluster with a theme, for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubclusterRow {
    /// Natural key.
    pub key: String,
    /// The cluster it is inside (KSF-R13).
    pub cluster: String,
    /// Its name.
    pub name: String,
    /// What it works with.
    pub theme: String,
    /// Its members.
    pub members: Vec<MunicipalityNumber>,
    /// When.
    pub period: Period,
}

fn period(cells: &Cells<'_>) -> Result<Period, Problem> {
    let (from, to) = (cells.get("from", date)?, cells.opt("to", date)?);
    Period::inclusive(from, to).map_err(|e| cells.problem("to", e.to_string()))
}

impl TableRow for ClusterRow {
    const FILE: &'static str = "demo/clusters.csv";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "name",
        "origin",
        "confirmed",
        "region",
        "status",
        "basis",
        "funding_model",
        "coordinator_pct",
        "agreement_signed",
        "source",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: cells.get("key", text)?,
            name: cells.get("name", text)?,
            origin: cells.get("origin", text)?,
            confirmed: cells.get("confirmed", yes_no)?,
            region: cells.get("region", text)?,
            status: cells.get("status", ClusterStatus::from_str)?,
            basis: cells.get("basis", ClusterBasis::from_str)?,
            funding_model: cells.get("funding_model", FundingModel::from_str)?,
            coordinator_percent: cells.get("coordinator_pct", whole::<0, 100>)?,
            agreement_signed_on: cells.get("agreement_signed", date)?,
            source: cells.get("source", text)?,
        })
    }
}

impl TableRow for StatusRow {
    const FILE: &'static str = "demo/cluster_status.csv";
    const COLUMNS: &'static [&'static str] = &["cluster", "status", "from", "reason"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            cluster: cells.get("cluster", text)?,
            status: cells.get("status", ClusterStatus::from_str)?,
            from: cells.get("from", date)?,
            reason: cells.get("reason", text)?,
        })
    }
}

impl TableRow for MemberRow {
    const FILE: &'static str = "demo/cluster_members.csv";
    const COLUMNS: &'static [&'static str] = &["cluster", "municipality_number", "from", "ambition"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            cluster: cells.get("cluster", text)?,
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            from: cells.get("from", date)?,
            ambition: cells.get("ambition", Ambition::from_str)?,
        })
    }
}

impl TableRow for MotorRow {
    const FILE: &'static str = "demo/motor_terms.csv";
    const COLUMNS: &'static [&'static str] = &["cluster", "municipality_number", "from", "to", "reason"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            cluster: cells.get("cluster", text)?,
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            period: period(cells)?,
            reason: cells.get("reason", text)?,
        })
    }
}

impl TableRow for SubclusterRow {
    const FILE: &'static str = "demo/subclusters.csv";
    const COLUMNS: &'static [&'static str] = &["key", "cluster", "name", "theme", "members", "from", "to"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: cells.get("key", text)?,
            cluster: cells.get("cluster", text)?,
            name: cells.get("name", text)?,
            theme: cells.get("theme", text)?,
            members: cells.list("members", MunicipalityNumber::parse)?,
            period: period(cells)?,
        })
    }
}
