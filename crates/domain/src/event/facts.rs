//! Who, what, from and to: what an event says, piece by piece, so that its history can tell it.

use super::{
    ClusterChange, EventBody, GroupChange, GroupWords, MunicipalityChange, OrganisationChange,
    OrganisationWords, PlannedMove, RegionChange, RoleChange, RoleWords,
};
use crate::MunicipalityId;
use crate::register::SuccessionKind;
use crate::structure::cluster::{ClusterFacts, Proposed};
use crate::structure::municipality::AnchoringLevel;
use crate::text::{AgreedTask, closed_list};
use time::Date;
use uuid::Uuid;

closed_list! {
    /// What a fact of an event is about.
    pub enum FactPart {
        /// The region.
        Region = "region",
        /// The municipality it lies in.
        Municipality = "municipality",
        /// The municipality that hosts the region.
        Host = "host",
        /// Who decided.
        DecidedBy = "decided_by",
        /// Where it stands.
        Status = "status",
        /// The municipality that drives the cluster.
        Motor = "motor",
        /// What is proposed.
        Proposal = "proposal",
        /// What a member will do.
        Ambition = "ambition",
        /// What it is called.
        Title = "title",
        /// What the cluster builds on.
        Basis = "basis",
        /// The common need.
        CommonNeed = "common_need",
        /// Who pays.
        FundingModel = "funding_model",
        /// The coordinator's share of a post, percent.
        CoordinatorPercent = "coordinator_percent",
        /// The agreement.
        Agreement = "agreement",
        /// An agreement that is in force from then on.
        AgreementInForce = "agreement_in_force",
        /// The subcluster.
        Subcluster = "subcluster",
        /// Anchoring with those elected.
        Political = "political",
        /// Anchoring with the administration.
        Administrative = "administrative",
        /// The kind of document.
        DocumentKind = "document_kind",
        /// The document.
        Document = "document",
        /// How municipalities became others.
        How = "how",
        /// What it came from.
        Predecessors = "predecessors",
        /// What it became.
        Successors = "successors",
        /// The clusters it goes on in.
        Clusters = "clusters",
        /// Those of them that it drives.
        MotorOf = "motor_of",
        /// The regions it hosts.
        HostOf = "host_of",
        /// Whose move to a region was planned, and ended with it.
        PlannedMoveOf = "planned_move_of",
        /// The region it was to go to.
        PlannedRegion = "planned_region",
        /// The day it was to go.
        PlannedFrom = "planned_from",
        /// The role.
        Role = "role",
        /// Who holds it, or was offered it.
        Holder = "holder",
        /// Who has the role's reach meanwhile.
        Deputy = "deputy",
        /// The first day.
        FirstDay = "first_day",
        /// The last day.
        LastDay = "last_day",
        /// A member's part in the group.
        MemberRole = "member_role",
        /// What a group is to do.
        Mandate = "mandate",
        /// What is agreed to belong to a role.
        Tasks = "tasks",
        /// Where the mandate lies.
        MandateLink = "mandate_link",
        /// Whose arena it is.
        Arena = "arena",
        /// What a network is about.
        Theme = "theme",
        /// The municipality that keeps a network going.
        Coordinator = "coordinator",
        /// The kind of organisation.
        OrganisationKind = "organisation_kind",
        /// A website.
        Website = "website",
        /// What an organisation does.
        Description = "description",
        /// The office to turn to.
        ContactOffice = "contact_office",
        /// What was written down.
        Matter = "matter",
        /// The cluster.
        Cluster = "cluster",
        /// The network.
        Network = "network",
    }
}

closed_list! {
    /// What a fact's value is: a name or a text as it was written, a day, or a code of a closed list.
    pub enum FactSort {
        /// A name, or text as it was written.
        Text = "text",
        /// A day.
        Day = "day",
        /// Yes or no.
        YesNo = "yes_no",
        /// Who decided.
        DecidedBy = "decided_by",
        /// Where a region stands.
        RegionStatus = "region_status",
        /// Where a cluster stands.
        ClusterStatus = "cluster_status",
        /// What is proposed.
        Proposal = "proposal",
        /// What a member will do.
        Ambition = "ambition",
        /// What a cluster builds on.
        ClusterBasis = "cluster_basis",
        /// Who pays.
        FundingModel = "funding_model",
        /// The kind of document.
        DocumentKind = "document_kind",
        /// How municipalities became others.
        SuccessionKind = "succession_kind",
        /// A role.
        Role = "role",
        /// A member's part in a group.
        GroupRole = "group_role",
        /// The kind of organisation.
        OrganisationKind = "organisation_kind",
        /// What was written down.
        Matter = "matter",
    }
}

/// Something that has a name elsewhere: the log holds its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A municipality.
    Municipality(Uuid),
    /// A region.
    Region(Uuid),
    /// A cluster.
    Cluster(Uuid),
    /// An agreement.
    Agreement(Uuid),
    /// A subcluster.
    Subcluster(Uuid),
    /// A document.
    Document(Uuid),
    /// An organisation.
    Organisation(Uuid),
    /// A group or network.
    Group(Uuid),
    /// A person.
    Person(Uuid),
}

impl Named {
    /// Its id.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Municipality(id)
            | Self::Region(id)
            | Self::Cluster(id)
            | Self::Agreement(id)
            | Self::Subcluster(id)
            | Self::Document(id)
            | Self::Organisation(id)
            | Self::Group(id)
            | Self::Person(id) => id,
        }
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Named elsewhere.
    Named(Named),
    /// As it was written, or a code.
    Said(String),
}

/// A fact of an event: what something is from then on, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFact {
    /// What it is about.
    pub part: FactPart,
    /// What its values are.
    pub sort: FactSort,
    /// Before.
    pub before: Option<FactValue>,
    /// From then on.
    pub after: Option<FactValue>,
}

fn named(part: FactPart, before: Option<Named>, after: Option<Named>) -> EventFact {
    let value = |named: Option<Named>| named.map(FactValue::Named);
    EventFact { part, sort: FactSort::Text, before: value(before), after: value(after) }
}

fn said(part: FactPart, sort: FactSort, after: impl Into<String>) -> EventFact {
    EventFact { part, sort, before: None, after: Some(FactValue::Said(after.into())) }
}

fn day(part: FactPart, day: Date) -> EventFact {
    said(part, FactSort::Day, day.to_string())
}

/// What was said before, and is said now, where that is not the same.
fn changed(
    part: FactPart,
    sort: FactSort,
    before: Option<String>,
    after: Option<String>,
) -> Option<EventFact> {
    let value = |text: Option<String>| text.map(FactValue::Said);
    (before != after).then(|| EventFact { part, sort, before: value(before), after: value(after) })
}

const fn municipality(id: crate::MunicipalityId) -> Named {
    Named::Municipality(id.0)
}

const fn region(id: crate::RegionId) -> Named {
    Named::Region(id.0)
}

impl EventBody {
    /// What it says, besides what it is of and the municipality it is about.
    pub fn facts(&self) -> Vec<EventFact> {
        match self {
            Self::Cluster(change) => of_cluster(change),
            Self::Role(change) => of_role(change),
            Self::Region(change) => of_region(change),
            Self::Municipality(change) => of_municipality(change),
            Self::Group(change) => of_group(change),
            Self::Organisation(change) => of_organisation(change),
            // A need tells of its levels; the others have no history of their own.
            Self::Need(_)
            | Self::User(_)
            | Self::Delegation(_)
            | Self::Import(_)
            | Self::RegionActor(_)
            | Self::Template(_)
            | Self::Introduction(_) => Vec::new(),
        }
    }
}

fn of_region(change: &RegionChange) -> Vec<EventFact> {
    match change {
        RegionChange::HostChanged { from, to, decided_by } => vec![
            named(FactPart::Host, from.map(municipality), Some(municipality(*to))),
            said(FactPart::DecidedBy, FactSort::DecidedBy, decided_by.code()),
        ],
        RegionChange::HostSucceeded { from, to, how } => vec![
            named(FactPart::Host, Some(municipality(*from)), Some(municipality(*to))),
            said(FactPart::How, FactSort::SuccessionKind, how.code()),
        ],
        RegionChange::StatusChanged { from, to, decided_by } => {
            let said_before = Some(from.code().to_owned());
            let status =
                changed(FactPart::Status, FactSort::RegionStatus, said_before, Some(to.code().to_owned()));
            let decided = said(FactPart::DecidedBy, FactSort::DecidedBy, decided_by.code());
            status.into_iter().chain([decided]).collect()
        }
    }
}

fn of_municipality(change: &MunicipalityChange) -> Vec<EventFact> {
    let document = |document: &crate::DocumentId, kind: &crate::structure::municipality::DocumentKind| {
        vec![
            said(FactPart::DocumentKind, FactSort::DocumentKind, kind.code()),
            named(FactPart::Document, None, Some(Named::Document(document.0))),
        ]
    };
    match change {
        MunicipalityChange::Moved { from, to, decided_by } => vec![
            named(FactPart::Region, from.map(region), Some(region(*to))),
            said(FactPart::DecidedBy, FactSort::DecidedBy, decided_by.code()),
        ],
        MunicipalityChange::Anchored { said: levels } => levels
            .iter()
            .map(|(level, anchored)| {
                let part = match level {
                    AnchoringLevel::Political => FactPart::Political,
                    AnchoringLevel::Administrative => FactPart::Administrative,
                };
                let answer = match anchored {
                    Some(true) => "yes",
                    Some(false) => "no",
                    None => "not_said",
                };
                said(part, FactSort::YesNo, answer)
            })
            .collect(),
        MunicipalityChange::DocumentAdded { document: id, document_kind }
        | MunicipalityChange::DocumentChanged { document: id, document_kind }
        | MunicipalityChange::DocumentRemoved { document: id, document_kind } => document(id, document_kind),
        MunicipalityChange::Began {
            how,
            predecessors,
            region: goes_on,
            clusters,
            motor_of,
            host_of,
            planned_moves,
        } => {
            let mut facts = vec![said(FactPart::How, FactSort::SuccessionKind, how.code())];
            let each = |part, all: &mut dyn Iterator<Item = Named>| -> Vec<EventFact> {
                all.map(|one| named(part, None, Some(one))).collect()
            };
            facts.extend(each(FactPart::Predecessors, &mut predecessors.iter().map(|id| municipality(*id))));
            facts.extend(each(FactPart::Region, &mut goes_on.iter().map(|id| region(*id))));
            facts.extend(each(FactPart::Clusters, &mut clusters.iter().map(|id| Named::Cluster(id.0))));
            facts.extend(each(FactPart::MotorOf, &mut motor_of.iter().map(|id| Named::Cluster(id.0))));
            facts.extend(each(FactPart::HostOf, &mut host_of.iter().map(|id| region(*id))));
            facts.extend(planned_moves.iter().flat_map(no_longer_planned));
            facts
        }
        MunicipalityChange::SpokenFor { matter, cluster, network } => {
            let matter = said(FactPart::Matter, FactSort::Matter, matter.code());
            let cluster = cluster.map(|id| named(FactPart::Cluster, None, Some(Named::Cluster(id.0))));
            let network = network.map(|id| named(FactPart::Network, None, Some(Named::Group(id.0))));
            std::iter::once(matter).chain(cluster).chain(network).collect()
        }
        MunicipalityChange::Ended { how, successors, planned_moves } => {
            let how = said(FactPart::How, FactSort::SuccessionKind, how.code());
            let became =
                successors.iter().map(|id| named(FactPart::Successors, None, Some(municipality(*id))));
            std::iter::once(how)
                .chain(became)
                .chain(planned_moves.iter().flat_map(no_longer_planned))
                .collect()
        }
    }
}

/// A planned move that ended with the municipality: whose, where to, and from when it was to be.
fn no_longer_planned(planned: &PlannedMove) -> [EventFact; 3] {
    [
        named(FactPart::PlannedMoveOf, None, Some(municipality(planned.municipality))),
        named(FactPart::PlannedRegion, None, Some(region(planned.region))),
        day(FactPart::PlannedFrom, planned.from),
    ]
}

/// How municipalities became others, and which.
fn succeeded(how: SuccessionKind, from: &[MunicipalityId], to: &[MunicipalityId]) -> Vec<EventFact> {
    let before = from.iter().map(|id| named(FactPart::Predecessors, None, Some(municipality(*id))));
    let after = to.iter().map(|id| named(FactPart::Successors, None, Some(municipality(*id))));
    std::iter::once(said(FactPart::How, FactSort::SuccessionKind, how.code()))
        .chain(before)
        .chain(after)
        .collect()
}

const OF_CLUSTERS: [Read<ClusterFacts>; 5] = [
    (FactPart::Title, FactSort::Text, |facts| Some(text(facts.name.as_str()))),
    (FactPart::Basis, FactSort::ClusterBasis, |facts| Some(text(facts.basis.code()))),
    (FactPart::CommonNeed, FactSort::Text, |facts| facts.common_need.as_ref().map(|it| text(it.as_str()))),
    (FactPart::FundingModel, FactSort::FundingModel, |facts| Some(text(facts.funding_model.code()))),
    (FactPart::CoordinatorPercent, FactSort::Text, |facts| {
        facts.coordinator_percent.map(|percent| FactValue::Said(percent.to_string()))
    }),
];

fn of_cluster(change: &ClusterChange) -> Vec<EventFact> {
    let agreement =
        |id: &crate::AgreementId| vec![named(FactPart::Agreement, None, Some(Named::Agreement(id.0)))];
    let in_force =
        |id: &crate::AgreementId| named(FactPart::AgreementInForce, None, Some(Named::Agreement(id.0)));
    let subcluster =
        |id: &crate::SubclusterId| vec![named(FactPart::Subcluster, None, Some(Named::Subcluster(id.0)))];
    match change {
        ClusterChange::Founded { facts, .. } => {
            vec![said(FactPart::Title, FactSort::Text, facts.name.as_str())]
        }
        ClusterChange::Described { from, to } => differs(&OF_CLUSTERS, from, to),
        ClusterChange::Proposed { proposed, .. }
        | ClusterChange::Consented { proposed, .. }
        | ClusterChange::Declined { proposed, .. }
        | ClusterChange::Withdrawn { proposed, .. } => {
            let (what, ambition) = match proposed {
                Proposed::Membership { ambition, .. } => ("membership", Some(*ambition)),
                Proposed::Motor { .. } => ("motor", None),
            };
            let ambition = ambition.map(|a| said(FactPart::Ambition, FactSort::Ambition, a.code()));
            std::iter::once(said(FactPart::Proposal, FactSort::Proposal, what)).chain(ambition).collect()
        }
        ClusterChange::Joined { ambition, .. } | ClusterChange::AmbitionChanged { ambition, .. } => {
            vec![said(FactPart::Ambition, FactSort::Ambition, ambition.code())]
        }
        ClusterChange::MemberSucceeded { how, from, to, agreements } => {
            succeeded(*how, from, to).into_iter().chain(agreements.iter().map(in_force)).collect()
        }
        ClusterChange::Left { agreements, .. } => agreements.iter().map(in_force).collect(),
        ClusterChange::MotorChanged { from, to } => {
            vec![named(FactPart::Motor, from.map(municipality), Some(municipality(*to)))]
        }
        ClusterChange::AgreementDrafted { agreement: id }
        | ClusterChange::AgreementSent { agreement: id }
        | ClusterChange::AgreementSigned { agreement: id, .. } => agreement(id),
        ClusterChange::StatusChanged { from, to } => {
            let code = |status: &crate::register::ClusterStatus| status.code().to_owned();
            let status =
                changed(FactPart::Status, FactSort::ClusterStatus, from.as_ref().map(code), Some(code(to)));
            status.into_iter().collect()
        }
        ClusterChange::SubclusterMade { subcluster: id }
        | ClusterChange::SubclusterEnded { subcluster: id } => subcluster(id),
        // Said by its name.
        ClusterChange::Confirmed | ClusterChange::TakenBack => Vec::new(),
    }
}

const OF_ROLES: [Read<RoleWords>; 2] = [
    (FactPart::Mandate, FactSort::Text, |words| words.mandate.as_ref().map(|it| text(it.as_str()))),
    (FactPart::Tasks, FactSort::Text, |words| {
        let tasks: Vec<&str> = words.tasks.iter().map(AgreedTask::as_str).collect();
        (!tasks.is_empty()).then(|| text(&tasks.join("; ")))
    }),
];

fn of_role(change: &RoleChange) -> Vec<EventFact> {
    let person = |part, id: crate::UserId| named(part, None, Some(Named::Person(id.0)));
    match change {
        RoleChange::Proposed { role, holder, ends_with_place, .. } => {
            let facts =
                [said(FactPart::Role, FactSort::Role, role.code()), person(FactPart::Holder, *holder)];
            facts.into_iter().chain(ends_with_place.map(|last| day(FactPart::LastDay, last))).collect()
        }
        RoleChange::EndChanged { from, to } => {
            let text = |day: &Option<Date>| day.map(|day| day.to_string());
            changed(FactPart::LastDay, FactSort::Day, text(from), text(to)).into_iter().collect()
        }
        RoleChange::Described { from, to } => differs(&OF_ROLES, from, to),
        RoleChange::Ended { last_day, .. } => {
            last_day.map(|last| day(FactPart::LastDay, last)).into_iter().collect()
        }
        RoleChange::AbsenceAdded { deputy } => {
            deputy.map(|deputy| person(FactPart::Deputy, deputy)).into_iter().collect()
        }
        RoleChange::DeputyDeclined { deputy } => vec![person(FactPart::Deputy, *deputy)],
        // Said by their names.
        RoleChange::Accepted
        | RoleChange::Declined
        | RoleChange::Withdrawn
        | RoleChange::Amended
        | RoleChange::AbsenceEnded => Vec::new(),
    }
}

/// One fact of what is said of something, read from before and after.
type Read<T> = (FactPart, FactSort, fn(&T) -> Option<FactValue>);

/// What is said differently.
fn differs<T>(read: &[Read<T>], from: &T, to: &T) -> Vec<EventFact> {
    let fact = |(part, sort, of): &Read<T>| {
        let (before, after) = (of(from), of(to));
        (before != after).then_some(EventFact { part: *part, sort: *sort, before, after })
    };
    read.iter().filter_map(fact).collect()
}

fn text(text: &str) -> FactValue {
    FactValue::Said(text.to_owned())
}

const OF_GROUPS: [Read<GroupWords>; 6] = [
    (FactPart::Title, FactSort::Text, |words| Some(text(words.name.as_str()))),
    (FactPart::Mandate, FactSort::Text, |words| words.mandate.as_ref().map(|it| text(it.as_str()))),
    (FactPart::MandateLink, FactSort::Text, |words| words.mandate_link.as_ref().map(|it| text(it.as_str()))),
    (FactPart::Arena, FactSort::Text, |words| {
        words.arena.map(|id| FactValue::Named(Named::Organisation(id.0)))
    }),
    (FactPart::Theme, FactSort::Text, |words| words.theme.as_ref().map(|it| text(it.as_str()))),
    (FactPart::Coordinator, FactSort::Text, |words| {
        words.coordinator.map(|id| FactValue::Named(municipality(id)))
    }),
];

fn of_group(change: &GroupChange) -> Vec<EventFact> {
    let period = |from: Date, last: Option<Date>| {
        std::iter::once(day(FactPart::FirstDay, from)).chain(last.map(|last| day(FactPart::LastDay, last)))
    };
    match change {
        GroupChange::Created { from, last, .. } => period(*from, *last).collect(),
        GroupChange::Edited { from: Some(from), to: Some(to), .. } => differs(&OF_GROUPS, from, to),
        // Of the time before what was said stood in the log.
        GroupChange::Edited { .. } => Vec::new(),
        GroupChange::MemberAdded { role, from, last, .. } => {
            let role = said(FactPart::MemberRole, FactSort::GroupRole, role.code());
            std::iter::once(role).chain(period(*from, *last)).collect()
        }
        GroupChange::HandedOver { from, to } => {
            vec![named(FactPart::Coordinator, Some(municipality(*from)), Some(municipality(*to)))]
        }
        GroupChange::Succeeded { how, from, to } => succeeded(*how, from, to),
        GroupChange::MemberEnded { last, .. } | GroupChange::Closed { last } => {
            vec![day(FactPart::LastDay, *last)]
        }
    }
}

const OF_ORGANISATIONS: [Read<OrganisationWords>; 6] = [
    (FactPart::Title, FactSort::Text, |words| words.facts.as_ref().map(|it| text(it.name.as_str()))),
    (FactPart::OrganisationKind, FactSort::OrganisationKind, |words| {
        words.facts.as_ref().map(|it| text(it.kind.code()))
    }),
    (FactPart::Municipality, FactSort::Text, |words| {
        words.facts.as_ref().and_then(|it| it.municipality).map(|id| FactValue::Named(municipality(id)))
    }),
    (FactPart::Website, FactSort::Text, |words| {
        words.facts.as_ref().and_then(|it| it.website.as_ref()).map(|it| text(it.as_str()))
    }),
    (FactPart::Description, FactSort::Text, |words| {
        words.addition.description.as_ref().map(|it| text(it.as_str()))
    }),
    (FactPart::ContactOffice, FactSort::Text, |words| {
        words.addition.contact_office.as_ref().map(|it| text(it.as_str()))
    }),
];

fn of_organisation(change: &OrganisationChange) -> Vec<EventFact> {
    match change {
        OrganisationChange::Edited { from: Some(from), to: Some(to), .. } => {
            differs(&OF_ORGANISATIONS, from, to)
        }
        // Said by its name, or of the time before what was said stood in the log.
        OrganisationChange::Created | OrganisationChange::Edited { .. } => Vec::new(),
        OrganisationChange::Ended { last } => vec![day(FactPart::LastDay, *last)],
        OrganisationChange::Reactivated { from } => vec![day(FactPart::FirstDay, *from)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::GroupName;

    #[test]
    fn a_fact_is_told_from_and_to_and_only_where_it_differs() {
        let words = |name: &str| GroupWords {
            name: GroupName::parse(name).unwrap(),
            mandate: None,
            mandate_link: None,
            arena: None,
            theme: None,
            need: None,
            coordinator: None,
        };
        let facts = differs(&OF_GROUPS, &words("Fagråd"), &words("Råd"));
        assert_eq!(facts.len(), 1);
        let said = |value: &Option<FactValue>| value == &Some(text("Fagråd"));
        assert!(said(&facts[0].before) && !said(&facts[0].after));
    }
}
