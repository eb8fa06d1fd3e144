//! A group as a caller sees it: persons are named to those in KSF alone.

use crate::problem::ApiError;
use crate::respond::Members;
use crate::routes::structure::municipality;
use contract::groups::{GroupMemberView, GroupView, PersonRef};
use contract::people::OrganisationRef;
use contract::problem::Code;
use contract::structure::{ClusterRef, RegionRef};
use domain::MembershipId;
use domain::access::policy::allowed_at;
use domain::access::{Actor, Level};
use domain::group::{GroupAction, GroupPlace, Nature, Party};
use store::groups::{GroupRecord, NamedMember};
use time::Date;

fn member_view(actor: &Actor, record: &GroupRecord, member: &NamedMember) -> GroupMemberView {
    let (term, name) = (&member.membership, &member.name);
    let in_ksf = actor.reach.in_ksf;
    let person = matches!(term.party, Party::Person(_));
    let mut view = GroupMemberView {
        id: term.id,
        person: None,
        without_role: in_ksf && member.without_role,
        municipality: None,
        cluster: None,
        organisation: None,
        office: term.office.as_ref().filter(|_| in_ksf || !person).map(|office| office.as_str().to_owned()),
        role: term.role,
        valid_from: term.period.first_day(),
        valid_to: term.period.last_day(),
        goes_on_as: Vec::new(),
    };
    let goes_on: Vec<MembershipId> = record.group.goes_on_as(term).map(|next| next.id).collect();
    let next = record.members.iter().filter(|next| goes_on.contains(&next.membership.id));
    let named = next.map(|next| municipality((next.number.clone().unwrap_or_default(), next.name.clone())));
    view.goes_on_as = named.collect();
    match term.party {
        Party::Person(id) if in_ksf => view.person = Some(PersonRef { id, name: name.clone() }),
        Party::Person(_) => {}
        Party::Municipality(_) => {
            view.municipality = Some(municipality((member.number.clone().unwrap_or_default(), name.clone())));
        }
        Party::Cluster(id) => view.cluster = Some(ClusterRef { id, name: name.clone() }),
        Party::Organisation(id) => view.organisation = Some(OrganisationRef { id, name: name.clone() }),
    }
    view
}

/// What every member is called that the caller may be told of, by its term.
pub(crate) fn names(actor: &Actor, record: &GroupRecord) -> Members {
    let told =
        |member: &&NamedMember| actor.reach.in_ksf || !matches!(member.membership.party, Party::Person(_));
    let name = |member: &NamedMember| (member.membership.id, member.name.clone());
    record.members.iter().filter(told).map(name).collect()
}

/// The members on a day.
pub(crate) fn members_on(actor: &Actor, record: &GroupRecord, day: Date) -> Vec<GroupMemberView> {
    let there = record.members.iter().filter(|member| member.membership.period.contains(day));
    there.map(|member| member_view(actor, record, member)).collect()
}

/// Terms that begin after a day.
pub(crate) fn planned_after(actor: &Actor, record: &GroupRecord, day: Date) -> Vec<GroupMemberView> {
    let later = record.members.iter().filter(|member| member.membership.period.first_day() > day);
    later.map(|member| member_view(actor, record, member)).collect()
}

/// A group, as the caller sees it on a day.
///
/// # Errors
/// Not found, where it is a network: that is not a group.
pub(super) fn group_view(actor: &Actor, record: GroupRecord, day: Date) -> Result<GroupView, ApiError> {
    let (members, planned) = (members_on(actor, &record, day), planned_after(actor, &record, day));
    let over = record.group.is_over(day);
    let allowed_actions =
        allowed_at(actor, &record.place, GroupAction::OF_GROUP, GroupAction::of_group, |_| !over);
    let group = record.group;
    let Nature::Standing { kind, place, mandate, mandate_link, .. } = group.nature else {
        return Err(ApiError::of(Code::NotFound));
    };
    Ok(GroupView {
        id: group.id,
        version: group.version,
        kind,
        name: group.name.into(),
        former_names: record.former_names,
        mandate: mandate.map(Into::into),
        mandate_link: mandate_link.map(Into::into),
        level: match place {
            GroupPlace::Nation => Level::National,
            GroupPlace::Region(_) => Level::Region,
            GroupPlace::Cluster(_) => Level::Cluster,
        },
        region: record.region.map(|(slug, name)| RegionRef { slug, name }),
        cluster: record.cluster.map(|(id, name)| ClusterRef { id, name }),
        arena: record.arena.map(|(id, name)| OrganisationRef { id, name }),
        valid_from: group.period.first_day(),
        valid_to: group.period.last_day(),
        members,
        planned,
        allowed_actions,
    })
}
