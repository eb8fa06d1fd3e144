//! Organisations, the regions' maps, groups, introduction programmes, and what municipalities say of themselves.

use super::super::stage::Places;
use super::super::{actors, groups, introductions, municipalities};
use super::Run;
use super::needs::need_id;
use crate::import::ImportError;
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, By};
use store::AsyncPgConnection;

impl Run<'_> {
    /// Organisations that no register brings, and the regions' maps of actors.
    pub(super) async fn actors(
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
    pub(super) async fn groups(
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
    pub(super) async fn introductions(
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

    /// How taking part is anchored in municipalities, and their documents.
    pub(super) async fn municipalities(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let told = municipalities::municipalities(connection, self.demo, places).await?;
        self.summary.note("said_of_municipalities", count(&told));
        for (at, altered) in told {
            let (place, audience) = (&altered.thing, altered.thing.audience(altered.effective_on));
            let (aggregate, version) = (Aggregate::Municipality(place.id), place.version);
            self.tell(aggregate, version, By::System, at, audience, altered);
        }
        Ok(())
    }
}

fn count<T>(rows: &[T]) -> u64 {
    u64::try_from(rows.len()).unwrap_or_default()
}
