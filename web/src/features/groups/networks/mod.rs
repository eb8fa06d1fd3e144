//! Theme networks across clusters and regions: the list, a new one, and one network.

mod detail;
mod list;
mod new;
mod speaking;
mod steps;

pub(super) use detail::NetworkPage;
pub(super) use list::Networks;
pub(super) use new::NewNetwork;
