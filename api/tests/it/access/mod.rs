//! The proof of access, for every operation of the specification.
//!
//! * [`table`] says of each guarded operation who may call it and who may not: one row an operation.
//! * [`sweep`] tries all of it over HTTP, and asks the pure policy what every person should be answered.
//! * [`matrix`] prints what the policy says to `docs/authorization-matrix.md`.
//! * [`scope`] holds the store's SQL filter against the policy, for random worlds.

mod decision;
mod given;
mod matrix;
mod resources;
mod scope;
mod specification;
mod sweep;
mod table;
mod table_of_groups;
