//! From rows of the demo to what the store takes in.

use super::clusters::ClusterRow;
use super::ids::id;
use super::people::Person;
use super::roles::{ConsentRow, OfferRow};
use super::stage::Places;
use super::tables::DemoTables;
use domain::access::{Role, Scope};
use domain::oslo;
use domain::period::Period;
use domain::role::RoleAnswer;
use store::import::{
    ClusterFacts, ClusterMember, ClusterMotor, ClusterStatusPeriod, DelegationFacts, PersonFacts, RoleFacts,
    Subcluster,
};
use time::{Date, OffsetDateTime, Time};
use uuid::Uuid;

/// The morning of a day in Oslo.
fn morning(day: Date) -> OffsetDateTime {
    oslo::moment(day, Time::MIDNIGHT)
}

/// The id of a person of the demo.
pub(super) fn person_id(person: &Person) -> Uuid {
    id("person", &person.key, morning(person.period.first_day()))
}

/// A cluster with everything that belongs to it.
pub(super) fn cluster(demo: &DemoTables, places: &Places, row: &ClusterRow) -> ClusterFacts {
    let of = |key: &str| key == row.key;
    let municipality = |number: &str| places.municipalities.get(number).map(|id| id.0).unwrap_or_default();
    let statuses: Vec<_> = demo.statuses.iter().map(|at| &at.row).filter(|s| of(&s.cluster)).collect();
    let ends = statuses.iter().skip(1).map(|status| Some(status.from)).chain([None]);
    let first = statuses.first().map_or(row.agreement_signed_on, |status| status.from);
    ClusterFacts {
        id: id("cluster", &row.key, morning(first)),
        key: row.key.clone(),
        name: row.name.clone(),
        region: row.region.clone(),
        origin: row.origin.clone(),
        confirmed: row.confirmed,
        basis: row.basis.code(),
        funding_model: row.funding_model.code(),
        coordinator_percent: row.coordinator_percent,
        agreement_id: id("agreement", &row.key, morning(row.agreement_signed_on)),
        agreement_signed_on: row.agreement_signed_on,
        source: row.source.clone(),
        statuses: statuses
            .iter()
            .zip(ends)
            .map(|(status, until)| ClusterStatusPeriod {
                status: status.status.code(),
                valid_from: status.from,
                until,
                reason: status.reason.clone(),
            })
            .collect(),
        members: demo
            .members
            .iter()
            .map(|at| &at.row)
            .filter(|member| of(&member.cluster))
            .map(|member| ClusterMember {
                municipality_id: municipality(member.municipality_number.as_str()),
                valid_from: member.from,
                ambition: member.ambition.code(),
            })
            .collect(),
        motors: demo
            .motors
            .iter()
            .map(|at| &at.row)
            .filter(|motor| of(&motor.cluster))
            .map(|motor| ClusterMotor {
                municipality_id: municipality(motor.municipality_number.as_str()),
                valid_from: motor.period.first_day(),
                until: motor.period.until(),
                reason: motor.reason.clone(),
            })
            .collect(),
        subclusters: demo
            .subclusters
            .iter()
            .map(|at| &at.row)
            .filter(|subcluster| of(&subcluster.cluster))
            .map(|subcluster| Subcluster {
                id: id("subcluster", &subcluster.key, morning(subcluster.period.first_day())),
                key: subcluster.key.clone(),
                name: subcluster.name.clone(),
                theme: subcluster.theme.clone(),
                valid_from: subcluster.period.first_day(),
                until: subcluster.period.until(),
                municipality_ids: subcluster.members.iter().map(|m| municipality(m.as_str())).collect(),
            })
            .collect(),
    }
}

/// A role on a place; nothing where the place is not there.
fn role(places: &Places, key: &str, role: Role, place: &str, period: Period) -> Option<RoleFacts> {
    let (mut region_id, mut cluster_id, mut municipality_id, mut organisation_id, mut county_number) =
        (None, None, None, None, None);
    match places.scope(role, place)? {
        Scope::Region(region) => region_id = Some(region.0),
        Scope::Cluster(cluster) => cluster_id = Some(cluster.0),
        Scope::Municipality(municipality) => municipality_id = Some(municipality.0),
        Scope::Organisation(organisation) => organisation_id = Some(organisation.0),
        Scope::County(county) => county_number = Some(county.to_string()),
        Scope::Nation | Scope::System => {}
    }
    Some(RoleFacts {
        id: id("role", &format!("{key}/{place}"), morning(period.first_day())),
        role: role.code(),
        region_id,
        cluster_id,
        municipality_id,
        organisation_id,
        county_number,
        valid_from: period.first_day(),
        until: period.until(),
        state: RoleAnswer::Accepted.code(),
        decided_by: "demo".to_owned(),
        mandate: None,
        tasks: Vec::new(),
        proposed_by: None,
    })
}

/// A role that waits for an answer.
pub(super) fn offer(places: &Places, row: &OfferRow) -> Option<RoleFacts> {
    let facts = role(places, &row.person, row.role, &row.scope, Period::since(row.from))?;
    Some(RoleFacts {
        id: id("offer", &format!("{}/{}", row.person, row.scope), morning(row.offered_on)),
        state: RoleAnswer::Proposed.code(),
        decided_by: row.decided_by.as_str().to_owned(),
        proposed_by: places.people.get(&row.offered_by).map(|user| user.0),
        ..facts
    })
}

/// A standing consent; nothing where a place is not there.
pub(super) fn consent(places: &Places, row: &ConsentRow) -> Option<DelegationFacts> {
    let cluster = row.cluster.as_ref().and_then(|key| places.clusters.get(key)).map(|id| id.0);
    let region = row.region.as_ref().and_then(|key| places.regions.get(key)).map(|id| id.0);
    Some(DelegationFacts {
        id: id("delegation", &row.key, morning(row.from)),
        task: row.task,
        municipality_id: places.municipalities.get(row.municipality_number.as_str())?.0,
        cluster_id: cluster,
        region_id: region,
        valid_from: row.from,
        given_by: places.people.get(&row.given_by)?.0,
        created_at: morning(row.from),
    })
}

/// When an offer was made.
pub(super) fn offered_at(row: &OfferRow) -> OffsetDateTime {
    morning(row.offered_on)
}

/// A person with the roles it holds and is offered.
pub(super) fn person(
    demo: &DemoTables,
    person: &Person,
    places: &Places,
    password_hash: Option<String>,
) -> PersonFacts {
    let held = person.scopes.iter().filter_map(|place| {
        let mut facts = role(places, &person.key, person.role, place, person.period)?;
        let agreed = demo.mandates.iter().map(|at| &at.row);
        let mut agreed = agreed.filter(|row| row.person == person.key && row.scope == *place);
        if let Some(agreed) = agreed.next() {
            facts.mandate = Some(agreed.mandate.as_str().to_owned());
            facts.tasks = agreed.tasks.iter().map(|task| task.as_str().to_owned()).collect();
        }
        Some(facts)
    });
    let offers = demo.offers.iter().map(|at| &at.row).filter(|row| row.person == person.key);
    PersonFacts {
        id: person_id(person),
        email: person.account.as_ref().map(|email| email.as_str().to_owned()),
        display_name: person.name.as_str().to_owned(),
        language: person.language.code(),
        password_hash,
        created_at: morning(person.period.first_day()),
        roles: held.chain(offers.filter_map(|row| offer(places, row))).collect(),
    }
}
