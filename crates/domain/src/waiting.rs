//! What waits for somebody.

use crate::text::closed_list;

closed_list! {
    /// What waits for somebody.
    pub enum WaitingKind {
        /// One's municipality is invited into a cluster, and has not answered.
        Membership = "membership",
        /// A motor is proposed; one's municipality is to consent, and has not answered.
        Motor = "motor",
        /// One's municipality is a party to an agreement that it has not signed.
        Agreement = "agreement",
        /// One is offered a role, and has not answered.
        RoleOffer = "role_offer",
        /// One stands in for somebody who is or will be away: told, with nothing to answer.
        Deputy = "deputy",
        /// Whoever was to stand in for oneself said no, and nobody else does: told, with nothing to answer.
        DeputyDeclined = "deputy_declined",
        /// Another wrote down what one's municipality has decided: told, so that it can object.
        WrittenDown = "written_down",
        /// A network was handed over to one's municipality: told, with nothing to answer.
        NetworkHandedOver = "network_handed_over",
    }
}

/// Days that one is told of what others did for one's municipality; after them it stands in the histories alone.
pub const TOLD_FOR_DAYS: u16 = 30;

impl WaitingKind {
    /// Whether an answer is waited for.
    pub const fn wants_answer(self) -> bool {
        match self {
            Self::Membership | Self::Motor | Self::Agreement | Self::RoleOffer => true,
            Self::Deputy | Self::DeputyDeclined | Self::WrittenDown | Self::NetworkHandedOver => false,
        }
    }
}
