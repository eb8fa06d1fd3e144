//! Templates and the documents made from them.

mod change;
mod create;
mod document;
mod known;
mod publish;
mod read;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(read::list_templates);
    config.service(create::create_template);
    config.service(read::get_template);
    config.service(publish::publish_template_version);
    config.service(document::render_document);
}
