//! A network as a caller sees it.

use crate::problem::ApiError;
use crate::routes::groups::{members_on, planned_after};
use crate::routes::structure::municipality;
use contract::groups::{NeedRef, NetworkView, NextCoordinator};
use contract::problem::Code;
use domain::NeedId;
use domain::access::Actor;
use domain::access::policy::{self, Place, Request, Who, allowed_at};
use domain::group::{Group, GroupAction, Nature, Party, speaks_for};
use std::collections::BTreeMap;
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

/// The needs that networks came from: those the caller sees, all by one query.
async fn needs_of(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    records: &[GroupRecord],
    day: Date,
) -> Result<BTreeMap<NeedId, NeedRef>, ApiError> {
    let need = |record: &GroupRecord| match &record.group.nature {
        Nature::Network { need, .. } => *need,
        Nature::Standing { .. } => None,
    };
    let asked: Vec<NeedId> = records.iter().filter_map(need).collect();
    let seen = store::needs::find_all(connection, actor, &asked, day).await?;
    let named = seen.into_iter().map(|found| {
        let reference = found.need.reference.map(|reference| reference.0);
        (found.need.id, NeedRef { id: found.need.id, reference, title: found.need.wording.title.into() })
    });
    Ok(named.collect())
}

/// Networks, as the caller sees them on a day. The need one came from is shown to those who see that.
pub(super) async fn network_views(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    records: Vec<GroupRecord>,
    day: Date,
) -> Result<Vec<NetworkView>, ApiError> {
    let needs = needs_of(connection, actor, &records, day).await?;
    records.into_iter().map(|record| view(actor, record, &needs, day)).collect()
}

/// One of them.
pub(super) async fn network_view(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    record: GroupRecord,
    day: Date,
) -> Result<NetworkView, ApiError> {
    let needs = needs_of(connection, actor, std::slice::from_ref(&record), day).await?;
    view(actor, record, &needs, day)
}

fn view(
    actor: &Actor,
    record: GroupRecord,
    needs: &BTreeMap<NeedId, NeedRef>,
    day: Date,
) -> Result<NetworkView, ApiError> {
    let (members, planned) = (members_on(actor, &record, day), planned_after(actor, &record, day));
    let allowed_actions = allowed(actor, &record, day);
    let coordinator = record.coordinator(day).map(|one| one.named.clone()).unwrap_or_default();
    let later = record.coordinators.iter().filter(|one| one.period.first_day() > day);
    // Before it begins, who is the first to keep it going is told as who does.
    let later = later.filter(|one| one.period.first_day() > record.group.period.first_day());
    let next_coordinators = later.map(|one| NextCoordinator {
        municipality: municipality(one.named.clone()),
        valid_from: one.period.first_day(),
    });
    let next_coordinators = next_coordinators.collect();
    let group = record.group;
    let Nature::Network { theme, need, .. } = group.nature else {
        return Err(ApiError::of(Code::NotFound));
    };
    Ok(NetworkView {
        id: group.id,
        version: group.version,
        name: group.name.into(),
        theme: theme.into(),
        need: need.and_then(|id| needs.get(&id).cloned()),
        coordinator: municipality(coordinator),
        next_coordinators,
        valid_from: group.period.first_day(),
        valid_to: group.period.last_day(),
        members,
        planned,
        allowed_actions,
    })
}
