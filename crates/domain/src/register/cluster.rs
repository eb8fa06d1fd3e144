//! Where regions and clusters stand, and what is said of clusters and their members.

use crate::text::closed_list;

closed_list! {
    /// Where a KSF region stands.
    pub enum RegionStatus {
        /// Planned (planlagt).
        Planned = "planned",
        /// Decided (besluttet).
        Decided = "decided",
        /// Established (etablert).
        Established = "established",
        /// Changed (endret).
        Changed = "changed",
        /// Closed (avviklet).
        Closed = "closed",
    }
}

closed_list! {
    /// Where a cluster stands.
    pub enum ClusterStatus {
        /// Initiative (initiativ).
        Initiative = "initiative",
        /// Being established (under etablering).
        Establishing = "establishing",
        /// Established (etablert).
        Established = "established",
        /// Dormant (hviler).
        Dormant = "dormant",
        /// Closed (avviklet).
        Closed = "closed",
    }
}

closed_list! {
    /// Where a cooperation agreement stands.
    pub enum AgreementStatus {
        /// Being written (utkast).
        Draft = "draft",
        /// Sent to the parties (til signering).
        Signing = "signing",
        /// Signed by all of them (gjeldende).
        InForce = "in_force",
        /// A newer one is in force (erstattet).
        Replaced = "replaced",
        /// No longer in force (opphørt).
        Ended = "ended",
    }
}

closed_list! {
    /// Where something that municipalities are asked to agree to stands.
    pub enum ProposalStatus {
        /// Somebody has not answered yet.
        Open = "open",
        /// All have agreed, and it has happened or happens on its day.
        Accepted = "accepted",
        /// Somebody has said no.
        Declined = "declined",
        /// Taken back, or overtaken by events.
        Withdrawn = "withdrawn",
    }
}

closed_list! {
    /// What a cluster lacks.
    pub enum ClusterLack {
        /// No motor municipality.
        Motor = "motor",
        /// No coordinator; the region stands in.
        Coordinator = "coordinator",
        /// Fewer than five members (KSF-R07).
        FiveMembers = "five_members",
        /// No agreement in force that all members have signed (KSF-R10).
        Agreement = "agreement",
        /// A member without an R&D contact (KSF-R11).
        Contact = "contact",
        /// A subcluster with fewer than two members left (KSF-R13).
        Subcluster = "subcluster",
        /// A member that is not anchored politically and administratively (KSF-R15).
        Anchoring = "anchoring",
    }
}

closed_list! {
    /// What a cluster builds on.
    pub enum ClusterBasis {
        /// A cooperation that exists.
        Existing = "existing",
        /// A common development need.
        CommonNeed = "common_need",
    }
}

closed_list! {
    /// Who pays for the cluster.
    pub enum FundingModel {
        /// The motor municipality.
        Motor = "motor",
        /// A membership fee.
        MemberFee = "member_fee",
        /// Shared between the municipalities.
        Shared = "shared",
        /// Anything else.
        Other = "other",
        /// Nobody has said yet.
        Undecided = "undecided",
    }
}

closed_list! {
    /// What a member does in a cluster on a day, as it is told: what it has said that it will do, held against who drives the
    /// cluster that day.
    pub enum MemberPart {
        /// It follows what the others do.
        Follows = "follows",
        /// It takes part in the work.
        Builds = "builds",
        /// It would drive the cluster, and does not.
        WouldDrive = "would_drive",
        /// It drives the cluster as its motor municipality.
        Drives = "drives",
        /// It has not said.
        Undecided = "undecided",
    }
}

impl MemberPart {
    /// What a member does that has said what it will. Whoever has driven the cluster since it said that it would, has done what
    /// it said, and is one of those that build it.
    pub const fn of(said: Ambition, is_motor: bool, has_driven_since: bool) -> Self {
        match said {
            _ if is_motor => Self::Drives,
            Ambition::Motor if has_driven_since => Self::Builds,
            Ambition::Motor => Self::WouldDrive,
            Ambition::Build => Self::Builds,
            Ambition::Follow => Self::Follows,
            Ambition::Undecided => Self::Undecided,
        }
    }
}

closed_list! {
    /// How much a member has said it will do.
    pub enum Ambition {
        /// Follow what the others do.
        Follow = "follow",
        /// Take part in the work.
        Build = "build",
        /// Drive the cluster.
        Motor = "motor",
        /// It has not said.
        Undecided = "undecided",
    }
}
