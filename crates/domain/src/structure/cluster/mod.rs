//! The municipal cluster (kommuneklynge): agreement-based cooperation of municipalities, driven by one of them.
//!
//! One aggregate with all that its rules speak of. What a municipality must agree to is a [`Proposal`]: it happens with
//! the last yes. Every change has a day that it is valid from, which may lie in the past or the future.

mod agreement;
mod founding;
mod members;
mod proposal;
mod status;
mod subcluster;
mod succession;

#[cfg(test)]
mod succession_tests;
#[cfg(test)]
mod tests;

pub use super::succession::{Succeeded, Successor};
pub use agreement::{Agreement, Over, Signature};
pub use founding::ClusterFacts;
pub use proposal::{Answer, Consent, Proposal, Proposed, Said};
pub use subcluster::Subcluster;

use super::{Altered, Timeline};
use crate::access::policy::{Place, Who};
use crate::access::{Audience, Visibility};
use crate::event::ClusterChange;
use crate::register::{AgreementStatus, Ambition, ClusterLack, ClusterStatus, ProposalStatus};
use crate::rule::Refused;
use crate::text::closed_list;
use crate::{ClusterId, MunicipalityId, RegionId};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// As many members as an established cluster has as a rule (KSF-R07).
pub const AS_A_RULE: usize = 5;

closed_list! {
    /// What can be done to a cluster.
    pub enum ClusterAction {
        /// Change its name, basis, funding and the coordinator's share of a post.
        Describe = "describe",
        /// Invite a municipality.
        Invite = "invite",
        /// Propose another motor municipality.
        ProposeMotor = "proposeMotor",
        /// Take a proposal back.
        WithdrawProposal = "withdrawProposal",
        /// Draft an agreement and send it to the members.
        WriteAgreement = "writeAgreement",
        /// Begin to establish it.
        Begin = "begin",
        /// Establish it, also after a rest.
        Establish = "establish",
        /// Let it rest.
        Rest = "rest",
        /// Close it.
        Close = "close",
        /// Make and end subclusters.
        Subcluster = "subcluster",
        /// Confirm it as a cluster of KSF.
        Confirm = "confirm",
        /// Take it back before it has begun.
        TakeBack = "takeBack",
    }
}

impl ClusterAction {
    /// Who may.
    pub const fn who(self) -> Who {
        match self {
            Self::Describe
            | Self::Invite
            | Self::ProposeMotor
            | Self::WithdrawProposal
            | Self::WriteAgreement
            | Self::Begin
            | Self::Establish
            | Self::Rest
            | Self::Close
            | Self::Subcluster
            | Self::TakeBack => Who::Drive,
            Self::Confirm => Who::Nation,
        }
    }
}

/// The status of a period, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusTerm {
    /// The status.
    pub status: ClusterStatus,
    /// Why.
    pub reason: String,
}

/// The motor municipality of a period, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MotorTerm {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Why.
    pub reason: String,
}

/// A cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its id.
    pub id: ClusterId,
    /// One more at each change.
    pub version: i32,
    /// What is said of it.
    pub facts: ClusterFacts,
    /// The region it belongs to.
    pub region: Option<RegionId>,
    /// Whether KS has confirmed it as a cluster of KSF.
    pub confirmed: bool,
    /// Where it stood when.
    pub statuses: Timeline<StatusTerm>,
    /// Who was a member when, and what they had said they would do.
    pub members: BTreeMap<MunicipalityId, Timeline<Ambition>>,
    /// Who drove it when.
    pub motors: Timeline<MotorTerm>,
    /// Its agreements, oldest first.
    pub agreements: Vec<Agreement>,
    /// Its subclusters.
    pub subclusters: Vec<Subcluster>,
    /// What municipalities are or were asked to agree to, oldest first.
    pub proposals: Vec<Proposal>,
    /// What the municipalities it speaks of become, in the order of the days.
    pub successors: Vec<Successor>,
}

/// What is known of municipalities and is not the cluster's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownOfMembers {
    /// Those with an R&D contact, own or shared (KSF-R11).
    pub with_contact: BTreeSet<MunicipalityId>,
    /// Those that are anchored politically and administratively (KSF-R15).
    pub anchored: BTreeSet<MunicipalityId>,
    /// Those in the cluster's region (KSF-R12).
    pub near: BTreeSet<MunicipalityId>,
}

/// Why a change of a cluster was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClusterError {
    /// It does not exist from where the cluster stands on that day.
    #[error("a cluster that is {0:?} permits no such change")]
    WrongState(Option<ClusterStatus>),
    /// A rule stands in the way.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The municipality is a member already, or asked to be.
    #[error("a member already")]
    AlreadyMember,
    /// The municipality is not a member on that day.
    #[error("not a member")]
    NotAMember,
    /// The municipality is the motor already.
    #[error("the motor already")]
    AlreadyMotor,
    /// A motor is proposed already, this one, and not all have answered.
    #[error("a motor is proposed already")]
    MotorProposed(MunicipalityId),
    /// It has signed the agreement already, or is bound by what it was made of.
    #[error("signed already")]
    AlreadySigned,
    /// The agreement permits no such change from where it stands.
    #[error("an agreement that is {0:?} permits no such change")]
    AgreementStands(AgreementStatus),
    /// It is to close: until then it gets no other status.
    #[error("it is to close")]
    Closing,
    /// KS has confirmed it already.
    #[error("confirmed already")]
    AlreadyConfirmed,
    /// There is no such proposal, agreement or subcluster.
    #[error("no such part")]
    NoSuchPart,
    /// The municipality is not asked, or has answered.
    #[error("not asked")]
    NotAsked,
    /// The last day lies before the first, or a day lies where it makes no sense.
    #[error("a day that makes no sense here")]
    Day,
}

/// What a change of a cluster gives.
pub type Outcome = Result<Altered<Cluster, ClusterChange>, ClusterError>;

impl Cluster {
    /// Where it stands on a day; `None` before it began.
    pub fn status_on(&self, day: Date) -> Option<ClusterStatus> {
        self.statuses.on(day).map(|term| term.status)
    }
    /// The day it is closed from, also where that is to come.
    pub(super) fn closes_on(&self) -> Option<Date> {
        let closed = self.statuses.terms().iter().find(|term| term.value.status == ClusterStatus::Closed);
        closed.map(|term| term.period.first_day())
    }
    /// The day it begins, where that is known: not when it was taken back before.
    pub fn begins_on(&self) -> Option<Date> {
        self.statuses.terms().first().map(|term| term.period.first_day())
    }
    /// Whether it is still to begin on a day.
    fn is_to_begin(&self, day: Date) -> bool {
        self.begins_on().is_some_and(|first| first > day)
    }
    /// A day, or the one it begins on where that comes later: what is prepared now is prepared for then.
    pub fn once_begun(&self, day: Date) -> Date {
        self.begins_on().map_or(day, |first| first.max(day))
    }
    /// Its members on a day.
    pub fn members_on(&self, day: Date) -> BTreeSet<MunicipalityId> {
        self.members.iter().filter(|(_, line)| line.on(day).is_some()).map(|(id, _)| *id).collect()
    }
    /// Whether a municipality is a member on a day.
    pub fn has_member(&self, municipality: MunicipalityId, day: Date) -> bool {
        self.members.get(&municipality).is_some_and(|line| line.on(day).is_some())
    }
    /// Its motor on a day.
    pub fn motor_on(&self, day: Date) -> Option<MunicipalityId> {
        self.motors.on(day).map(|term| term.municipality)
    }
    /// Whether it takes changes on a day: it has begun and is not closed.
    fn open_on(&self, day: Date) -> Result<ClusterStatus, ClusterError> {
        match self.status_on(day) {
            Some(ClusterStatus::Closed) | None => Err(ClusterError::WrongState(self.status_on(day))),
            Some(open) => Ok(open),
        }
    }
    /// Where it lies, for the policy: its motor speaks for it, and until it has one the members that joined to drive it; before
    /// it has begun those that will.
    pub fn place(&self, day: Date) -> Place {
        let day = self.once_begun(day);
        let municipalities =
            self.motor_on(day).map_or_else(|| self.joined_to_drive(day), |motor| vec![motor]);
        Place { municipalities, clusters: vec![self.id], region: self.region }
    }
    /// The members of a day that would drive it, and came in as such: they founded it, or were invited to. Whoever has only
    /// said so since drives nothing: nobody takes a cluster by a word of one's own (KSF-R08).
    pub(super) fn joined_to_drive(&self, day: Date) -> Vec<MunicipalityId> {
        let drives = |line: &Timeline<Ambition>| line.on(day).copied().is_some_and(may_drive);
        self.members
            .iter()
            .filter(|(id, line)| drives(line) && self.came_to_drive(**id))
            .map(|(id, _)| *id)
            .collect()
    }
    /// Whether a municipality came in to drive it, or is made of one that did.
    fn came_to_drive(&self, id: MunicipalityId) -> bool {
        if let Some(successor) = self.successors.iter().find(|s| s.municipality == id)
            && successor.from.iter().any(|from| self.members.contains_key(from))
        {
            return successor.from.iter().any(|from| self.came_to_drive(*from));
        }
        let invited = self.proposals.iter().rev().find_map(|proposal| match proposal.proposed {
            Proposed::Membership { municipality, ambition }
                if municipality == id && proposal.status == ProposalStatus::Accepted =>
            {
                Some(ambition)
            }
            Proposed::Membership { .. } | Proposed::Motor { .. } => None,
        });
        // Whoever founded it has driven it from the first day, also before saying what it will do.
        let first = || self.members.get(&id)?.terms().first().map(|term| term.value);
        invited.map_or_else(|| first().is_some_and(may_drive), |ambition| ambition == Ambition::Motor)
    }
    /// Who reads its events: the structure is open to all.
    pub fn audience(&self, day: Date) -> Audience {
        let municipalities = self.members_on(day).into_iter().collect();
        Audience::of_place(Visibility::Public, municipalities, Some(self.id), self.region)
    }
    /// Who reads of a proposal that not all have answered: those in KSF.
    pub fn audience_of_proposal(&self, day: Date) -> Audience {
        Audience { visibility: Visibility::National, ..self.audience(day) }
    }
    /// Whether an action exists on a day.
    pub fn permits(&self, action: ClusterAction, day: Date) -> bool {
        use ClusterStatus as S;
        let status = self.status_on(day);
        let open = status.is_some_and(|status| status != S::Closed);
        match action {
            ClusterAction::Describe | ClusterAction::WriteAgreement | ClusterAction::Close => open,
            ClusterAction::Invite => open || self.is_to_begin(day),
            ClusterAction::TakeBack => self.is_to_begin(day),
            ClusterAction::ProposeMotor => {
                open && !self.members_on(day).is_empty() && self.proposed_motor(day).is_none()
            }
            ClusterAction::WithdrawProposal => self.proposals.iter().any(|p| p.is_open_on(day)),
            ClusterAction::Begin => status == Some(S::Initiative),
            ClusterAction::Establish => matches!(status, Some(S::Establishing | S::Dormant)),
            ClusterAction::Rest => status == Some(S::Established),
            ClusterAction::Subcluster => open && self.members_on(day).len() > 1,
            ClusterAction::Confirm => open && !self.confirmed,
        }
    }
    /// What it lacks on a day. A cluster that is closed, or has not begun, lacks nothing.
    pub fn lacks(&self, day: Date, known: &KnownOfMembers, has_coordinator: bool) -> Vec<ClusterLack> {
        if self.open_on(day).is_err() {
            return Vec::new();
        }
        let members = self.members_on(day);
        ClusterLack::ALL
            .iter()
            .copied()
            .filter(|lack| match lack {
                ClusterLack::Motor => self.motor_on(day).is_none(),
                ClusterLack::Coordinator => !has_coordinator,
                ClusterLack::FiveMembers => members.len() < AS_A_RULE,
                ClusterLack::Agreement => !self.agreed_by_all(day),
                ClusterLack::Contact => !members.is_subset(&known.with_contact),
                ClusterLack::Subcluster => self.subclusters.iter().any(|each| each.is_left_alone(day)),
                ClusterLack::Anchoring => !members.is_subset(&known.anchored),
            })
            .collect()
    }

    fn altered(mut self, change: ClusterChange, from: Date) -> Altered<Self, ClusterChange> {
        self.version += 1;
        self.pass_on();
        Altered::new(self, change, from)
    }
}

/// Whether a member that came in to drive does, by what it says that it will do.
fn may_drive(ambition: Ambition) -> bool {
    matches!(ambition, Ambition::Motor | Ambition::Undecided)
}
