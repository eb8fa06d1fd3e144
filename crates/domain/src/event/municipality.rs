//! What the log says of municipalities.

use super::changes;
use crate::register::{DecidedBy, SuccessionKind};
use crate::structure::municipality::{AnchoringLevel, DocumentKind};
use crate::text::closed_list;
use crate::{ClusterId, DocumentId, GroupId, MunicipalityId, RegionId};
use serde::{Deserialize, Serialize};
use time::Date;

closed_list! {
    /// What another wrote down that a municipality has decided.
    pub enum SpokenMatter {
        /// It said yes to a proposal in a cluster.
        Agreed = "agreed",
        /// It said no to a proposal in a cluster.
        Declined = "declined",
        /// It signed a cluster's agreement.
        Signed = "signed",
        /// It will do more, or less, in a cluster.
        Ambition = "ambition",
        /// It leaves a cluster.
        LeftCluster = "left_cluster",
        /// It joins a network.
        JoinedNetwork = "joined_network",
        /// It leaves a network.
        LeftNetwork = "left_network",
    }
}

/// A move to a region that was planned for a municipality and ended with it, before its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedMove {
    /// Whose move it was.
    pub municipality: MunicipalityId,
    /// Where it was to go.
    pub region: RegionId,
    /// From when.
    #[serde(with = "crate::iso::date")]
    pub from: Date,
}

changes! {
    /// What happened to a municipality.
    pub enum MunicipalityChange {
        /// It is in another region.
        Moved {
            /// The region before.
            from: Option<RegionId>,
            /// The region from then on.
            to: RegionId,
            /// Who decided.
            decided_by: DecidedBy,
        } = "municipality.moved",
        /// It said how taking part is anchored.
        Anchored {
            /// Where, and whether; nothing where it was taken back.
            said: Vec<(AnchoringLevel, Option<bool>)>,
        } = "municipality.anchored",
        /// It linked to a document.
        DocumentAdded {
            /// The document.
            document: DocumentId,
            /// What it is.
            document_kind: DocumentKind,
        } = "municipality.document_added",
        /// It said something else of a document.
        DocumentChanged {
            /// The document.
            document: DocumentId,
            /// What it is.
            document_kind: DocumentKind,
        } = "municipality.document_changed",
        /// It took a document away.
        DocumentRemoved {
            /// The document.
            document: DocumentId,
            /// What it is.
            document_kind: DocumentKind,
        } = "municipality.document_removed",
        /// Another wrote down what it has decided.
        SpokenFor {
            /// What.
            matter: SpokenMatter,
            /// In a cluster.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            cluster: Option<ClusterId>,
            /// In a network.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            network: Option<GroupId>,
        } = "municipality.spoken_for",
        /// It was made of others, or goes on under another number or name.
        Began {
            /// How.
            how: SuccessionKind,
            /// What it came from.
            predecessors: Vec<MunicipalityId>,
            /// The region it goes on in.
            region: Option<RegionId>,
            /// The clusters it goes on in.
            clusters: Vec<ClusterId>,
            /// Those of them that it goes on driving.
            motor_of: Vec<ClusterId>,
            /// The regions it goes on hosting.
            host_of: Vec<RegionId>,
            /// Moves planned for what it came from that ended with it.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            planned_moves: Vec<PlannedMove>,
        } = "municipality.began",
        /// It became another, or several.
        Ended {
            /// How.
            how: SuccessionKind,
            /// What it became.
            successors: Vec<MunicipalityId>,
            /// Moves planned for it that ended with it.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            planned_moves: Vec<PlannedMove>,
        } = "municipality.ended",
    }
}
