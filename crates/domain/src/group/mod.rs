//! Groups with a mandate (kommunegruppe, faggruppe, KSF-råd …) and theme networks across clusters and regions. Both are
//! something with members that have terms, so they are one aggregate; what only one of them has stands in [`Nature`].

mod coordination;
mod succession;
mod transitions;

#[cfg(test)]
mod succession_tests;
#[cfg(test)]
mod tests;

pub use transitions::{GroupEdit, GroupError};

use crate::access::policy::Who;
use crate::period::Period;
use crate::structure::{Successor, Timeline};
use crate::text::{GroupName, HttpsLink, Mandate, Office, Theme, closed_list};
use crate::{ClusterId, GroupId, MembershipId, MunicipalityId, NeedId, OrganisationId, RegionId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;

closed_list! {
    /// What kind of group.
    pub enum GroupType {
        /// Municipal group (kommunegruppe).
        Municipal = "municipal",
        /// Expert group (faggruppe).
        Expert = "expert",
        /// Commissioning committee (bestillerutvalg).
        Commissioning = "commissioning",
        /// Regional cooperation group (regional samarbeidsgruppe).
        Regional = "regional",
        /// Reference group (referansegruppe).
        Reference = "reference",
        /// Resource group (ressursgruppe).
        Resource = "resource",
        /// KSF council (KSF-råd).
        Council = "council",
        /// Somebody else's arena in which KSF is represented.
        ExternalArena = "external_arena",
    }
}

closed_list! {
    /// A member's part in a group.
    pub enum GroupRole {
        /// Leads it.
        Leader = "leader",
        /// Takes part.
        Member = "member",
        /// Does its paperwork.
        Secretary = "secretary",
        /// Listens.
        Observer = "observer",
    }
}

closed_list! {
    /// What can be done to a group or a network.
    pub enum GroupAction {
        /// Change what it is called and is for.
        Edit = "edit",
        /// Give somebody a term in it.
        AddMember = "addMember",
        /// End somebody's term.
        EndMembership = "endMembership",
        /// Join it, for one's own municipality or cluster.
        Join = "join",
        /// Leave it, for one's own municipality or cluster.
        Leave = "leave",
        /// Close it.
        Close = "close",
    }
}

/// Where a group lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupPlace {
    /// The nation.
    Nation,
    /// A region.
    Region(RegionId),
    /// A cluster.
    Cluster(ClusterId),
}

/// What only groups, or only networks, have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A group with a mandate.
    Standing {
        /// What kind.
        kind: GroupType,
        /// Where it lies.
        place: GroupPlace,
        /// What it is to do.
        mandate: Option<Mandate>,
        /// Where the mandate lies.
        mandate_link: Option<HttpsLink>,
        /// Whose arena it is, where it is somebody else's.
        arena: Option<OrganisationId>,
    },
    /// A theme network.
    Network {
        /// What it is about.
        theme: Theme,
        /// The need it came from.
        need: Option<NeedId>,
        /// The municipalities that keep it going: one on each day it lasts.
        coordinators: Timeline<MunicipalityId>,
    },
}

impl Nature {
    /// The code in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Standing { kind, .. } => kind.code(),
            Self::Network { .. } => "network",
        }
    }
}

/// Who is a member: exactly one party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A person with an account.
    Person(UserId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A cluster.
    Cluster(ClusterId),
    /// An organisation.
    Organisation(OrganisationId),
}

/// A member's term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// Who.
    pub party: Party,
    /// The office that represents it; for a person the post.
    pub office: Option<Office>,
    /// Its part.
    pub role: GroupRole,
    /// When.
    pub period: Period,
    /// Whether it is out after its last day, and does not go on as what its municipality becomes on the day after.
    pub stays_out: bool,
}

/// A group or a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// One more at each change.
    pub version: i32,
    /// What it is called.
    pub name: GroupName,
    /// What kind of thing it is.
    pub nature: Nature,
    /// How long it lasts.
    pub period: Period,
    /// Every term there is or was.
    pub members: Vec<Membership>,
    /// What its municipalities become, in the order of the days.
    pub successors: Vec<Successor>,
}

impl Group {
    /// Whether it had ended on a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.period.until().is_some_and(|until| until <= day)
    }
    /// The term of a party on a day.
    pub fn member_on(&self, party: Party, day: Date) -> Option<&Membership> {
        self.members.iter().find(|member| member.party == party && member.period.contains(day))
    }
}

impl GroupAction {
    /// What can be done to a group.
    pub const OF_GROUP: &'static [Self] = &[Self::Edit, Self::AddMember, Self::EndMembership, Self::Close];
    /// What can be done to a network at the place it is kept.
    pub const OF_NETWORK: &'static [Self] = &[Self::Edit, Self::Close];

    /// Who may: a group's desk; those who keep a network going; who joins and leaves speaks for the party.
    pub const fn of_group(self) -> Who {
        match self {
            Self::Edit | Self::AddMember | Self::EndMembership | Self::Close => Who::Desk,
            Self::Join | Self::Leave => Who::Voice,
        }
    }
    /// The same of a network.
    pub const fn of_network(self) -> Who {
        match self {
            Self::Edit | Self::AddMember | Self::EndMembership | Self::Close => Who::Drive,
            Self::Join | Self::Leave => Who::Voice,
        }
    }
}

/// Who speaks for a party that joins or leaves: a cluster is spoken for by whoever drives it.
pub const fn speaks_for(party: Party) -> Who {
    match party {
        Party::Cluster(_) => Who::Drive,
        Party::Person(_) | Party::Municipality(_) | Party::Organisation(_) => Who::Voice,
    }
}
