//! What a timeline of the structure tells.

use crate::text::closed_list;

closed_list! {
    /// A dated fact of the structure.
    pub enum FactKind {
        /// A region came to stand somewhere else.
        RegionStatus = "region_status",
        /// A municipality became host of a region.
        HostBegan = "host_began",
        /// A municipality was host of a region for the last day the day before.
        HostEnded = "host_ended",
        /// A municipality came into a region.
        RegionJoined = "region_joined",
        /// A municipality left a region.
        RegionLeft = "region_left",
        /// A cluster came to stand somewhere else.
        ClusterStatus = "cluster_status",
        /// A municipality became a member of a cluster.
        MemberJoined = "member_joined",
        /// A municipality left a cluster.
        MemberLeft = "member_left",
        /// A municipality became motor of a cluster.
        MotorBegan = "motor_began",
        /// A municipality stopped being motor of a cluster.
        MotorEnded = "motor_ended",
        /// A subcluster began.
        SubclusterBegan = "subcluster_began",
        /// A subcluster ended.
        SubclusterEnded = "subcluster_ended",
        /// A municipality was made of others, or got another number or name.
        MunicipalityBegan = "municipality_began",
        /// A municipality became another, or several.
        MunicipalityEnded = "municipality_ended",
        /// Somebody became coordinator of a region or a cluster.
        CoordinatorBegan = "coordinator_began",
        /// Somebody was coordinator of a region or a cluster for the last day the day before.
        CoordinatorEnded = "coordinator_ended",
        /// A cluster's agreement came into force.
        AgreementBegan = "agreement_began",
        /// A cluster's agreement was in force for the last day the day before.
        AgreementEnded = "agreement_ended",
        /// A group began.
        GroupBegan = "group_began",
        /// A group ended.
        GroupEnded = "group_ended",
        /// A theme network began.
        NetworkBegan = "network_began",
        /// A theme network ended.
        NetworkEnded = "network_ended",
    }
}
