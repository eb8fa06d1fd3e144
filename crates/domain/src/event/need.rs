//! What the log says of needs.

use super::changes;
use crate::access::Level;
use crate::need::{Classification, Need, Reference, Wording};
use serde::{Deserialize, Serialize};

/// What a need said at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedFacts {
    /// The municipality's words.
    pub wording: Wording,
    /// What it concerns.
    pub classification: Classification,
}

impl NeedFacts {
    /// What a need says now.
    pub fn of(need: &Need) -> Self {
        Self { wording: need.wording.clone(), classification: need.classification.clone() }
    }
}

changes! {
    /// What happened to a need.
    pub enum NeedChange {
        /// Sent in; the first event of a need.
        Submitted {
            /// The reference it was given.
            reference: Reference,
            /// The level that received it.
            held_by: Level,
            /// What it said.
            facts: NeedFacts,
        } = "need.submitted",
        /// Words or classification changed.
        Edited {
            /// Before.
            from: NeedFacts,
            /// After.
            to: NeedFacts,
        } = "need.edited",
        /// Accepted for ranking.
        Qualified = "need.qualified",
        /// Rejected.
        Rejected = "need.rejected",
        /// Opened to the region without being lifted.
        OpenedToRegion = "need.opened_to_region",
        /// Lifted to the level above.
        Lifted {
            /// The level that holds it from now on.
            to: Level,
        } = "need.lifted",
        /// Published by the municipality's consent.
        Published {
            /// Whether the municipality is named.
            with_name: bool,
        } = "need.published",
        /// The consent was taken back.
        Unpublished = "need.unpublished",
        /// Withdrawn.
        Withdrawn = "need.withdrawn",
    }
}
