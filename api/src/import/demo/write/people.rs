//! Clusters, people with their roles and offers, and standing consents.

use super::super::stage::Places;
use super::super::{Person, facts};
use super::{PASSWORD, Run};
use crate::import::ImportError;
use domain::access::{Audience, Scope, Visibility};
use domain::event::{Aggregate, By, DelegationChange, EventBody, NewEvent, RoleChange, UserChange};
use domain::{ClusterId, DelegationId, MunicipalityId, RegionId, RoleAssignmentId, UserId};
use store::{AsyncPgConnection, import};

impl Run<'_> {
    pub(super) async fn clusters(
        &mut self,
        connection: &mut AsyncPgConnection,
        places: &Places,
    ) -> Result<(), ImportError> {
        let clusters = self.demo.clusters.iter().map(|at| facts::cluster(self.demo, places, &at.row));
        let clusters: Vec<_> = clusters.collect();
        self.summary.note("clusters", import::clusters(connection, &clusters).await?);
        Ok(())
    }

    pub(super) async fn people(
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
                    body: RoleChange::Proposed {
                        role: row.role,
                        holder,
                        replaces: None,
                        ends_with_place: None,
                    }
                    .into(),
                    ..event
                })
            })
            .collect();
        self.events.extend(offered);
    }

    /// Standing consents that are not there yet.
    pub(super) async fn consents(
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
}
