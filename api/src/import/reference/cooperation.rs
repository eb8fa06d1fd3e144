//! The rows of cooperation that exists: what a cluster can be built on.

use crate::import::cell::{Expected, partial_date, text};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::register::MunicipalityNumber;

/// A cooperation that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CooperationRow {
    /// Natural key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What kind.
    pub kind: String,
    /// When it began, as exact as the source.
    pub started: Option<String>,
    /// When it ended, as exact as the source.
    pub ended: Option<String>,
    /// The field it works in.
    pub field: String,
    /// The page it is known from.
    pub source_url: String,
    /// What a reader should know; in bokmål.
    pub note: Option<String>,
}

/// A member of a cooperation: a municipality or a research organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CooperationMemberRow {
    /// The cooperation.
    pub structure: String,
    /// The member.
    pub member: Member,
    /// `lead`, `member` or `partner`.
    pub role: String,
    /// Not named in the source: worked out by us, and shown so.
    pub inferred: bool,
}

/// Who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A municipality.
    Municipality(MunicipalityNumber),
    /// A research organisation, by its short name.
    Organisation(String),
}

impl Member {
    /// The municipality's number.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Municipality(number) => Some(number.as_str()),
            Self::Organisation(_) => None,
        }
    }
    /// The organisation's short name.
    pub fn short_name(&self) -> Option<&str> {
        match self {
            Self::Organisation(short_name) => Some(short_name),
            Self::Municipality(_) => None,
        }
    }
}

impl TableRow for CooperationRow {
    const FILE: &'static str = "cooperation_structures.csv";
    const COLUMNS: &'static [&'static str] =
        &["key", "name", "kind", "started", "ended", "field", "source_url", "note"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: cells.get("key", text)?,
            name: cells.get("name", text)?,
            kind: cells.get("kind", text)?,
            started: cells.opt("started", partial_date)?,
            ended: cells.opt("ended", partial_date)?,
            field: cells.get("field", text)?,
            source_url: cells.get("source_url", text)?,
            note: cells.opt("note", text)?,
        })
    }
}

impl TableRow for CooperationMemberRow {
    const FILE: &'static str = "cooperation_members.csv";
    const COLUMNS: &'static [&'static str] =
        &["structure", "municipality_number", "organisation_short_name", "role", "evidence"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let municipality = cells.opt("municipality_number", MunicipalityNumber::parse)?;
        let member = match (municipality, cells.opt("organisation_short_name", text)?) {
            (Some(number), None) => Member::Municipality(number),
            (None, Some(short_name)) => Member::Organisation(short_name),
            (None, None) | (Some(_), Some(_)) => {
                return Err(
                    cells.problem("municipality_number", "a member is a municipality or an organisation")
                );
            }
        };
        Ok(Self {
            structure: cells.get("structure", text)?,
            member,
            role: cells.get("role", role)?,
            inferred: cells.get("evidence", evidence)?,
        })
    }
}

fn role(text: &str) -> Result<String, Expected> {
    match text {
        "lead" | "member" | "partner" => Ok(text.to_owned()),
        _ => Err(Expected("lead, member or partner")),
    }
}

fn evidence(text: &str) -> Result<bool, Expected> {
    match text {
        "stated" => Ok(false),
        "inferred" => Ok(true),
        _ => Err(Expected("stated or inferred")),
    }
}
