//! Writing the demo year: all of it or nothing, in one transaction, and only what is not there yet.

use super::stage::{Places, Stage};
use super::story::{Outcome, Taken, play};
use super::tables::DemoTables;
use super::{NeedRow, Person, actors, facts, groups, ids, introductions};
use crate::clock::Clock;
use crate::import::reference::ReferenceTables;
use crate::import::{ImportError, Summary};
use domain::access::{Audience, Scope, Visibility};
use domain::event::{Aggregate, By, DelegationChange, EventBody, NewEvent, RoleChange, UserChange};
use domain::structure::Altered;
use domain::{
    ClusterId, CommandId, DelegationId, EventId, MunicipalityId, NeedId, RegionId, RoleAssignmentId, UserId,
    oslo,
};
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
        run.finish(connection).await
    })
    .await
}

struct Run<'a> {
    demo: &'a DemoTables,
    clock: &'a dyn Clock,
    summary: Summary,
    events: Vec<NewEvent>,
}

impl Run<'_> {
    async fn clusters(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let clusters = self.demo.clusters.iter().map(|at| facts::cluster(self.demo, places, &at.row));
        let clusters: Vec<_> = clusters.collect();
        self.summary.note("clusters", import::clusters(connection, &clusters).await?);
        Ok(())
    }

    async fn people(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let ids = self.demo.everybody().map(facts::person_id).collect();
        let there = import::in_use(connection, ids).await?;
        let mut people = Vec::new();
        for person in self.demo.everybody().filter(|person| !there.contains(&facts::person_id(person))) {
            let hash = match person.account {
                Some(_) => Some(crate::auth::hash_now(PASSWORD).ok_or(ImportError::Password)?),
                None => None,
            };
            let facts = facts::person(self.demo, person, places, hash);
            let user = UserId(facts.id);
            let event = self.event(Aggregate::User(user), 1, By::System, facts.created_at);
            self.events.push(NewEvent { body: EventBody::User(UserChange::Created), ..event });
            people.push(facts);
            self.offers(person, places);
        }
        self.summary.note("users", import::people(connection, &people).await?);
        Ok(())
    }

    /// The events of roles that somebody is offered.
    fn offers(&mut self, person: &Person, places: &Places) {
        let rows = self.demo.offers.iter().map(|at| &at.row).filter(|row| row.person == person.key);
        let offered: Vec<NewEvent> = rows
            .filter_map(|row| {
                let by = places.people.get(&row.offered_by).map_or(By::System, |user| By::User(*user));
                let role = RoleAssignmentId(facts::offer(places, row)?.id);
                let at = facts::offered_at(row);
                let event = self.event(Aggregate::RoleAssignment(role), 1, by, at);
                let holder = UserId(facts::person_id(person));
                let municipality = match places.scope(row.role, &row.scope) {
                    Some(Scope::Municipality(municipality)) => vec![municipality],
                    _ => Vec::new(),
                };
                let audience = Audience::of_place(Visibility::National, municipality, None, None);
                Some(NewEvent {
                    effective_on: row.from,
                    audience: Some(audience),
                    body: RoleChange::Proposed { role: row.role, holder, replaces: None }.into(),
                    ..event
                })
            })
            .collect();
        self.events.extend(offered);
    }

    /// Standing consents that are not there yet.
    async fn consents(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let all: Vec<_> =
            self.demo.consents.iter().filter_map(|at| facts::consent(places, &at.row)).collect();
        let there = import::in_use(connection, all.iter().map(|facts| facts.id).collect()).await?;
        let new: Vec<_> = all.into_iter().filter(|facts| !there.contains(&facts.id)).collect();
        for consent in &new {
            let (cluster, region) = (consent.cluster_id.map(ClusterId), consent.region_id.map(RegionId));
            let municipality = MunicipalityId(consent.municipality_id);
            let about = Aggregate::Delegation(DelegationId(consent.id));
            let event = self.event(about, 1, By::User(UserId(consent.given_by)), consent.created_at);
            let places = vec![municipality];
            self.events.push(NewEvent {
                on_behalf_of: Some(municipality),
                audience: Some(Audience::of_place(Visibility::National, places, cluster, region)),
                body: DelegationChange::Given { task: consent.task, cluster, region }.into(),
                ..event
            });
        }
        self.summary.note("delegations", import::delegations(connection, &new).await?);
        Ok(())
    }

    /// The needs with their whole story: the last state is stored, every step is an event.
    async fn needs(
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

    /// Organisations that no register brings, and the regions' maps of actors.
    async fn actors(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let public = |region| Audience::of_place(Visibility::Public, Vec::new(), None, region);
        let organisations = actors::organisations(connection, self.demo, places).await?;
        self.summary.note("organisations", count(&organisations));
        for (at, altered) in organisations {
            let (aggregate, version) = (Aggregate::Organisation(altered.thing.id), altered.thing.version);
            self.tell(aggregate, version, By::System, at, public(None), altered);
        }
        let lines = actors::region_actors(connection, self.demo, places).await?;
        self.summary.note("region_actors", count(&lines));
        for (at, altered) in lines {
            let (aggregate, version) = (Aggregate::RegionActor(altered.thing.id), altered.thing.version);
            let audience = public(Some(altered.thing.region));
            self.tell(aggregate, version, By::System, at, audience, altered);
        }
        Ok(())
    }

    /// Groups and networks, each with its story.
    async fn groups(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let demo = self.demo;
        let need = |key: &str| {
            let row = demo.needs.iter().find(|at| at.row.key == key)?;
            Some(need_id(demo, &row.row))
        };
        let told = groups::groups(connection, demo, places, need, self.clock.now()).await?;
        let made = told.iter().filter(|step| step.altered.thing.version == 1).collect::<Vec<_>>();
        self.summary.note("groups", count(&made));
        for step in told {
            let group = &step.altered.thing;
            let aggregate = match group.nature {
                domain::group::Nature::Standing { .. } => Aggregate::Group(group.id),
                domain::group::Nature::Network { .. } => Aggregate::Network(group.id),
            };
            self.tell(aggregate, group.version, By::User(step.by), step.at, step.audience, step.altered);
        }
        Ok(())
    }

    /// How far coordinators have come in the introduction programme.
    async fn introductions(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let told = introductions::introductions(connection, self.demo, places).await?;
        self.summary.note("introduction_steps_done", count(&told));
        for (at, altered) in told {
            let programme = &altered.thing;
            let audience = programme.audience();
            let (id, version, by) = (programme.id, programme.version, By::User(programme.holder));
            self.tell(Aggregate::Introduction(id), version, by, at, audience, altered);
        }
        Ok(())
    }

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

    fn event(&self, aggregate: Aggregate, version: i32, by: By, at: OffsetDateTime) -> NewEvent {
        NewEvent {
            id: EventId(self.clock.id()),
            command: CommandId(self.clock.id()),
            aggregate,
            version,
            by,
            on_behalf_of: None,
            reason: None,
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

fn count<T>(rows: &[T]) -> u64 {
    u64::try_from(rows.len()).unwrap_or_default()
}

/// A need's id carries the moment it was written.
fn need_id(demo: &DemoTables, row: &NeedRow) -> NeedId {
    let written = demo.steps.iter().find(|at| at.row.need == row.key).map(|at| at.row.at);
    NeedId(ids::id("need", &row.key, written.unwrap_or(OffsetDateTime::UNIX_EPOCH)))
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
