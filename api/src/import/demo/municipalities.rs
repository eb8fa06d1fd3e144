//! What municipalities of the demo say of themselves: how taking part is anchored, and which documents they link to.

use super::ids::id;
use super::stage::Places;
use super::tables::DemoTables;
use crate::import::ImportError;
use crate::import::cell::{date, text};
use crate::import::problem::{Problem, Problems};
use crate::import::table::{Cells, TableRow};
use domain::event::MunicipalityChange;
use domain::register::MunicipalityNumber;
use domain::structure::Altered;
use domain::structure::municipality::{
    Anchoring, AnchoringLevel, DocumentFacts, DocumentKind, Municipality, Said,
};
use domain::text::{DocumentTitle, HttpsLink};
use domain::{DocumentId, oslo};
use std::collections::BTreeSet;
use std::str::FromStr;
use store::AsyncPgConnection;
use time::{Date, OffsetDateTime, Time};

/// A level on which taking part is anchored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchoringRow {
    /// The municipality.
    pub municipality_number: MunicipalityNumber,
    /// With whom.
    pub level: AnchoringLevel,
    /// First day.
    pub from: Date,
    /// The resolution.
    pub resolution_url: Option<HttpsLink>,
}

/// A document that a municipality links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Natural key.
    pub key: String,
    /// The municipality.
    pub municipality_number: MunicipalityNumber,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: DocumentTitle,
    /// Where it is.
    pub url: HttpsLink,
    /// The day it bears.
    pub dated: Date,
}

impl TableRow for AnchoringRow {
    const FILE: &'static str = "demo/anchorings.csv";
    const COLUMNS: &'static [&'static str] = &["municipality_number", "level", "from", "resolution_url"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            level: cells.get("level", AnchoringLevel::from_str)?,
            from: cells.get("from", date)?,
            resolution_url: cells.opt("resolution_url", HttpsLink::parse)?,
        })
    }
}

impl TableRow for DocumentRow {
    const FILE: &'static str = "demo/documents.csv";
    const COLUMNS: &'static [&'static str] = &["key", "municipality_number", "kind", "title", "url", "dated"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            key: cells.get("key", text)?,
            municipality_number: cells.get("municipality_number", MunicipalityNumber::parse)?,
            kind: cells.get("kind", DocumentKind::from_str)?,
            title: cells.get("title", DocumentTitle::parse)?,
            url: cells.get("url", HttpsLink::parse)?,
            dated: cells.get("dated", date)?,
        })
    }
}

type Told = (OffsetDateTime, Altered<Municipality, MunicipalityChange>);

/// Stores what each municipality says of itself that nobody has changed yet, and tells it day by day.
pub(super) async fn municipalities(
    connection: &mut AsyncPgConnection,
    demo: &DemoTables,
    places: &Places,
) -> Result<Vec<Told>, ImportError> {
    let anchored = demo.anchorings.iter().map(|at| at.row.municipality_number.as_str());
    let documented = demo.documents.iter().map(|at| at.row.municipality_number.as_str());
    let numbers: BTreeSet<&str> = anchored.chain(documented).collect();
    let mut told = Vec::new();
    for number in numbers {
        let mut steps: Vec<(Date, Step<'_>)> = Vec::new();
        let mine = demo.anchorings.iter().filter(|at| at.row.municipality_number.as_str() == number);
        steps.extend(mine.map(|at| (at.row.from, Step::Anchored(&at.row))));
        let mine = demo.documents.iter().filter(|at| at.row.municipality_number.as_str() == number);
        steps.extend(mine.map(|at| (at.row.dated, Step::Linked(&at.row))));
        steps.sort_by_key(|(on, _)| *on);
        let Some((first, _)) = steps.first() else { continue };
        let found = store::structure::municipality_for_update(connection, number, *first).await?;
        // What became of it speaks for itself, and so does whoever has said something since.
        let itself = |place: &Municipality| places.municipalities.get(number) == Some(&place.id);
        let Some(mut place) = found.filter(|place| itself(place) && place.version == 1) else { continue };
        for (on, step) in steps {
            let taken = step.taken(place, on).map_err(|_| ended(number))?;
            store::structure::save_municipality(connection, &taken.thing).await?;
            place = taken.thing.clone();
            told.push((oslo::moment(on, Time::MIDNIGHT), taken));
        }
    }
    Ok(told)
}

/// Something a municipality says on a day.
enum Step<'a> {
    Anchored(&'a AnchoringRow),
    Linked(&'a DocumentRow),
}

impl Step<'_> {
    fn taken(
        &self,
        place: Municipality,
        on: Date,
    ) -> Result<Altered<Municipality, MunicipalityChange>, domain::structure::municipality::WrongState> {
        match self {
            Self::Anchored(row) => {
                let anchoring = Some(Anchoring { anchored: true, resolution: row.resolution_url.clone() });
                place.anchor(vec![Said { level: row.level, anchoring, from: on }], on)
            }
            Self::Linked(row) => {
                let facts = DocumentFacts {
                    kind: row.kind,
                    title: row.title.clone(),
                    link: row.url.clone(),
                    dated: Some(row.dated),
                };
                let key = DocumentId(id("document", &row.key, oslo::moment(on, Time::MIDNIGHT)));
                place.add_document(key, facts, on)
            }
        }
    }
}

fn ended(number: &str) -> Problems {
    let message = format!("municipality {number} is not there on a day on which it says something");
    Problems(vec![Problem { file: AnchoringRow::FILE.to_owned(), line: None, column: None, message }])
}
