//! Roles that people are offered and hold.

mod absence;
mod accept;
mod carried;
mod change;
mod create;
mod decline;
mod decline_deputyship;
mod end;
mod end_absence;
mod end_all;
mod get;
mod give_back;
mod history;
mod list;
pub(crate) mod offer;
mod update;
mod view;
mod withdraw;

pub(crate) use accept::accepted;
pub(crate) use change::{administered, event_of, keep, keep_administered, locked, record};
pub(crate) use end_all::end_all;
pub(crate) use view::{role_assignment_view, role_view};

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(list::list_role_assignments);
    config.service(create::create_role_assignment);
    config.service(get::get_role_assignment);
    config.service(history::list_role_assignment_history);
    config.service(update::update_role_assignment);
    config.service(accept::accept_role_assignment);
    config.service(decline::decline_role_assignment);
    config.service(withdraw::withdraw_role_assignment);
    config.service(end::end_role_assignment);
    config.service(absence::create_absence);
    config.service(end_absence::end_absence);
    config.service(decline_deputyship::decline_deputyship);
}
