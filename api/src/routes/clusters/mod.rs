//! Municipal clusters: one endpoint a file; what changes share is in [`change`], what is shown in [`view`], and whose
//! word counts in [`voice`].

mod add_subcluster;
mod ambition;
mod answer;
mod begin;
mod change;
mod close;
mod confirm;
mod create;
mod draft_agreement;
mod end_subcluster;
mod establish;
mod get;
mod history;
mod invite;
mod leave;
mod list;
mod propose_motor;
mod rest;
mod send_agreement;
mod sign_agreement;
mod take_back;
mod update;
mod view;
mod voice;
mod withdraw_proposal;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(list::list_clusters);
    config.service(create::create_cluster);
    config.service(get::get_cluster);
    config.service(update::update_cluster);
    config.service(invite::invite_member);
    config.service(propose_motor::propose_motor);
    config.service(answer::answer_proposal);
    config.service(withdraw_proposal::withdraw_proposal);
    config.service(draft_agreement::draft_agreement);
    config.service(send_agreement::send_agreement);
    config.service(sign_agreement::sign_agreement);
    config.service(begin::begin_cluster);
    config.service(establish::establish_cluster);
    config.service(rest::rest_cluster);
    config.service(close::close_cluster);
    config.service(confirm::confirm_cluster);
    config.service(take_back::take_back_cluster);
    config.service(leave::leave_cluster);
    config.service(ambition::set_ambition);
    config.service(add_subcluster::add_subcluster);
    config.service(end_subcluster::end_subcluster);
    config.service(history::list_cluster_history);
}
