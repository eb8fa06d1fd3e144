//! One endpoint a file; each room's `mod.rs` only mounts them.

mod answerer;
pub mod auth;
pub mod changes;
pub mod clusters;
pub mod delegations;
pub mod health;
pub mod invitations;
pub mod me;
pub mod meta;
pub mod needs;
mod read_only;
pub mod roles;
pub mod structure;
pub mod users;

pub use read_only::{only_read, read_only};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts everything below `/api/v1`.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(meta::get_meta);
    config.service(meta::get_openapi);
    auth::mount(config);
    users::mount(config);
    me::mount(config);
    invitations::mount(config);
    roles::mount(config);
    delegations::mount(config);
    config.service(answerer::get_answerer);
    structure::mount(config);
    clusters::mount(config);
    needs::mount(config);
    config.service(changes::list_changes);
}
