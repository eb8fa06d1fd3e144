//! A network as a caller sees it.

use crate::problem::ApiError;
use crate::routes::groups::{members_on, planned_after};
use crate::routes::structure::municipality;
use contract::groups::{NeedRef, NetworkView};
use contract::problem::Code;
use domain::access::Actor;
use domain::access::policy::{self, Place, Request, Who, allowed_at};
use domain::group::{Group, GroupAction, Nature, Party, speaks_for};
use store::AsyncPgConnection;
use store::groups::GroupRecord;
use time::Date;

/// What the caller may do: those who keep it going change and close it; who speaks for a municipality joins and leaves.
fn allowed(actor: &Actor, record: &GroupRecord, day: Date) -> Vec<GroupAction> {
    if record.group.is_over(day) {
        return Vec::new();
    }
    let mut actions =
        allowed_at(actor, &record.place, GroupAction::OF_NETWORK, GroupAction::of_network, |_| true);
    let may = |who, place: &Place| policy::check(actor, Request::At(who, place)).is_ok();
    let outside = |group: &Group| {
        let out = |municipality| group.member_on(Party::Municipality(municipality), day).is_none();
        actor.reach.municipalities.iter().copied().any(out)
    };
    if outside(&record.group) || may(Who::AnyDesk, &Place::default()) {
        actions.push(GroupAction::Join);
    }
    let there = record.members.iter().filter(|member| member.membership.period.contains(day));
    if there.into_iter().any(|member| may(speaks_for(member.membership.party), &member.place)) {
        actions.push(GroupAction::Leave);
    }
    actions
}

/// A network, as the caller sees it on a day. The need it came from is shown to those who see that.
///
/// # Errors
/// Not found, where it is a group: that is not a network.
pub(super) async fn network_view(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    record: GroupRecord,
    day: Date,
) -> Result<NetworkView, ApiError> {
    let (members, planned) = (members_on(actor, &record, day), planned_after(actor, &record, day));
    let allowed_actions = allowed(actor, &record, day);
    let group = record.group;
    let Nature::Network { theme, need, .. } = group.nature else {
        return Err(ApiError::of(Code::NotFound));
    };
    let need = match need {
        Some(id) => store::needs::find(connection, actor, id, day).await?.map(|found| NeedRef {
            id,
            reference: found.need.reference.map(|reference| reference.0),
            title: found.need.wording.title.into(),
        }),
        None => None,
    };
    Ok(NetworkView {
        id: group.id,
        version: group.version,
        name: group.name.into(),
        theme: theme.into(),
        need,
        coordinator: municipality(record.coordinator.unwrap_or_default()),
        valid_from: group.period.first_day(),
        valid_to: group.period.last_day(),
        members,
        planned,
        allowed_actions,
    })
}
