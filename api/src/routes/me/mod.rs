//! Oneself: profile, sessions, and everything that is kept about one.

mod end_session;
mod export;
mod get;
mod news;
mod offerable;
mod sessions;
mod update;
mod waiting;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(get::get_me);
    config.service(update::update_me);
    config.service(export::export_my_data);
    config.service(sessions::list_my_sessions);
    config.service(end_session::end_my_session);
    config.service(waiting::list_my_waiting);
    config.service(news::get_my_news);
    config.service(news::see_my_news);
    config.service(offerable::list_offerable_roles);
}
