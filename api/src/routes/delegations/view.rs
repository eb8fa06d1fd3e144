//! A standing consent as the caller may see it.

use contract::people::{DelegationAction, DelegationView};
use contract::structure::{ClusterRef, MunicipalityRef, RegionRef};
use domain::access::Actor;
use domain::access::policy::{Place, Who, allowed_at};
use store::delegations::DelegationRecord;
use time::Date;

/// The municipality as a place: only its own contacts give a consent and take it back.
pub(super) fn place(record: &DelegationRecord) -> Place {
    Place { municipalities: vec![record.delegation.delegated.municipality], ..Place::default() }
}

/// A standing consent as the actor sees it.
pub(crate) fn delegation_view(actor: &Actor, record: DelegationRecord, today: Date) -> DelegationView {
    let delegation = &record.delegation;
    let (number, name) = record.municipality.clone();
    let can_end = delegation.can_end(today);
    DelegationView {
        id: delegation.id,
        version: delegation.version,
        task: delegation.delegated.task,
        municipality: MunicipalityRef { number, name },
        valid_from: delegation.period.first_day(),
        valid_to: match delegation.revoked_at {
            Some(at) => Some(domain::oslo::day(at).max(delegation.period.first_day())),
            None => delegation.period.last_day(),
        },
        allowed_actions: allowed_at(
            actor,
            &place(&record),
            &[DelegationAction::End],
            |_| Who::Own,
            |_| can_end,
        ),
        cluster: record.cluster.map(|(id, name)| ClusterRef { id, name }),
        region: record.region.map(|(slug, name)| RegionRef { slug, name }),
        given_by: record.given_by,
    }
}
