//! PostgreSQL: the only crate that names diesel.
//!
//! Functions take `&mut AsyncPgConnection` and compose in the caller's transaction; rows are private, domain types
//! come out. There are no repository traits: one database, and tests that use the real one.

pub mod actor;
pub mod answers;
pub mod clusters;
pub mod delegations;
pub mod events;
pub mod groups;
pub mod idempotency;
pub mod import;
pub mod installation;
pub mod introductions;
pub mod keyset;
pub mod needs;
pub mod personal;
pub mod representatives;
pub mod roles;
pub mod schema;
pub mod sessions;
pub mod structure;
pub mod succession;
pub mod templates;
pub mod terms;
pub mod transaction;
pub mod users;
pub mod waiting;

mod connect;
mod error;
mod migrations;
mod pool;
mod scope;
mod search;
mod sql;

pub use diesel_async::AsyncPgConnection;
pub use error::StoreError;
pub use migrations::{migrate, pending, unknown};
pub use pool::{Connection, Pool, PoolOptions};

/// The result of a store function.
pub type Result<T> = std::result::Result<T, StoreError>;
