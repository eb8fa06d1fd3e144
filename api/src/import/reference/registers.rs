//! The rows of the public registers: counties, municipalities, research organisations.

use crate::import::cell::{date, organisation_number, text, whole, yes_no};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::ContentLanguage;
use domain::register::{LanguageDecision, MunicipalityNumber, OrganisationKind};
use std::str::FromStr;
use time::Date;

/// A county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountyRow {
    /// Two digits.
    pub number: String,
    /// Its name.
    pub name: String,
    /// All official names, in the official order.
    pub name_official: String,
    /// Its Sami name and the language of it.
    pub sami: Option<(String, ContentLanguage)>,
    /// Its Kven name.
    pub name_kven: Option<String>,
    /// The county council's decision.
    pub language_decision: LanguageDecision,
    /// Nine digits.
    pub organisation_number: Option<String>,
}

/// A municipality, as it has been since a date.
#[derive(Clone, Debug, PartialEq)]
pub struct MunicipalityRow {
    /// Four digits.
    pub number: MunicipalityNumber,
    /// A name that no other municipality has.
    pub name: String,
    /// All official names, in the official order.
    pub name_official: String,
    /// Its Sami name and the language of it.
    pub sami: Option<(String, ContentLanguage)>,
    /// Its Kven name.
    pub name_kven: Option<String>,
    /// The first day of the number.
    pub valid_from: Date,
    /// Its county.
    pub county_number: String,
    /// Inhabitants, and the day they were counted.
    pub population: (i32, Date),
    /// The municipality's decision.
    pub language_decision: LanguageDecision,
    /// SSB's class of centrality, 1 to 6.
    pub centrality_class: i32,
    /// SSB's index of centrality.
    pub centrality_index: i32,
    /// SSB's economic region: code and name.
    pub economic_region: (String, String),
    /// Inside the administrative area for Sami languages.
    pub sami_admin_area: bool,
    /// Nine digits.
    pub organisation_number: Option<String>,
    /// Where the administration is.
    pub admin_center: String,
    /// Host name.
    pub website: String,
    /// Where its name is written on a map: longitude, latitude.
    pub point: (f64, f64),
}

/// A research organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationRow {
    /// What it is called in short; the natural key of the tables.
    pub short_name: String,
    /// Its name.
    pub name: String,
    /// Its English name.
    pub name_en: Option<String>,
    /// What kind.
    pub kind: OrganisationKind,
    /// Nine digits.
    pub organisation_number: Option<String>,
    /// The Research Organization Registry's address of it.
    pub ror_id: Option<String>,
    /// Where it is.
    pub city: String,
    /// The municipality it is in.
    pub municipality_number: MunicipalityNumber,
    /// Its address on the web.
    pub website: Option<String>,
}

impl TableRow for CountyRow {
    const FILE: &'static str = "counties.csv";
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "name",
        "name_official",
        "name_sami",
        "sami_language",
        "name_kven",
        "language_decision",
        "organisation_number",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            number: cells.get("number", county_number)?,
            name: cells.get("name", text)?,
            name_official: cells.get("name_official", text)?,
            sami: sami(cells)?,
            name_kven: cells.opt("name_kven", text)?,
            language_decision: cells.get("language_decision", LanguageDecision::from_str)?,
            organisation_number: cells.opt("organisation_number", organisation_number)?,
        })
    }
}

impl TableRow for MunicipalityRow {
    const FILE: &'static str = "municipalities.csv";
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "name",
        "name_display",
        "name_official",
        "name_sami",
        "sami_language",
        "name_kven",
        "valid_from",
        "county_number",
        "population",
        "population_date",
        "language_decision",
        "centrality_class",
        "centrality_index",
        "economic_region_code",
        "economic_region_name",
        "sami_admin_area",
        "organisation_number",
        "admin_center",
        "website",
        "lon",
        "lat",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            number: cells.get("number", MunicipalityNumber::parse)?,
            name: cells.get("name_display", text)?,
            name_official: cells.get("name_official", text)?,
            sami: sami(cells)?,
            name_kven: cells.opt("name_kven", text)?,
            valid_from: cells.get("valid_from", date)?,
            county_number: cells.get("county_number", county_number)?,
            population: (
                cells.get("population", whole::<0, 10_000_000>)?,
                cells.get("population_date", date)?,
            ),
            language_decision: cells.get("language_decision", LanguageDecision::from_str)?,
            centrality_class: cells.get("centrality_class", whole::<1, 6>)?,
            centrality_index: cells.get("centrality_index", whole::<0, 1000>)?,
            economic_region: (
                cells.get("economic_region_code", text)?,
                cells.get("economic_region_name", text)?,
            ),
            sami_admin_area: cells.get("sami_admin_area", yes_no)?,
            organisation_number: cells.opt("organisation_number", organisation_number)?,
            admin_center: cells.get("admin_center", text)?,
            website: cells.get("website", text)?,
            point: (cells.get("lon", f64::from_str)?, cells.get("lat", f64::from_str)?),
        })
    }
}

impl TableRow for OrganisationRow {
    const FILE: &'static str = "organisations.csv";
    const COLUMNS: &'static [&'static str] = &[
        "short_name",
        "name",
        "name_en",
        "kind",
        "organisation_number",
        "ror_id",
        "city",
        "municipality_number",
        "website",
        "source",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            short_name: cells.get("short_name", text)?,
            name: cells.get("name", text)?,
            name_en: cells.opt("name_en", text)?,
            kind: cells.get("kind", OrganisationKind::from_str)?,
            organisation_number: cells.opt("organisation_number", organisation_number)?,
            ror_id: cells.opt("ror_id", text)?,
            city: cells.get("city", text)?,
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            website: cells.opt("website", text)?,
        })
    }
}

/// Two digits.
pub(in crate::import) fn county_number(text: &str) -> Result<String, &'static str> {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("expected a county number: two digits such as 46")
    }
}

/// A Sami name always comes with the language it is in.
fn sami(cells: &Cells<'_>) -> Result<Option<(String, ContentLanguage)>, Problem> {
    let language = cells.opt("sami_language", ContentLanguage::from_str)?;
    match (cells.opt("name_sami", text)?, language) {
        (Some(name), Some(ContentLanguage::Se | ContentLanguage::Sma | ContentLanguage::Smj)) => {
            Ok(language.map(|language| (name, language)))
        }
        (None, None) => Ok(None),
        _ => Err(cells.problem("sami_language", "a Sami name and its language (se, sma or smj) go together")),
    }
}
