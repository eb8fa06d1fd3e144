//! One endpoint a file; each room's `mod.rs` only mounts them.

mod answerer;
pub mod auth;
pub mod changes;
pub mod clusters;
pub mod delegations;
pub mod groups;
pub mod health;
pub mod introductions;
pub mod invitations;
pub mod me;
pub mod meta;
pub mod needs;
pub mod networks;
pub mod organisations;
mod read_only;
pub mod region_actors;
pub mod representatives;
pub mod roles;
pub mod structure;
pub mod templates;
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
    organisations::mount(config);
    region_actors::mount(config);
    groups::mount(config);
    networks::mount(config);
    config.service(representatives::list_representatives);
    templates::mount(config);
    introductions::mount(config);
    clusters::mount(config);
    needs::mount(config);
    config.service(changes::list_changes);
    config.service(changes::stream_changes);
}
