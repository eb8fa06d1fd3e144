//! Each region's map of actors.

mod change;
mod create;
mod end;
mod read;
mod update;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(read::list_region_actors);
    config.service(create::create_region_actor);
    config.service(read::get_region_actor);
    config.service(update::update_region_actor);
    config.service(end::end_region_actor);
}
