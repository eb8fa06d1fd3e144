//! What is agreed of roles, roles that wait for an answer, and standing consents.

use crate::import::cell::{date, text};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::access::Role;
use domain::register::MunicipalityNumber;
use domain::role::DelegatedTask;
use domain::text::{AgreedTask, DecidedBy, Mandate};
use std::str::FromStr;
use time::Date;

/// What a person's role is meant to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateRow {
    /// The person.
    pub person: String,
    /// The place of the role.
    pub scope: String,
    /// The mandate.
    pub mandate: Mandate,
    /// What is agreed to belong to it.
    pub tasks: Vec<AgreedTask>,
}

/// A role that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferRow {
    /// Whom it is offered to.
    pub person: String,
    /// The role.
    pub role: Role,
    /// Its place.
    pub scope: String,
    /// First day.
    pub from: Date,
    /// Who decided it.
    pub decided_by: DecidedBy,
    /// Who offered it.
    pub offered_by: String,
    /// When.
    pub offered_on: Date,
}

/// A standing consent of a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// Natural key.
    pub key: String,
    /// The municipality.
    pub municipality_number: MunicipalityNumber,
    /// What may be done.
    pub task: DelegatedTask,
    /// To the coordinator of a cluster.
    pub cluster: Option<String>,
    /// To a region.
    pub region: Option<String>,
    /// First day.
    pub from: Date,
    /// Who gave it.
    pub given_by: String,
}

impl TableRow for MandateRow {
    const FILE: &'static str = "demo/mandates.csv";
    const COLUMNS: &'static [&'static str] = &["person", "scope", "mandate", "tasks"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            person: cells.get("person", text)?,
            scope: cells.get("scope", text)?,
            mandate: cells.get("mandate", Mandate::parse)?,
            tasks: cells.list("tasks", AgreedTask::parse)?,
        })
    }
}

impl TableRow for OfferRow {
    const FILE: &'static str = "demo/role_offers.csv";
    const COLUMNS: &'static [&'static str] =
        &["person", "role", "scope", "from", "decided_by", "offered_by", "offered_on"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            person: cells.get("person", text)?,
            role: cells.get("role", Role::from_str)?,
            scope: cells.get("scope", text)?,
            from: cells.get("from", date)?,
            decided_by: cells.get("decided_by", DecidedBy::parse)?,
            offered_by: cells.get("offered_by", text)?,
            offered_on: cells.get("offered_on", date)?,
        })
    }
}

impl TableRow for ConsentRow {
    const FILE: &'static str = "demo/delegations.csv";
    const COLUMNS: &'static [&'static str] =
        &["key", "municipality_number", "task", "cluster", "region", "from", "given_by"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let row = Self {
            key: cells.get("key", text)?,
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            task: cells.get("task", DelegatedTask::from_str)?,
            cluster: cells.opt("cluster", text)?,
            region: cells.opt("region", text)?,
            from: cells.get("from", date)?,
            given_by: cells.get("given_by", text)?,
        };
        if row.cluster.is_some() == row.region.is_some() {
            return Err(cells.problem("cluster", "a consent is given to a cluster or to a region"));
        }
        Ok(row)
    }
}
