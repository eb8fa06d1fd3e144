//! A line of a region's map as a caller sees it.

use contract::organisations::{RegionActorAction, RegionActorView};
use contract::people::OrganisationRef;
use contract::structure::RegionRef;
use domain::access::Actor;
use domain::access::policy::{Place, Who, allowed_at};
use domain::organisation::RegionActor;
use store::structure::RegionActorRecord;
use time::Date;

/// The region, as a place.
pub(super) fn place(actor: &RegionActor) -> Place {
    Place { region: Some(actor.region), ..Place::default() }
}

pub(super) fn region_actor_view(caller: &Actor, record: RegionActorRecord, day: Date) -> RegionActorView {
    let over = record.actor.is_over(day);
    let place = place(&record.actor);
    let line = record.actor;
    RegionActorView {
        id: line.id,
        version: line.version,
        region: RegionRef { slug: record.region.0, name: record.region.1 },
        organisation: OrganisationRef { id: line.organisation, name: record.organisation },
        kind: record.kind,
        topics: line.topics,
        help: line.help.map(Into::into),
        contact_office: line.contact_office.map(Into::into),
        valid_from: line.period.first_day(),
        valid_to: line.period.last_day(),
        allowed_actions: allowed_at(
            caller,
            &place,
            &[RegionActorAction::Edit, RegionActorAction::End],
            |_| Who::Region,
            |_| !over,
        ),
    }
}
