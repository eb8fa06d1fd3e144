//! Invitations: a role offered to an e-mail address, with a link that works once.

mod accept;
mod create;
mod preview;
mod standing;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(create::create_invitation);
    config.service(preview::preview_invitation);
    config.service(accept::accept_invitation);
}
