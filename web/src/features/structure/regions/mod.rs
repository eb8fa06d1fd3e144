//! The KSF regions: the list, a page for each, and each on a sheet of paper.

mod around;
mod detail;
mod lacks;
mod list;
mod sheet;
mod steps;

pub(super) use detail::RegionPage;
pub(in crate::features) use detail::happened;
pub(super) use list::Regions;
pub(super) use sheet::RegionSheet;
