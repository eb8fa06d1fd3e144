//! Needs: who may do what to them, and register them.

use super::place::{Place, Who, at};
use super::{Request, check};
use crate::access::{Actor, Level, sees};
use crate::need::{Need, NeedProcess};
use crate::role::DelegatedTask;
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

impl Origin {
    /// The municipality as a place.
    pub fn place(&self) -> Place {
        Place {
            municipalities: vec![self.municipality],
            clusters: self.clusters.clone(),
            region: self.region,
        }
    }
}

/// A contact registers for her own municipality; on its behalf whoever answers for the desk its needs go to: its
/// cluster's coordinator, the region where it is in no cluster, the nation where it has no region.
pub(super) fn may_register(actor: &Actor, origin: &Origin) -> bool {
    at(actor, Who::Voice, &origin.place())
}

pub(super) fn may_on_need(actor: &Actor, action: NeedAction, need: &Need) -> (bool, Option<RuleId>) {
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
        NeedAction::Withdraw => {
            let may_for = |m| reach.delegated.contains(&(DelegatedTask::WithdrawNeeds, m));
            let delegate = need.originators.iter().any(|m| may_for(*m))
                && need.process != NeedProcess::Draft
                && withdrawing_level(actor, need).is_some();
            let may = own || withdraws_for_cluster(actor, need) || (delegate && visible);
            (may, Some(RuleId::WhoMayWithdraw))
        }
    }
}

/// The lowest level of the need's place whose desk the actor answers for: where a need stays that a delegate withdraws.
pub fn withdrawing_level(actor: &Actor, need: &Need) -> Option<Level> {
    let reach = &actor.reach;
    let cluster = need.cluster.is_some_and(|cluster| reach.cluster_desks.contains(&cluster));
    let region = need.region.is_some_and(|region| reach.region_desks.contains(&region));
    match (cluster, region) {
        (true, _) => Some(Level::Cluster),
        (false, true) => Some(Level::Region),
        (false, false) => None,
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
