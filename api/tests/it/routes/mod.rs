//! One file a route, as in `api/src/routes`.

mod auth;
mod changes;
mod clusters;
mod health;
mod meta;
mod needs;
mod roles;
mod specification;
mod structure;
mod users;
