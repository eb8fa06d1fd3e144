//! The introduction programme for new coordinators.

mod change;
mod complete;
mod read;
mod undo;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(read::list_my_introduction);
    config.service(read::list_introductions);
    config.service(read::get_introduction);
    config.service(complete::complete_introduction_step);
    config.service(undo::undo_introduction_step);
}
