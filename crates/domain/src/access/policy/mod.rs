//! The policy: may this actor do this action on this resource? One pure function over small action enums.
//!
//! It speaks of roles and places alone. Whether a transition exists from the present state is the resource's own
//! affair (409), so that a caller can tell "not you" from "not now".

mod need;
mod place;
mod role;

pub use need::{NeedAction, Origin, allowed_actions, level_above, withdrawing_level};
pub use place::{Place, Who, allowed_at};
pub use role::{
    Consent, DIRECTORY, Granter, HeldSeat, RoleAction, RoleRule, Seat, finds_role, may_grant, offers,
    sees_role, sees_roles,
};

use super::Actor;
use crate::UserId;
use crate::introduction::{Introduction, IntroductionAction};
use crate::need::Need;
use crate::rule::RuleId;
use crate::text::closed_list;

closed_list! {
    /// What can be done to accounts and the system.
    pub enum SystemAction {
        /// See accounts.
        ReadUsers = "readUsers",
        /// Make, change and close accounts, and make one-time links.
        ManageUsers = "manageUsers",
    }
}

/// What the policy is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// An action on a need.
    Need(NeedAction, &'a Need),
    /// Registering a need for a municipality.
    RegisterNeed(&'a Origin),
    /// Offering a role to somebody; whose account is not known yet, to nobody in particular.
    GrantRole(&'a Seat, Option<UserId>),
    /// An action on a role that somebody was offered or holds.
    Role(RoleAction, &'a HeldSeat),
    /// Something that those concerned by a place may do there.
    At(Who, &'a Place),
    /// Something done to a coordinator's introduction programme.
    Introduction(IntroductionAction, &'a Introduction),
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
        Request::RegisterNeed(origin) => (need::may_register(actor, origin), None),
        Request::GrantRole(seat, holder) => (role::may_propose(actor, seat, holder), Some(RuleId::WhoGrants)),
        Request::Role(action, held) => (role::may_on_role(actor, action, held), Some(RuleId::WhoGrants)),
        Request::At(who, place) => (place::at(actor, who, place), None),
        Request::Introduction(action, introduction) => (introduction.allows(actor, action), None),
        Request::System(SystemAction::ReadUsers | SystemAction::ManageUsers) => (reach.administers, None),
        Request::Need(action, need) => need::may_on_need(actor, action, need),
    };
    if allowed { Ok(()) } else { Err(Forbidden { rule }) }
}

#[cfg(test)]
mod role_tests;
