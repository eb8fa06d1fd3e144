//! Roles: who gives which (KSF-D04), to what they consent, and who may do what to a role that was given.

use crate::access::{Actor, Role, Scope};
use crate::role::RoleStatus;
use crate::text::closed_list;
use crate::{ClusterId, RegionId, UserId};

closed_list! {
    /// What can be done to a role that somebody was offered or holds.
    pub enum RoleAction {
        /// Accept it.
        Accept = "accept",
        /// Decline it.
        Decline = "decline",
        /// Take it back before it is answered.
        Withdraw = "withdraw",
        /// Change mandate and tasks.
        Amend = "amend",
        /// Change its last day.
        ChangeEnd = "changeEnd",
        /// End it.
        End = "end",
        /// Say that the holder will be away.
        CreateAbsence = "createAbsence",
        /// Say that the holder is back.
        EndAbsence = "endAbsence",
        /// Say no to being deputy.
        DeclineDeputyship = "declineDeputyship",
    }
}

closed_list! {
    /// Those who give a role, seen from its place. Whoever stands in for one of them gives it too.
    pub enum Granter {
        /// Whoever answers for the nation.
        Nation = "nation",
        /// Whoever answers for the region it lies in; where it lies in none, the nation.
        Region = "region",
        /// Whoever answers for a cluster it lies in.
        Cluster = "cluster",
        /// Those beside: contacts of the same municipality.
        Beside = "beside",
        /// Administrators of the system.
        System = "system",
    }
}

closed_list! {
    /// What a role can say yes to for its place.
    pub enum Consent {
        /// That a need of the municipality is published (KSF-D02).
        Publish = "publish",
        /// That a need is withdrawn (KSF-R29).
        Withdraw = "withdraw",
        /// What others may do for the municipality without asking.
        Delegate = "delegate",
    }
}

/// A line of the one table of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleRule {
    /// The role.
    pub role: Role,
    /// Who gives it.
    pub granted_by: &'static [Granter],
    /// What it consents to for its place.
    pub consents_to: &'static [Consent],
}

const fn rule(role: Role, granted_by: &'static [Granter], consents_to: &'static [Consent]) -> RoleRule {
    RoleRule { role, granted_by, consents_to }
}

impl Role {
    /// The line of the one table: who gives the role, and what it consents to (decision 0014).
    pub const fn rule(self) -> RoleRule {
        use Granter as G;
        const CONTACT: &[Consent] = &[Consent::Publish, Consent::Withdraw, Consent::Delegate];
        const BY_CONTACT: &[Granter] = &[G::Region, G::Cluster, G::Beside];
        match self {
            Self::National => rule(self, &[G::Nation, G::System], &[]),
            Self::NationalAnalyst
            | Self::KsDepartment
            | Self::KsRegionalOffice
            | Self::RegionalCoordinator
            | Self::Researcher
            | Self::Fhi
            | Self::ExternalEvaluator => rule(self, &[G::Nation], &[]),
            Self::CountyAuthority | Self::CountyGovernor => rule(self, &[G::Nation, G::Region], &[]),
            Self::ClusterCoordinator => rule(self, &[G::Region], &[Consent::Withdraw]),
            Self::RdContact | Self::RdContactShared => rule(self, BY_CONTACT, CONTACT),
            Self::SystemAdmin => rule(self, &[G::System], &[]),
        }
    }
}

/// A role and its place, with what it lies in today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The role.
    pub role: Role,
    /// On what.
    pub scope: Scope,
    /// The clusters it lies in.
    pub clusters: Vec<ClusterId>,
    /// The regions it lies in.
    pub regions: Vec<RegionId>,
}

/// A role that somebody was offered or holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSeat {
    /// The role and its place.
    pub seat: Seat,
    /// Whose it is.
    pub holder: UserId,
    /// Who is deputy today.
    pub deputy: Option<UserId>,
    /// Who is deputy today or later.
    pub named_deputies: Vec<UserId>,
}

/// Whether the actor gives a role at its place.
pub fn may_grant(actor: &Actor, seat: &Seat) -> bool {
    seat.role.rule().granted_by.iter().any(|granter| is(actor, *granter, seat))
}

/// The roles that the actor gives somewhere.
pub fn offers(actor: &Actor) -> Vec<Role> {
    let reach = &actor.reach;
    let somewhere = |granter: &Granter| match granter {
        Granter::Nation => reach.national,
        // What lies in no region is the nation's.
        Granter::Region => reach.national || !reach.region_desks.is_empty(),
        Granter::Cluster => !reach.cluster_desks.is_empty(),
        Granter::Beside => !reach.municipalities.is_empty(),
        Granter::System => reach.administers,
    };
    Role::ALL.iter().copied().filter(|role| role.rule().granted_by.iter().any(somewhere)).collect()
}

fn is(actor: &Actor, granter: Granter, seat: &Seat) -> bool {
    let reach = &actor.reach;
    match granter {
        Granter::Nation => reach.national,
        Granter::Region => {
            let region = seat.regions.iter().any(|region| reach.region_desks.contains(region));
            region || (seat.regions.is_empty() && reach.national)
        }
        Granter::Cluster => seat.clusters.iter().any(|cluster| reach.cluster_desks.contains(cluster)),
        Granter::Beside => match seat.scope {
            Scope::Municipality(municipality) => reach.municipalities.contains(&municipality),
            Scope::Nation
            | Scope::Region(_)
            | Scope::Cluster(_)
            | Scope::Organisation(_)
            | Scope::County(_)
            | Scope::System => false,
        },
        Granter::System => reach.administers,
    }
}

/// Whether the actor may give the role to somebody: nobody gives themselves one.
pub(super) fn may_propose(actor: &Actor, seat: &Seat, holder: Option<UserId>) -> bool {
    may_grant(actor, seat) && (holder.is_none() || holder != actor.user)
}

/// The roles that whoever is signed in finds in the directory while they are held: those that one turns to, in the order
/// one looks for them. How to reach their holders is for KSF alone: who wants something of a municipality asks by an
/// enquiry, which is weighed against what it can take, and not by mail to whoever was found here.
pub const DIRECTORY: &[Role] = &[
    Role::RdContact,
    Role::RdContactShared,
    Role::ClusterCoordinator,
    Role::RegionalCoordinator,
    Role::National,
    Role::KsRegionalOffice,
    Role::CountyAuthority,
    Role::CountyGovernor,
    Role::Fhi,
];

/// Whether the actor sees all roles whole, wherever they stand: in KSF, and administrators.
pub const fn sees_roles(actor: &Actor) -> bool {
    actor.reach.in_ksf || actor.reach.administers
}

/// Whether the actor sees a role whole: who sees them all, and whose it is.
pub fn sees_role(actor: &Actor, held: &HeldSeat) -> bool {
    sees_roles(actor) || actor.user == Some(held.holder)
}

/// Whether the actor finds a role: who sees it whole, and in the directory whoever is signed in.
pub fn finds_role(actor: &Actor, held: &HeldSeat, status: RoleStatus) -> bool {
    let listed = DIRECTORY.contains(&held.seat.role) && status == RoleStatus::Active;
    sees_role(actor, held) || (actor.user.is_some() && listed)
}

pub(super) fn may_on_role(actor: &Actor, action: RoleAction, held: &HeldSeat) -> bool {
    let own = actor.user == Some(held.holder);
    // Whoever acts for somebody does not decide on that very role.
    let deputy = actor.user.is_some() && actor.user == held.deputy;
    let gives = !deputy && may_grant(actor, &held.seat);
    match action {
        RoleAction::Accept | RoleAction::Decline => own,
        // Nobody stands in for somebody against their will.
        RoleAction::DeclineDeputyship => actor.user.is_some_and(|user| held.named_deputies.contains(&user)),
        // Nobody lengthens their own role, which is as much as giving it.
        RoleAction::Withdraw | RoleAction::ChangeEnd => gives && !own,
        RoleAction::Amend | RoleAction::End | RoleAction::CreateAbsence | RoleAction::EndAbsence => {
            own || gives
        }
    }
}
