//! The contract of the REST API: what goes over the wire, the problem codes, the endpoint table.
//!
//! The server, the typed client and the browser app share these types, so they cannot disagree. `validator` checks
//! shapes here; the truth of each value is the domain's newtypes, which the checks call.

pub mod changes;
pub mod clusters;
pub mod endpoints;
pub mod field;
pub mod groups;
pub mod introductions;
pub mod meta;
pub mod needs;
pub mod organisations;
pub mod page;
pub mod patch;
pub mod people;
pub mod problem;
pub mod rules;
pub mod structure;
pub mod table;
pub mod templates;

#[cfg(feature = "openapi")]
pub mod schema;
