//! What the log says of clusters.

use super::changes;
use crate::register::{Ambition, ClusterStatus, SuccessionKind};
use crate::structure::cluster::{ClusterFacts, Proposed};
use crate::{AgreementId, MunicipalityId, ProposalId, SubclusterId};

changes! {
    /// What happened to a cluster.
    pub enum ClusterChange {
        /// Began, as an initiative.
        Founded {
            /// What is said of it.
            facts: ClusterFacts,
            /// Its first member.
            founder: Option<MunicipalityId>,
        } = "cluster.founded",
        /// What is said of it changed.
        Described {
            /// Before.
            from: ClusterFacts,
            /// After.
            to: ClusterFacts,
        } = "cluster.described",
        /// KS confirmed it as a cluster of KSF.
        Confirmed = "cluster.confirmed",
        /// Was taken back before it had begun.
        TakenBack = "cluster.taken_back",
        /// Municipalities were asked to agree to something.
        Proposed {
            /// The proposal.
            proposal: ProposalId,
            /// What.
            proposed: Proposed,
        } = "cluster.proposed",
        /// One that was asked agreed; others have still to answer.
        Consented {
            /// The proposal.
            proposal: ProposalId,
            /// What.
            proposed: Proposed,
        } = "cluster.consented",
        /// One that was asked said no.
        Declined {
            /// The proposal.
            proposal: ProposalId,
            /// What.
            proposed: Proposed,
        } = "cluster.declined",
        /// A proposal was taken back.
        Withdrawn {
            /// The proposal.
            proposal: ProposalId,
            /// What.
            proposed: Proposed,
        } = "cluster.proposal_withdrawn",
        /// A municipality became a member.
        Joined {
            /// The municipality.
            municipality: MunicipalityId,
            /// What it will do.
            ambition: Ambition,
        } = "cluster.member_joined",
        /// A member left.
        Left {
            /// The municipality.
            municipality: MunicipalityId,
            /// Agreements that are in force from then on: everyone left has signed them.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            agreements: Vec<AgreementId>,
        } = "cluster.member_left",
        /// Members became others, or go on under another number or name.
        MemberSucceeded {
            /// How.
            how: SuccessionKind,
            /// What they were.
            from: Vec<MunicipalityId>,
            /// What they became.
            to: Vec<MunicipalityId>,
            /// Agreements that are in force from then on: everyone left has signed them.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            agreements: Vec<AgreementId>,
        } = "cluster.member_succeeded",
        /// A member will do more, or less.
        AmbitionChanged {
            /// The municipality.
            municipality: MunicipalityId,
            /// What it will do.
            ambition: Ambition,
        } = "cluster.ambition_changed",
        /// Another municipality drives it.
        MotorChanged {
            /// Before.
            from: Option<MunicipalityId>,
            /// After.
            to: MunicipalityId,
        } = "cluster.motor_changed",
        /// An agreement was drafted.
        AgreementDrafted {
            /// The agreement.
            agreement: AgreementId,
        } = "cluster.agreement_drafted",
        /// An agreement was sent to the members for their signatures.
        AgreementSent {
            /// The agreement.
            agreement: AgreementId,
        } = "cluster.agreement_sent",
        /// A member signed.
        AgreementSigned {
            /// The agreement.
            agreement: AgreementId,
            /// The member.
            municipality: MunicipalityId,
            /// Whether it was the last, and the agreement is in force.
            in_force: bool,
        } = "cluster.agreement_signed",
        /// Where it stands changed.
        StatusChanged {
            /// Before.
            from: Option<ClusterStatus>,
            /// After.
            to: ClusterStatus,
        } = "cluster.status_changed",
        /// A subcluster was made.
        SubclusterMade {
            /// The subcluster.
            subcluster: SubclusterId,
        } = "cluster.subcluster_made",
        /// A subcluster ended before its time.
        SubclusterEnded {
            /// The subcluster.
            subcluster: SubclusterId,
        } = "cluster.subcluster_ended",
    }
}

impl ClusterChange {
    /// Whether only those in KSF read of it: nobody outside needs to know who has been asked and has not answered.
    pub const fn is_internal(&self) -> bool {
        matches!(
            self,
            Self::Proposed { .. }
                | Self::Consented { .. }
                | Self::Declined { .. }
                | Self::Withdrawn { .. }
                | Self::AgreementDrafted { .. }
        )
    }
    /// The municipality it is about, where it is about one.
    pub const fn municipality(&self) -> Option<MunicipalityId> {
        match self {
            Self::Founded { founder, .. } => *founder,
            Self::Proposed { proposed, .. }
            | Self::Consented { proposed, .. }
            | Self::Declined { proposed, .. }
            | Self::Withdrawn { proposed, .. } => Some(proposed.municipality()),
            Self::Joined { municipality, .. }
            | Self::Left { municipality, .. }
            | Self::AmbitionChanged { municipality, .. }
            | Self::AgreementSigned { municipality, .. }
            | Self::MotorChanged { to: municipality, .. } => Some(*municipality),
            Self::MemberSucceeded { to, .. } => match to.as_slice() {
                [first, ..] => Some(*first),
                [] => None,
            },
            Self::Described { .. }
            | Self::Confirmed
            | Self::TakenBack
            | Self::AgreementDrafted { .. }
            | Self::AgreementSent { .. }
            | Self::StatusChanged { .. }
            | Self::SubclusterMade { .. }
            | Self::SubclusterEnded { .. } => None,
        }
    }
}
