//! One change of the list.

use super::roles::decided_by;
use crate::import::cell::{Expected, date, text};
use crate::import::problem::Problem;
use crate::import::reference::county_number;
use crate::import::table::{Cells, TableRow};
use domain::register::{MunicipalityNumber, SuccessionKind};
use domain::text::DecidedBy;
use std::str::FromStr;
use time::Date;

/// Municipalities or counties that become others on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// First day of what they become.
    pub on: Date,
    /// How.
    pub kind: SuccessionKind,
    /// Numbers of what ends.
    pub from: Vec<String>,
    /// Numbers of what begins.
    pub to: Vec<String>,
    /// Names of what begins, one for each number, or none where they stay.
    pub names: Vec<String>,
    /// The county of what begins; that of what ends, unless said.
    pub county: Option<String>,
    /// Where this is stated.
    pub source: String,
    /// Who decided on what is offered by it.
    pub decided_by: DecidedBy,
}

impl ChangeRow {
    /// Whether counties become others.
    pub const fn of_counties(&self) -> bool {
        matches!(self.kind, SuccessionKind::CountyMerge | SuccessionKind::CountySplit)
    }
}

impl TableRow for ChangeRow {
    const FILE: &'static str = "changes.csv";
    const COLUMNS: &'static [&'static str] = &["date", "kind", "from", "to", "names", "county", "source"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let kind = cells.get("kind", SuccessionKind::from_str)?;
        let counties = matches!(kind, SuccessionKind::CountyMerge | SuccessionKind::CountySplit);
        let number = |text: &str| number(text, counties);
        let source = cells.get("source", text)?;
        let decided_by = decided_by(&source).ok_or_else(|| {
            cells.problem("source", "one line of at most 180 characters that says who decided")
        })?;
        let mut row = Self {
            on: cells.get("date", date)?,
            kind,
            from: cells.list("from", number)?,
            to: cells.list("to", number)?,
            names: cells.list("names", text)?,
            county: cells.opt("county", county_number)?,
            source,
            decided_by,
        };
        if row.kind == SuccessionKind::Rename && row.to.is_empty() {
            row.to.clone_from(&row.from);
        }
        match row.flaw() {
            Some((column, message)) => Err(cells.problem(column, message)),
            None => Ok(row),
        }
    }
}

fn number(text: &str, county: bool) -> Result<String, Expected> {
    if county {
        return county_number(text).map_err(Expected);
    }
    MunicipalityNumber::parse(text)
        .map(String::from)
        .map_err(|_| Expected("a municipality number: four digits such as 4634"))
}

impl ChangeRow {
    /// What is wrong with it by its own kind: the column, and why.
    fn flaw(&self) -> Option<(&'static str, &'static str)> {
        use SuccessionKind as Kind;
        let twice = |list: &[String]| {
            list.iter().enumerate().any(|(n, one)| list.iter().skip(n + 1).any(|other| one == other))
        };
        let (from, to, names) = (self.from.len(), self.to.len(), self.names.len());
        let each_has_one = names == to;
        match self.kind {
            _ if twice(&self.from) => Some(("from", "names one more than once")),
            _ if twice(&self.to) => Some(("to", "names one more than once")),
            Kind::Merge | Kind::CountyMerge if from < 2 => {
                Some(("from", "a merger is of several, separated by `;`"))
            }
            Kind::Merge | Kind::CountyMerge if to != 1 => Some(("to", "a merger makes one")),
            Kind::Split | Kind::CountySplit if from != 1 => Some(("from", "a split is of one")),
            Kind::Split | Kind::CountySplit if to < 2 => {
                Some(("to", "a split makes several, separated by `;`"))
            }
            Kind::Merge | Kind::CountyMerge | Kind::Split | Kind::CountySplit if !each_has_one => {
                Some(("names", "what is new has a name each, separated by `;`"))
            }
            Kind::Rename | Kind::Renumber | Kind::CountyChange if from != 1 => {
                Some(("from", "one municipality gets another name or number"))
            }
            Kind::Rename | Kind::Renumber | Kind::CountyChange if to != 1 => Some(("to", "one number")),
            Kind::Rename if self.from != self.to => Some(("to", "another name alone keeps the number")),
            Kind::Rename if names != 1 => Some(("names", "the new name")),
            Kind::Renumber | Kind::CountyChange if self.from == self.to => {
                Some(("to", "another number than before"))
            }
            Kind::Renumber | Kind::CountyChange if names > 1 => {
                Some(("names", "one name, or none where it stays"))
            }
            Kind::CountyChange if self.county.is_none() => Some(("county", "the new county")),
            Kind::Rename | Kind::CountyMerge | Kind::CountySplit if self.county.is_some() => {
                Some(("county", "must be empty here"))
            }
            Kind::Merge
            | Kind::Split
            | Kind::Rename
            | Kind::Renumber
            | Kind::CountyChange
            | Kind::CountyMerge
            | Kind::CountySplit => None,
        }
    }
}
