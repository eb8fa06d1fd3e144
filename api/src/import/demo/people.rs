//! The people of the demo year: accounts, and contacts without sign-in, each with the period of the role.

use crate::import::cell::{date, text};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::UiLanguage;
use domain::access::Role;
use domain::period::Period;
use domain::text::{DisplayName, Email};
use std::str::FromStr;

/// Somebody with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What the other tables call the person.
    pub key: String,
    /// The address to sign in with; contacts have none.
    pub account: Option<Email>,
    /// What the person is shown as.
    pub name: DisplayName,
    /// The role.
    pub role: Role,
    /// What the role is held on: region, cluster, municipalities or organisation, by natural key.
    pub scopes: Vec<String>,
    /// The language the person reads.
    pub language: UiLanguage,
    /// The period of the role.
    pub period: Period,
}

/// A row of the people the story names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow(pub Person);

/// A row of the generated contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow(pub Person);

impl TableRow for PersonRow {
    const FILE: &'static str = "demo/people.csv";
    const COLUMNS: &'static [&'static str] =
        &["key", "account", "display_nb", "display_nn", "role", "scope", "language", "from", "to"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let account = cells.opt("account", demo_address)?;
        person(cells, account).map(Self)
    }
}

impl TableRow for ContactRow {
    const FILE: &'static str = "demo/contacts.csv";
    const COLUMNS: &'static [&'static str] =
        &["key", "display_nb", "display_nn", "role", "scope", "language", "from", "to"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        person(cells, None).map(Self)
    }
}

fn person(cells: &Cells<'_>, account: Option<Email>) -> Result<Person, Problem> {
    let language = cells.get("language", UiLanguage::from_str)?;
    let name = match language {
        UiLanguage::Nn => "display_nn",
        UiLanguage::Nb | UiLanguage::En => "display_nb",
    };
    let (from, to) = (cells.get("from", date)?, cells.opt("to", date)?);
    Ok(Person {
        key: cells.get("key", text)?,
        account,
        name: cells.get(name, demo_name)?,
        role: cells.get("role", Role::from_str)?,
        scopes: cells.list("scope", text)?,
        language,
        period: Period::inclusive(from, to).map_err(|e| cells.problem("to", e.to_string()))?,
    })
}

/// People of the demo are roles, and their names say that they are not real.
fn demo_name(text: &str) -> Result<DisplayName, String> {
    if !text.ends_with(" (demo)") {
        return Err("the name of a person in the demo ends in ` (demo)`".to_owned());
    }
    DisplayName::parse(text).map_err(|e| e.to_string())
}

fn demo_address(text: &str) -> Result<Email, String> {
    if !text.ends_with("@demo.example") {
        return Err("an address of the demo ends in @demo.example".to_owned());
    }
    Email::parse(text).map_err(|e| e.to_string())
}
