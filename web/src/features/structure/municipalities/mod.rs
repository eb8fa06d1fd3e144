//! The municipalities: a list that can be searched, a page for each, and each on a sheet of paper.

mod around;
mod detail;
mod lacks;
mod list;
#[cfg(test)]
mod samples;
mod sheet;
mod steps;

pub(super) use detail::MunicipalityPage;
pub(in crate::features) use detail::happened;
pub(super) use list::Municipalities;
pub(super) use sheet::MunicipalitySheet;
