//! From rows of the demo to what the store takes in.

use super::clusters::ClusterRow;
use super::ids::id;
use super::people::Person;
use super::stage::Places;
use super::tables::DemoTables;
use domain::access::Scope;
use domain::oslo;
use store::import::{
    ClusterFacts, ClusterMember, ClusterMotor, ClusterStatusPeriod, PersonFacts, RoleFacts, Subcluster,
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

/// A person with the roles it holds.
pub(super) fn person(person: &Person, places: &Places, password_hash: Option<String>) -> PersonFacts {
    let role = |key: &String| {
        let scope = places.scope(person.role, key)?;
        let (region_id, cluster_id, municipality_id, organisation_id) = match scope {
            Scope::Region(region) => (Some(region.0), None, None, None),
            Scope::Cluster(cluster) => (None, Some(cluster.0), None, None),
            Scope::Municipality(municipality) => (None, None, Some(municipality.0), None),
            Scope::Organisation(organisation) => (None, None, None, Some(organisation.0)),
            Scope::Nation | Scope::System => (None, None, None, None),
        };
        Some(RoleFacts {
            id: id("role", &format!("{}/{key}", person.key), morning(person.period.first_day())),
            role: person.role.code(),
            region_id,
            cluster_id,
            municipality_id,
            organisation_id,
            valid_from: person.period.first_day(),
            until: person.period.until(),
            decided_by: "demo".to_owned(),
        })
    };
    PersonFacts {
        id: person_id(person),
        email: person.account.as_ref().map(|email| email.as_str().to_owned()),
        display_name: person.name.as_str().to_owned(),
        language: person.language.code(),
        password_hash,
        created_at: morning(person.period.first_day()),
        roles: person.scopes.iter().filter_map(role).collect(),
    }
}
