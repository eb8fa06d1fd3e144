//! Signing in and out.

mod change_password;
mod login;
mod logout;
mod password;
mod refresh;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(login::login);
    config.service(refresh::refresh_session);
    config.service(logout::logout);
    config.service(password::set_password);
    config.service(change_password::change_my_password);
}
