//! What the log says of regions.

use super::changes;
use crate::MunicipalityId;
use crate::register::{DecidedBy, RegionStatus, SuccessionKind};

changes! {
    /// What happened to a region.
    pub enum RegionChange {
        /// Another municipality hosts it.
        HostChanged {
            /// The host before.
            from: Option<MunicipalityId>,
            /// The host from then on.
            to: MunicipalityId,
            /// Who decided.
            decided_by: DecidedBy,
        } = "region.host_changed",
        /// Its host became another municipality.
        HostSucceeded {
            /// The host before.
            from: MunicipalityId,
            /// The host from then on.
            to: MunicipalityId,
            /// How.
            how: SuccessionKind,
        } = "region.host_succeeded",
        /// It stands somewhere else.
        StatusChanged {
            /// Before.
            from: RegionStatus,
            /// From then on.
            to: RegionStatus,
            /// Who decided.
            decided_by: DecidedBy,
        } = "region.status_changed",
    }
}
