//! How far the coordinators of the demo have come in the introduction programme.

use super::facts;
use super::ids::id;
use super::stage::Places;
use super::tables::DemoTables;
use crate::import::ImportError;
use crate::import::cell::{date, text};
use crate::import::problem::{Problem, Problems};
use crate::import::table::{Cells, TableRow};
use domain::event::IntroductionChange;
use domain::introduction::{Introduction, IntroductionStep};
use domain::structure::Altered;
use domain::{RoleAssignmentId, oslo};
use std::collections::BTreeMap;
use std::str::FromStr;
use store::AsyncPgConnection;
use time::{Date, OffsetDateTime, Time};

/// A step that a coordinator has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneStepRow {
    /// The coordinator.
    pub person: String,
    /// Which step.
    pub step: IntroductionStep,
    /// When.
    pub on: Date,
}

impl TableRow for DoneStepRow {
    const FILE: &'static str = "demo/introduction_steps_done.csv";
    const COLUMNS: &'static [&'static str] = &["person", "step", "on"];

    fn read(cells: &Cells<'_>) -> Result<Self, Problem> {
        Ok(Self {
            person: cells.get("person", text)?,
            step: cells.get("step", IntroductionStep::from_str)?,
            on: cells.get("on", date)?,
        })
    }
}

/// Stores the programmes that nobody has begun, and tells when each step was done.
pub(super) async fn introductions(
    connection: &mut AsyncPgConnection,
    demo: &DemoTables,
    places: &Places,
) -> Result<Vec<(OffsetDateTime, Altered<Introduction, IntroductionChange>)>, ImportError> {
    let mut told = Vec::new();
    let mut by_person: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for at in &demo.done_steps {
        by_person.entry(at.row.person.as_str()).or_default().push(at);
    }
    for (key, mut steps) in by_person {
        let Some(person) = demo.everybody().find(|person| person.key == key) else { continue };
        let Some(scope) = person.scopes.first() else { continue };
        let since = person.period.first_day();
        let role =
            RoleAssignmentId(id("role", &format!("{key}/{scope}"), oslo::moment(since, Time::MIDNIGHT)));
        // A visitor may have taken the role away, or begun: then nothing is put in.
        let there = store::introductions::find_for_update(connection, role, since).await?;
        let Some(record) = there.filter(|record| record.introduction.version == 0) else { continue };
        if record.introduction.holder.0 != facts::person_id(person) || !places.people.contains_key(key) {
            continue;
        }
        let mut programme = record.introduction;
        steps.sort_by_key(|at| at.row.on);
        for at in steps {
            let done = programme
                .complete(at.row.step, at.row.on)
                .map_err(|e| Problems(vec![at.problem("step", e.to_string())]))?;
            programme = done.thing.clone();
            told.push((oslo::moment(at.row.on, Time::MIDNIGHT), done));
        }
        store::introductions::save(connection, &programme).await?;
    }
    Ok(told)
}
