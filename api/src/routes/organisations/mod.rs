//! Organisations of every kind.

mod change;
mod create;
mod end;
mod history;
mod reactivate;
mod read;
mod update;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(read::list_organisations);
    config.service(create::create_organisation);
    config.service(read::get_organisation);
    config.service(update::update_organisation);
    config.service(end::end_organisation);
    config.service(reactivate::reactivate_organisation);
    config.service(history::list_organisation_history);
}
