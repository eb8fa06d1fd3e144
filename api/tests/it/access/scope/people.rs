//! Random people: with roles that the database knows, and actors made of roles alone.

use super::plan::{CLUSTERS, Plan, REGIONS, When, at, plan, when};
use domain::access::{Actor, Grant, Role, Scope, Structure};
use domain::role::Delegated;
use domain::{OrganisationId, UserId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::fmt::Write;
use test_support::HVL;
use uuid::Uuid;

/// One's own id, by number.
pub(super) fn user(number: usize) -> UserId {
    UserId(Uuid::from_u128(0x7777 + number as u128))
}

/// A role on the kind of scope that is its own.
fn grant(role: Role, place: usize) -> Grant {
    let scope = match role {
        Role::National | Role::NationalAnalyst | Role::KsDepartment | Role::Fhi | Role::ExternalEvaluator => {
            Scope::Nation
        }
        Role::SystemAdmin => Scope::System,
        Role::RegionalCoordinator | Role::KsRegionalOffice => Scope::Region(REGIONS[place % REGIONS.len()]),
        Role::ClusterCoordinator => Scope::Cluster(CLUSTERS[place % CLUSTERS.len()]),
        Role::RdContact | Role::RdContactShared => Scope::Municipality(at(place)),
        Role::CountyAuthority | Role::CountyGovernor => Scope::County("46".parse().unwrap()),
        Role::Researcher => Scope::Organisation(HVL),
    };
    Grant { role, scope }
}

fn roles() -> impl Strategy<Value = (Role, usize)> {
    (select(Role::ALL), 0..12_usize)
}

/// A role as it was given: on which days, and whether it was revoked.
#[derive(Clone, Debug)]
struct Assignment {
    grant: Grant,
    when: When,
    revoked: bool,
    /// Whether it is only offered.
    offered: bool,
    /// Whether the holder is away today.
    away: Option<Away<UserId>>,
}

/// Being away, with or without a deputy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Away<T>(Option<T>);

impl Assignment {
    fn holds(&self) -> bool {
        self.when == When::Now && !self.revoked && !self.offered
    }
}

/// Somebody with an account.
#[derive(Clone, Debug)]
struct Person {
    user: UserId,
    active: bool,
    assignments: Vec<Assignment>,
}

/// What people are made of: whether the account is open, and roles.
pub(super) type Draw = (bool, Vec<(Role, usize, When, bool, Life)>);

/// Whether a role is only offered, and the holder's absence with its deputy by number.
type Life = (bool, Option<Away<usize>>);

/// Random people.
pub(super) fn draws(number: usize) -> impl Strategy<Value = Vec<Draw>> {
    let away = prop::option::weighted(0.2, prop::option::weighted(0.7, 0..number).prop_map(Away));
    let life = (prop::bool::weighted(0.1), away);
    let assignment = (roles(), when(), prop::bool::weighted(0.15), life)
        .prop_map(|((r, p), w, gone, life)| (r, p, w, gone, life));
    vec((prop::bool::weighted(0.85), vec(assignment, 0..4)), number)
}

/// Actors whose roles and structure the database has never heard of; also roles on scopes that are not their own.
pub(super) fn actors_at_will(number: usize) -> impl Strategy<Value = Vec<Actor>> {
    let scope =
        (roles(), roles()).prop_map(|((role, place), (other, _))| Grant { role, ..grant(other, place) });
    let own = roles().prop_map(|(role, place)| grant(role, place));
    let grants = vec(prop_oneof![6 => own, 1 => scope], 0..4);
    let actor = (0..number, grants, plan())
        .prop_map(|(number, grants, plan)| Actor::signed_in(user(number), None, grants, &plan.structure()));
    vec(actor, number)
}

impl Person {
    /// Whether others' roles can be done by this one: with an open account and a role of one's own.
    fn may_stand_in(&self) -> bool {
        self.active && self.assignments.iter().any(Assignment::holds)
    }
}

/// The people of a world.
pub(super) struct People {
    all: Vec<Person>,
    structure: Structure,
    consents: Vec<Delegated>,
}

impl People {
    /// Draws that the rules of the database permit: a desk that the plan leaves empty has nobody today, and a region
    /// one coordinator at a time.
    pub fn of(plan: &Plan, draws: Vec<Draw>) -> Self {
        let (mut taken, mut offers) = (BTreeSet::new(), BTreeSet::new());
        let mut people = Vec::new();
        for (number, (active, roles)) in draws.into_iter().enumerate() {
            let mut assignments = Vec::new();
            for (role, place, when, revoked, (offered, away)) in roles {
                let away =
                    away.map(|Away(deputy)| Away(deputy.map(user).filter(|deputy| *deputy != user(number))));
                // Of coordinators one is offered a region at a time; here nobody.
                let offered = offered
                    && role != Role::RegionalCoordinator
                    && offers.insert((number, role, format!("{:?}", grant(role, place).scope)));
                let mut assignment = Assignment { grant: grant(role, place), when, revoked, offered, away };
                match assignment.grant.scope {
                    Scope::Region(region) if role == Role::RegionalCoordinator => {
                        let empty = plan.empty_regions[place % REGIONS.len()] && active && when == When::Now;
                        let free = assignment.revoked || (!empty && taken.insert((region, when.range())));
                        assignment.revoked = !free || assignment.revoked;
                    }
                    Scope::Cluster(_) if plan.empty_clusters[place % CLUSTERS.len()] && active => {
                        assignment.when = if when == When::Now { When::Past } else { when };
                    }
                    _ => {}
                }
                // The same role twice on the same days says nothing new; periods of a region may not meet.
                if assignment.when == When::Now || assignment.revoked || role != Role::RegionalCoordinator {
                    assignments.push(assignment);
                }
            }
            people.push(Person { user: user(number), active, assignments });
        }
        let open = |user: UserId| people.iter().any(|p: &Person| p.user == user && p.may_stand_in());
        let there = |a: &Assignment| a.away.as_ref().is_none_or(|Away(deputy)| deputy.is_some_and(open));
        let desk = |a: &Assignment| {
            matches!(a.grant.role, Role::RegionalCoordinator | Role::ClusterCoordinator) && a.holds()
        };
        let held = |scope: Scope| {
            let staffs = |a: &Assignment| desk(a) && a.grant.scope == scope && there(a);
            people.iter().any(|p| p.active && p.assignments.iter().any(staffs))
        };
        let structure = Structure {
            clusters_without_coordinator: CLUSTERS
                .into_iter()
                .filter(|c| !held(Scope::Cluster(*c)))
                .collect(),
            regions_without_coordinator: REGIONS.into_iter().filter(|r| !held(Scope::Region(*r))).collect(),
            ..plan.structure()
        };
        Self { all: people, structure, consents: plan.consents() }
    }

    /// The structure of today, with the desks that are empty.
    pub fn structure(&self) -> Structure {
        self.structure.clone()
    }

    /// Those with an open account, as actors.
    pub fn actors(&self) -> Vec<Actor> {
        let open = self.all.iter().filter(|person| person.active);
        open.map(|person| {
            let own = person.assignments.iter().filter(|a| a.holds());
            let others = self.all.iter().filter(|other| other.active && other.user != person.user);
            let deputised = others
                .flat_map(|other| &other.assignments)
                .filter(|a| person.may_stand_in() && a.holds() && a.away == Some(Away(Some(person.user))));
            let grants = own.chain(deputised).map(|a| a.grant).collect();
            let mut actor = Actor::signed_in(person.user, None, grants, &self.structure);
            actor.reach.entrust(self.consents.iter().copied());
            actor
        })
        .collect()
    }

    /// The statements that make them.
    pub fn sql(&self) -> String {
        let (mut sql, mut absences, mut number) = (String::new(), String::new(), 0);
        for Person { user, active, assignments } in &self.all {
            write!(
                sql,
                "INSERT INTO users (id, version, email, display_name, language, active, closed_at, created_at, updated_at) VALUES \
                 ('{user}', 1, '{user}@example.org', 'Nokon', 'nb', {active}, \
                  CASE WHEN NOT {active} THEN timestamptz '2025-01-01Z' END, '2025-01-01Z', '2025-01-01Z');"
            )
            .unwrap();
            for Assignment { grant, when, revoked, offered, away } in assignments {
                number += 1;
                let (column, place) = match grant.scope {
                    Scope::Nation | Scope::System => ("", String::new()),
                    Scope::Region(id) => (", region_id", format!(", '{id}'")),
                    Scope::Cluster(id) => (", cluster_id", format!(", '{id}'")),
                    Scope::Municipality(id) => (", municipality_id", format!(", '{id}'")),
                    Scope::Organisation(OrganisationId(id)) => (", organisation_id", format!(", '{id}'")),
                    Scope::County(number) => (", county_number", format!(", '{number}'")),
                };
                let (id, role, days) =
                    (Uuid::from_u128(0x8888_0000 + number), grant.role.code(), when.range());
                // An evaluator stays for a time.
                let days = match (grant.role, when) {
                    (Role::ExternalEvaluator, When::Now) => "daterange('2025-01-01', '2027-01-01')",
                    (Role::ExternalEvaluator, When::Future) => "daterange('2026-01-16', '2027-01-01')",
                    _ => days,
                };
                let state = if *offered { "proposed" } else { "accepted" };
                let gone = if *revoked { "'2026-01-15 08:00Z'" } else { "NULL" };
                write!(
                    sql,
                    "INSERT INTO role_assignments (id, user_id, role, valid, state, decided_by, created_at, revoked_at{column}) \
                     VALUES ('{id}', '{user}', '{role}', {days}, '{state}', 'test', '2025-01-01Z', {gone}{place});"
                )
                .unwrap();
                if let Some(Away(deputy)) = away {
                    // At the end, when everybody is there.
                    let deputy = deputy.map_or("NULL".to_owned(), |deputy| format!("'{deputy}'"));
                    write!(
                        absences,
                        "INSERT INTO absences VALUES ('{id}', daterange('2026-01-10', '2026-02-01'), {deputy});"
                    )
                    .unwrap();
                }
            }
        }
        sql + &absences
    }
}
