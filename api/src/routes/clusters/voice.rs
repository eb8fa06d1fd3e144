//! Which municipality somebody speaks for.

use crate::problem::ApiError;
use contract::problem::FieldCode;
use domain::MunicipalityId;
use domain::access::Actor;
use domain::access::policy::{self, Forbidden, Request, Who};
use store::clusters::ClusterRecord;
use time::Date;

/// The municipality named, else the only one of those concerned that the actor acts for; where none is concerned, the only
/// one at all, so that it is told why not.
pub(super) fn speaker(
    actor: &Actor,
    record: &ClusterRecord,
    number: Option<&str>,
    concerned: impl Fn(MunicipalityId) -> bool,
) -> Option<MunicipalityId> {
    if let Some(number) = number {
        let named = record.municipalities.iter().find(|(_, named)| named.number == number && named.there);
        return named.map(|(id, _)| *id);
    }
    let there = record.municipalities.iter().filter(|(_, named)| named.there).map(|(id, _)| *id);
    let own = || there.clone().filter(|id| actor.reach.municipalities.contains(id));
    let only = |mut all: Vec<MunicipalityId>| if all.len() == 1 { all.pop() } else { None };
    let asked: Vec<MunicipalityId> = own().filter(|id| concerned(*id)).collect();
    if asked.is_empty() { only(own().collect()) } else { only(asked) }
}

/// Whether the actor speaks for a municipality in the cluster. For a member the desk of this cluster writes down, and of no
/// other that it is in: what it says here is nothing that another cluster's coordinator knows.
pub(super) fn speaks_for(
    actor: &Actor,
    record: &ClusterRecord,
    municipality: MunicipalityId,
    today: Date,
) -> Result<(), Forbidden> {
    let named = record.municipalities.get(&municipality);
    let mut place = named.map(|named| named.place.clone()).unwrap_or_default();
    let line = record.cluster.members.get(&municipality);
    if line.is_some_and(|line| line.runs_from(today)) {
        place.clusters.retain(|cluster| *cluster == record.cluster.id);
    }
    policy::check(actor, Request::At(Who::Voice, &place))
}

/// Whether the actor speaks for one of those concerned.
pub(super) fn speaks_for_one(
    actor: &Actor,
    record: &ClusterRecord,
    today: Date,
    concerned: impl Fn(MunicipalityId) -> bool,
) -> bool {
    let speaks = |id| speaks_for(actor, record, id, today).is_ok();
    record.municipalities.keys().any(|id| concerned(*id) && speaks(*id))
}

/// Why nobody was found.
pub(super) fn unknown(number: Option<&str>) -> ApiError {
    let code = if number.is_some() { FieldCode::NotAMember } else { FieldCode::Required };
    ApiError::field("/municipality", code)
}
