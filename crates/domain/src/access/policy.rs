//! The policy: may this actor do this action on this resource? One pure function over a small action enum.
//!
//! It speaks of roles and places alone. Whether a transition exists from the present state is the resource's own
//! affair (409), so that a caller can tell "not you" from "not now".

use super::{Actor, Level, sees};
use crate::need::{Need, NeedProcess};
use crate::rule::RuleId;
use crate::text::closed_list;
use crate::{ClusterId, MunicipalityId, RegionId};

closed_list! {
    /// What can be done to a need.
    pub enum NeedAction {
        /// Read it.
        Read = "read",
        /// Change the municipality's own words.
        Edit = "edit",
        /// Fill in service area, who is affected, urgency and theme.
        Classify = "classify",
        /// Throw a draft away.
        Discard = "discard",
        /// Send it in.
        Submit = "submit",
        /// Accept it as understandable and possible to rank.
        Qualify = "qualify",
        /// Reject it with a reason.
        Reject = "reject",
        /// Open it to the region without lifting it.
        OpenToRegion = "openToRegion",
        /// Lift it to the level above.
        Lift = "lift",
        /// Consent to publish it.
        Publish = "publish",
        /// Take the consent back.
        Unpublish = "unpublish",
        /// Withdraw it.
        Withdraw = "withdraw",
    }
}

closed_list! {
    /// What can be done to accounts and the system.
    pub enum SystemAction {
        /// See accounts.
        ReadUsers = "readUsers",
        /// Make, change and close accounts, and make one-time links.
        ManageUsers = "manageUsers",
    }
}

closed_list! {
    /// What can be done to the structure.
    pub enum StructureAction {
        /// See who holds which role; names of persons are for KSF and the administrators.
        ReadRoles = "readRoles",
    }
}

/// The place a need would be registered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its clusters today.
    pub clusters: Vec<ClusterId>,
    /// Its region today.
    pub region: Option<RegionId>,
}

/// What the policy is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// An action on a need.
    Need(NeedAction, &'a Need),
    /// Registering a need for a municipality.
    RegisterNeed(&'a Origin),
    /// An action on the structure.
    Structure(StructureAction),
    /// An action on the system.
    System(SystemAction),
}

/// The actor may not; where a numbered rule says so, which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not allowed")]
pub struct Forbidden {
    /// The rule behind the refusal.
    pub rule: Option<RuleId>,
}

/// Whether the actor may.
///
/// # Errors
/// [`Forbidden`] otherwise.
pub fn check(actor: &Actor, request: Request<'_>) -> Result<(), Forbidden> {
    let reach = &actor.reach;
    let (allowed, rule) = match request {
        Request::RegisterNeed(origin) => (may_register(actor, origin), None),
        Request::Structure(StructureAction::ReadRoles) => (reach.in_ksf || reach.administers, None),
        Request::System(SystemAction::ReadUsers | SystemAction::ManageUsers) => (reach.administers, None),
        Request::Need(action, need) => may_on_need(actor, action, need),
    };
    if allowed { Ok(()) } else { Err(Forbidden { rule }) }
}

/// A contact registers for her own municipality; on its behalf whoever answers for the desk its needs go to: its
/// cluster's coordinator, the region where it is in no cluster, the nation where it has no region.
fn may_register(actor: &Actor, origin: &Origin) -> bool {
    let reach = &actor.reach;
    let answers = match (origin.clusters.as_slice(), origin.region) {
        ([_, ..], _) => origin.clusters.iter().any(|c| reach.cluster_desks.contains(c)),
        ([], Some(region)) => reach.region_desks.contains(&region),
        ([], None) => reach.national,
    };
    answers || reach.municipalities.contains(&origin.municipality)
}

fn may_on_need(actor: &Actor, action: NeedAction, need: &Need) -> (bool, Option<RuleId>) {
    let reach = &actor.reach;
    let audience = &need.audience();
    let visible = sees(actor, audience);
    let own = need.originators.iter().any(|m| reach.municipalities.contains(m));
    let author = reach.in_ksf && actor.user.is_some() && need.created_by == actor.user;
    let holds = !audience.private && reach.answers_for(audience.desk());
    match action {
        NeedAction::Read => (visible, None),
        // Whoever wrote it for the municipality may finish it until somebody has decided on it.
        NeedAction::Edit | NeedAction::Submit | NeedAction::Discard => (own || (author && visible), None),
        NeedAction::Classify => (own || holds || (author && visible), None),
        NeedAction::Qualify | NeedAction::Reject | NeedAction::OpenToRegion | NeedAction::Lift => {
            (holds, None)
        }
        NeedAction::Publish | NeedAction::Unpublish => (own, Some(RuleId::PublicByConsent)),
        NeedAction::Withdraw => (own || withdraws_for_cluster(actor, need), Some(RuleId::WhoMayWithdraw)),
    }
}

/// KSF-R29: the cluster's coordinator may withdraw; without a cluster the level that stands in may.
fn withdraws_for_cluster(actor: &Actor, need: &Need) -> bool {
    let reach = &actor.reach;
    match (need.process, need.cluster, need.region) {
        (NeedProcess::Draft, _, _) => false,
        (_, Some(cluster), _) => reach.cluster_desks.contains(&cluster),
        (_, None, Some(region)) => reach.region_desks.contains(&region),
        (_, None, None) => reach.national,
    }
}

/// Everything the actor may do with the need now: allowed by the policy and possible from its state.
pub fn allowed_actions(actor: &Actor, need: &Need) -> Vec<NeedAction> {
    NeedAction::ALL
        .iter()
        .copied()
        .filter(|&action| action != NeedAction::Read)
        .filter(|&action| need.permits(action) && check(actor, Request::Need(action, need)).is_ok())
        .collect()
}

/// The level above a desk, where a need is lifted to.
pub const fn level_above(level: Level, region: Option<RegionId>) -> Level {
    match (level, region) {
        (Level::Cluster, Some(_)) => Level::Region,
        (Level::Cluster, None) | (Level::Region | Level::National, _) => Level::National,
    }
}
