//! Theme networks across clusters and regions.

mod change;
mod close;
mod create;
mod history;
mod join;
mod leave;
mod read;
mod update;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(read::list_networks);
    config.service(create::create_network);
    config.service(read::get_network);
    config.service(update::update_network);
    config.service(join::join_network);
    config.service(leave::leave_network);
    config.service(close::close_network);
    config.service(history::list_network_history);
}
