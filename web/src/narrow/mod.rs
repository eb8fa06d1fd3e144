//! Narrowing a list: what is asked for stands in the address, and a form writes it there. So a list can be shared, and
//! «back» goes back. One for all lists.

mod choices;
mod form;
mod found;
mod parts;
mod query;

pub(crate) use form::Narrow;
pub(crate) use found::{Found, counted};
pub(crate) use parts::Part;
pub(crate) use query::{Name, Narrowed};
