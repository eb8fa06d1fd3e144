//! The KSF regions.

mod detail;
mod list;

pub(super) use detail::RegionPage;
pub(super) use list::Regions;
