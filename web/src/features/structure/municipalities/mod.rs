//! The municipalities: a list that can be searched, and a page for each.

mod detail;
mod list;
mod query;

pub(super) use detail::MunicipalityPage;
pub(super) use list::Municipalities;
