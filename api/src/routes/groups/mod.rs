//! Groups with a mandate.

mod add_member;
mod change;
mod close;
mod create;
mod end_membership;
mod history;
mod read;
mod update;
mod view;

pub(crate) use change::record;
pub(crate) use view::{members_on, names, planned_after};

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(read::list_groups);
    config.service(create::create_group);
    config.service(read::get_group);
    config.service(update::update_group);
    config.service(add_member::add_group_member);
    config.service(end_membership::end_group_membership);
    config.service(close::close_group);
    config.service(history::list_group_history);
}
