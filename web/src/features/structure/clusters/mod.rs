//! The municipal clusters.

mod detail;
mod list;

pub(super) use detail::ClusterPage;
pub(super) use list::Clusters;
