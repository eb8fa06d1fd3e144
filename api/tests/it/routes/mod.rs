//! One file a route, as in `api/src/routes`.

mod answerer;
mod auth;
mod changes;
mod clusters;
mod delegations;
mod health;
mod invitations;
mod me;
mod meta;
mod needs;
mod roles;
mod specification;
mod structure;
mod users;
