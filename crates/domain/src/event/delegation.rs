//! What the log says of standing consents.

use super::changes;
use crate::role::DelegatedTask;
use crate::{ClusterId, RegionId};

changes! {
    /// What happened to a standing consent of a municipality.
    pub enum DelegationChange {
        /// Given.
        Given {
            /// What may be done.
            task: DelegatedTask,
            /// To the coordinator of a cluster.
            cluster: Option<ClusterId>,
            /// To a region.
            region: Option<RegionId>,
        } = "delegation.given",
        /// Taken back.
        Ended = "delegation.ended",
    }
}
