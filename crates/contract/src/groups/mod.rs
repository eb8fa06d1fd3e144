//! Groups with a mandate, theme networks, and who represents KSF where.

mod group;
mod joining;
mod members;
mod network;
mod representatives;

pub use group::{CreateGroup, GroupFilter, GroupRef, GroupView, UpdateGroup};
pub use joining::{JoinNetwork, LeaveNetwork};
pub use members::{AddGroupMember, EndGroupMembership, GroupMemberView, PersonRef};
pub use network::{CreateNetwork, NeedRef, NetworkFilter, NetworkView, NextCoordinator, UpdateNetwork};
pub use representatives::{RepresentativeFilter, RepresentativeView};
