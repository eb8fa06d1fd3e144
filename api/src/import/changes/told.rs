//! What the log says of municipalities that became others.

use super::ChangeRow;
use super::municipalities::Made;
use crate::clock::Clock;
use crate::import::ImportError;
use crate::import::table::At;
use domain::access::{Audience, Visibility};
use domain::event::{Aggregate, By, EventBody, MunicipalityChange, NewEvent, RegionChange};
use domain::group::Nature;
use domain::{CommandId, EventId};
use store::AsyncPgConnection;
use store::groups::Sort;

/// What the log says of a change: of each municipality that ended or began, of each region whose host it was, and of each
/// cluster and group that it was in.
pub(super) async fn told(
    connection: &mut AsyncPgConnection,
    made: &Made,
    at: &At<ChangeRow>,
    command: CommandId,
    clock: &dyn Clock,
) -> Result<Vec<NewEvent>, ImportError> {
    let event = |about, version, body, audience: Audience| NewEvent {
        effective_on: at.row.on,
        before: (version > 1).then(|| audience.clone()),
        audience: Some(audience),
        ..NewEvent::new(EventId(clock.id()), command, about, version, By::System, clock.now(), body)
    };
    let (how, change) = (at.row.kind, &made.change);
    let mut events = Vec::new();
    for (id, version) in &made.ended {
        let successors = change.to.iter().map(|to| to.id).collect();
        let planned_moves = made
            .carried
            .planned_moves
            .iter()
            .filter(|planned| planned.municipality == *id)
            .copied()
            .collect();
        let body = EventBody::Municipality(MunicipalityChange::Ended { how, successors, planned_moves });
        let audience = Audience::of_place(Visibility::Public, vec![*id], None, None);
        events.push(event(Aggregate::Municipality(*id), *version, body, audience));
    }
    for (to, followed) in change.to.iter().zip(&made.carried.followed) {
        let body = EventBody::Municipality(MunicipalityChange::Began {
            how,
            predecessors: change.from.clone(),
            region: followed.region,
            clusters: followed.clusters.clone(),
            motor_of: followed.motor_of.clone(),
            host_of: followed.host_of.iter().map(|(region, _)| *region).collect(),
            planned_moves: made.carried.planned_moves.clone(),
        });
        let audience = Audience::of_place(Visibility::Public, vec![to.id], None, followed.region);
        events.push(event(Aggregate::Municipality(to.id), 1, body, audience));
        for (region, before) in &followed.host_of {
            let version = store::structure::next_region_version(connection, *region).await?;
            let body = EventBody::Region(RegionChange::HostSucceeded { from: *before, to: to.id, how });
            let audience = Audience::of_place(Visibility::Public, Vec::new(), None, Some(*region));
            events.push(event(Aggregate::Region(*region), version, body, audience));
        }
    }
    let today = domain::oslo::day(clock.now());
    for altered in &made.carried.clusters {
        let cluster = &altered.thing;
        let about = Aggregate::Cluster(cluster.id);
        let audience = if altered.change.is_internal() {
            cluster.audience_of_proposal(today)
        } else {
            cluster.audience(today)
        };
        let body = EventBody::Cluster(altered.change.clone());
        events.push(NewEvent {
            effective_on: altered.effective_on,
            reason: altered.reason.clone(),
            ..event(about, cluster.version, body, audience)
        });
    }
    for altered in &made.carried.groups {
        let group = &altered.thing;
        let network = matches!(group.nature, Nature::Network { .. });
        let (about, sort) = if network {
            (Aggregate::Network(group.id), Sort::Networks)
        } else {
            (Aggregate::Group(group.id), Sort::Groups)
        };
        let Some(record) = store::groups::find(connection, sort, group.id, at.row.on).await? else {
            continue;
        };
        let place = record.place;
        // As for every change of a network: it lies in none of the clusters of whoever keeps it going.
        let cluster = place.clusters.first().copied().filter(|_| !network);
        let audience = Audience::of_place(Visibility::Public, place.municipalities, cluster, place.region);
        let body = EventBody::Group(altered.change.clone());
        events
            .push(NewEvent { reason: altered.reason.clone(), ..event(about, group.version, body, audience) });
    }
    Ok(events)
}
