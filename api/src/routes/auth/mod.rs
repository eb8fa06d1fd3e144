//! Signing in and out, and oneself.

mod login;
mod logout;
mod me;
mod password;
mod refresh;

pub use me::get_me;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(login::login);
    config.service(refresh::refresh_session);
    config.service(logout::logout);
    config.service(password::set_password);
    config.service(me::get_me);
}
