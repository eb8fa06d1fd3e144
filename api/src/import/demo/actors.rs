//! The organisations of the demo that no register brings, and the regions' maps of actors.

use super::ids::id;
use super::stage::Places;
use super::tables::DemoTables;
use crate::import::ImportError;
use crate::import::cell::{Expected, date, text};
use crate::import::problem::Problem;
use crate::import::table::{Cells, TableRow};
use domain::event::{OrganisationChange, RegionActorChange};
use domain::organisation::{Addition, Facts, HelpTopic, Organisation, RegionActor};
use domain::period::Period;
use domain::register::{MunicipalityNumber, OrganisationKind};
use domain::structure::{Altered, Timeline};
use domain::text::{HttpsLink, Note, Office, OrganisationName};
use domain::{OrganisationId, RegionActorId, oslo};
use std::str::FromStr;
use store::AsyncPgConnection;
use time::{Date, OffsetDateTime, Time};

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRow {
    /// What the other tables call it.
    pub key: String,
    /// Its name.
    pub name: OrganisationName,
    /// What kind.
    pub kind: OrganisationKind,
    /// What kind, in words.
    pub kind_text: Option<OrganisationName>,
    /// Where it is.
    pub municipality_number: Option<MunicipalityNumber>,
    /// Website.
    pub website: Option<HttpsLink>,
    /// What it does.
    pub description: Option<Note>,
    /// The office to turn to.
    pub contact_office: Option<Office>,
    /// The day it was put in.
    pub from: Date,
}

/// A line of a region's map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionActorRow {
    /// The region.
    pub region: String,
    /// An organisation of the register by short name, or of the demo by key.
    pub organisation: String,
    /// What it can help with.
    pub topics: Vec<HelpTopic>,
    /// The same in words.
    pub help: Option<Note>,
    /// The office to turn to.
    pub contact_office: Option<Office>,
    /// When.
    pub period: Period,
}

fn origin(text: &str) -> Result<(), Expected> {
    match text {
        "real" | "demo" => Ok(()),
        _ => Err(Expected("real or demo")),
    }
}

impl TableRow for ActorRow {
    const FILE: &'static str = "demo/organisations.csv";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "name",
        "kind",
        "kind_text",
        "municipality_number",
        "website",
        "description",
        "contact_office",
        "from",
        "origin",
        "source",
    ];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        cells.get("origin", origin)?;
        cells.get("source", text)?;
        let name = cells.get("name", OrganisationName::parse)?;
        if cells.text("origin")? == "demo" && !name.as_str().ends_with(" (demo)") {
            return Err(cells.problem("name", "an invented organisation's name ends in ` (demo)`"));
        }
        Ok(Self {
            key: cells.get("key", text)?,
            name,
            kind: cells.get("kind", OrganisationKind::from_str)?,
            kind_text: cells.opt("kind_text", OrganisationName::parse)?,
            municipality_number: cells.opt("municipality_number", MunicipalityNumber::parse)?,
            website: cells.opt("website", HttpsLink::parse)?,
            description: cells.opt("description", Note::parse)?,
            contact_office: cells.opt("contact_office", Office::parse)?,
            from: cells.get("from", date)?,
        })
    }
}

impl TableRow for RegionActorRow {
    const FILE: &'static str = "demo/region_actors.csv";
    const COLUMNS: &'static [&'static str] =
        &["region", "organisation", "topics", "help", "contact_office", "from", "to"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        let (from, to) = (cells.get("from", date)?, cells.opt("to", date)?);
        let topics = cells.list("topics", HelpTopic::from_str)?;
        if topics.is_empty() {
            return Err(cells.problem("topics", "must not be empty"));
        }
        Ok(Self {
            region: cells.get("region", text)?,
            organisation: cells.get("organisation", text)?,
            topics,
            help: cells.opt("help", Note::parse)?,
            contact_office: cells.opt("contact_office", Office::parse)?,
            period: Period::inclusive(from, to).map_err(|e| cells.problem("to", e.to_string()))?,
        })
    }
}

fn morning(day: Date) -> OffsetDateTime {
    oslo::moment(day, Time::MIDNIGHT)
}

/// The id of an organisation that the demo names: of a register by short name, or of the demo by key.
pub(super) fn organisation_id(demo: &DemoTables, places: &Places, name: &str) -> Option<OrganisationId> {
    let own = demo.actors.iter().find(|at| at.row.key == name);
    let own = own.map(|at| OrganisationId(id("organisation", &at.row.key, morning(at.row.from))));
    own.or_else(|| places.organisations.get(name).copied())
}

/// Stores the organisations that are not there yet, and tells when each was put in.
pub(super) async fn organisations(
    connection: &mut AsyncPgConnection,
    demo: &DemoTables,
    places: &Places,
) -> Result<Vec<(OffsetDateTime, Altered<Organisation, OrganisationChange>)>, ImportError> {
    let mut made = Vec::new();
    for at in &demo.actors {
        let row = &at.row;
        let Some(id) = organisation_id(demo, places, &row.key) else { continue };
        if store::structure::find_for_change(connection, id).await?.is_some() {
            continue;
        }
        let number = row.municipality_number.as_ref().map(MunicipalityNumber::as_str);
        let facts = Facts {
            name: row.name.clone(),
            name_en: None,
            short_name: None,
            kind: row.kind,
            kind_text: row.kind_text.clone(),
            organisation_number: None,
            municipality: number.and_then(|number| places.municipalities.get(number).copied()),
            website: row.website.clone(),
        };
        let addition =
            Addition { description: row.description.clone(), contact_office: row.contact_office.clone() };
        let organisation = Organisation {
            id,
            version: 1,
            facts: Some(facts.clone()),
            addition,
            closures: Timeline::default(),
        };
        store::structure::insert_organisation(connection, &organisation, &facts).await?;
        made.push((morning(row.from), Altered::new(organisation, OrganisationChange::Created, row.from)));
    }
    Ok(made)
}

/// Stores the lines of the maps that are not there yet, and tells when each was put in.
pub(super) async fn region_actors(
    connection: &mut AsyncPgConnection,
    demo: &DemoTables,
    places: &Places,
) -> Result<Vec<(OffsetDateTime, Altered<RegionActor, RegionActorChange>)>, ImportError> {
    let mut made = Vec::new();
    for at in &demo.region_actors {
        let row = &at.row;
        let when = morning(row.period.first_day());
        let key = format!("{}/{}", row.region, row.organisation);
        let line = RegionActorId(id("region_actor", &key, when));
        let (region, organisation) =
            (places.regions.get(&row.region).copied(), organisation_id(demo, places, &row.organisation));
        let (Some(region), Some(organisation)) = (region, organisation) else {
            return Err(ImportError::Missing { what: "organisation", key: row.organisation.clone() });
        };
        if store::structure::find_region_actor(connection, line).await?.is_some() {
            continue;
        }
        let actor = RegionActor {
            id: line,
            version: 1,
            region,
            organisation,
            topics: row.topics.clone(),
            help: row.help.clone(),
            contact_office: row.contact_office.clone(),
            period: row.period,
        };
        // A visitor may have put the same organisation there: then theirs stays.
        if store::structure::insert_region_actor(connection, &actor).await? {
            made.push((when, actor.added()));
        }
    }
    Ok(made)
}
