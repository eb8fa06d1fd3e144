//! Needs, with all that happened to them.

use super::super::stage::Stage;
use super::super::story::{Outcome, Taken, play};
use super::super::tables::DemoTables;
use super::super::{NeedRow, ids};
use super::Run;
use crate::import::ImportError;
use domain::event::{Aggregate, By, EventBody, NewEvent};
use domain::{NeedId, oslo};
use std::collections::BTreeMap;
use store::{AsyncPgConnection, import};
use time::OffsetDateTime;

impl Run<'_> {
    /// The needs with their whole story: the last state is stored, every step is an event.
    pub(super) async fn needs(
        &mut self,
        connection: &mut AsyncPgConnection,
        stage: Stage<'_>,
    ) -> Result<(), ImportError> {
        let story = play(stage, |row| need_id(stage.demo, row))?;
        let all = stage.demo.needs.iter().map(|at| need_id(stage.demo, &at.row).0).collect();
        let there = import::in_use(connection, all).await?;
        let mut latest = BTreeMap::new();
        let mut references: BTreeMap<i32, i32> = BTreeMap::new();
        for taken in &story {
            if let Outcome::Submitted(_) = taken.outcome {
                *references.entry(oslo::day(taken.at).year()).or_default() += 1;
            }
            if !there.contains(&taken.outcome.need().id.0) {
                latest.insert(taken.outcome.need().id, taken.outcome.need());
                self.events.extend(self.told(taken));
            }
        }
        for (year, number) in references {
            store::needs::reserve_references(connection, year, number).await?;
        }
        for need in latest.values() {
            store::needs::insert(connection, need).await?;
        }
        self.summary.note("needs", u64::try_from(latest.len()).unwrap_or_default());
        Ok(())
    }

    /// The event of a step; a draft has none.
    fn told(&self, taken: &Taken) -> Option<NewEvent> {
        let (Outcome::Submitted(changed) | Outcome::Changed(changed)) = &taken.outcome else { return None };
        let (need, changed) = (&changed.need, changed.as_ref());
        let event = self.event(Aggregate::Need(need.id), need.version, By::User(taken.by), taken.at);
        Some(NewEvent {
            on_behalf_of: taken.on_behalf_of,
            reason: changed.reason.clone(),
            overrides: changed.overrides.clone(),
            audience: Some(need.audience()),
            before: changed.before.clone(),
            body: EventBody::Need(changed.change.clone()),
            ..event
        })
    }
}

/// A need's id carries the moment it was written.
pub(super) fn need_id(demo: &DemoTables, row: &NeedRow) -> NeedId {
    let written = demo.steps.iter().find(|at| at.row.need == row.key).map(|at| at.row.at);
    NeedId(ids::id("need", &row.key, written.unwrap_or(OffsetDateTime::UNIX_EPOCH)))
}
