//! What municipalities let their motors and coordinators do for them.

mod change;
mod create;
mod end;
mod get;
mod list;
mod view;

pub(crate) use change::{event_of, record};
pub(crate) use view::delegation_view;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(list::list_delegations);
    config.service(create::create_delegation);
    config.service(get::get_delegation);
    config.service(end::end_delegation);
}
