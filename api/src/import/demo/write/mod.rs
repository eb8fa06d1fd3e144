//! Writing the demo year: all of it or nothing, in one transaction, and only what is not there yet.

mod needs;
mod people;
mod structure;

use super::stage::{Places, Stage};
use super::tables::DemoTables;
use super::{Person, facts};
use crate::clock::Clock;
use crate::import::reference::ReferenceTables;
use crate::import::{ImportError, Summary};
use domain::access::Audience;
use domain::event::{Aggregate, By, EventBody, NewEvent, UserChange};
use domain::structure::{Altered, Voice};
use domain::{CommandId, EventId, MunicipalityId, UserId, oslo};
use std::collections::BTreeMap;
use store::import::KnownKeys;
use store::{AsyncPgConnection, Pool, import};
use time::OffsetDateTime;
use uuid::Uuid;

/// The password of every account of the demo.
pub const PASSWORD: &str = "ksf-demo-2026";

/// Puts the demo year into an empty database, or what is missing of it into one that is demo already.
///
/// # Errors
/// [`ImportError`]; nothing was written.
pub async fn write(
    pool: &Pool,
    reference: &ReferenceTables,
    demo: &DemoTables,
    clock: &dyn Clock,
) -> Result<Summary, ImportError> {
    store::transaction::write(pool, async |connection| {
        import::lock(connection).await?;
        if !store::installation::is_demo(connection).await? && !import::is_untouched(connection).await? {
            return Err(ImportError::NotADemo);
        }
        store::installation::mark_demo(connection).await?;
        let mut run = Run { demo, clock, summary: Summary::default(), events: Vec::new() };
        let mut places = places(import::known_keys(connection).await?, demo)?;
        run.clusters(connection, &places).await?;
        places.clusters = into(import::known_keys(connection).await?.clusters);
        run.people(connection, &places).await?;
        run.consents(connection, &places).await?;
        run.needs(connection, Stage { reference, demo, places: &places }).await?;
        run.actors(connection, &places).await?;
        run.groups(connection, &places).await?;
        run.introductions(connection, &places).await?;
        run.municipalities(connection, &places).await?;
        run.finish(connection).await
    })
    .await
}

/// A run of the import.
pub(super) struct Run<'a> {
    demo: &'a DemoTables,
    clock: &'a dyn Clock,
    summary: Summary,
    events: Vec<NewEvent>,
}

impl Run<'_> {
    /// A change of something in the structure, for the log to tell.
    fn tell<T, C: Into<EventBody>>(
        &mut self,
        aggregate: Aggregate,
        version: i32,
        by: By,
        at: OffsetDateTime,
        audience: Audience,
        altered: Altered<T, C>,
    ) {
        let event = self.event(aggregate, version, by, at);
        self.events.push(NewEvent {
            effective_on: altered.effective_on,
            before: (version > 1).then(|| audience.clone()),
            audience: Some(audience),
            body: altered.change.into(),
            ..event
        });
    }

    fn event(&self, aggregate: Aggregate, version: i32, by: By, at: OffsetDateTime) -> NewEvent {
        NewEvent {
            id: EventId(self.clock.id()),
            command: CommandId(self.clock.id()),
            aggregate,
            version,
            by,
            on_behalf_of: None,
            reason: None,
            voice: Voice::SILENT,
            overrides: Vec::new(),
            at,
            effective_on: oslo::day(at),
            audience: None,
            before: None,
            body: EventBody::User(UserChange::Created),
        }
    }

    /// Appends the events in the order of the story; the import's own is the last.
    async fn finish(mut self, connection: &mut AsyncPgConnection) -> Result<Summary, ImportError> {
        self.events.sort_by_key(|event| event.at);
        self.events.extend(self.summary.event("demo", self.clock));
        store::events::append(connection, &self.events).await?;
        Ok(self.summary)
    }
}

fn into<T: From<Uuid>>(keys: BTreeMap<String, Uuid>) -> BTreeMap<String, T> {
    keys.into_iter().map(|(key, id)| (key, T::from(id))).collect()
}

/// The places that the demo speaks of, all of which must be there.
fn places(known: KnownKeys, demo: &DemoTables) -> Result<Places, ImportError> {
    let places = Places {
        municipalities: into(known.municipalities),
        regions: into(known.regions),
        organisations: into(known.organisations),
        clusters: into(known.clusters),
        people: demo
            .everybody()
            .map(|person: &Person| (person.key.clone(), UserId(facts::person_id(person))))
            .collect(),
    };
    let missing = |what, key: &str| Err(ImportError::Missing { what, key: key.to_owned() });
    let municipality = |number: &str| -> Option<&MunicipalityId> { places.municipalities.get(number) };
    let of_members = demo.members.iter().map(|at| at.row.municipality_number.as_str());
    let of_needs = demo.needs.iter().map(|at| at.row.municipality_number.as_str());
    if let Some(number) = of_members.chain(of_needs).find(|number| municipality(number).is_none()) {
        return missing("municipality", number);
    }
    if let Some(at) = demo.clusters.iter().find(|at| !places.regions.contains_key(&at.row.region)) {
        return missing("region", &at.row.region);
    }
    Ok(places)
}
