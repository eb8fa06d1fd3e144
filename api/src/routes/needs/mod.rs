//! Knowledge needs: one transition a file; what they share is in [`change`] and [`view`].

mod change;
mod create;
mod delete;
mod get;
mod history;
mod lift;
mod list;
mod open_to_region;
mod preview;
mod publish;
mod qualify;
mod reject;
mod submit;
mod unpublish;
mod update;
mod view;
mod withdraw;

pub(super) use view::named_to;

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(list::list_needs);
    config.service(create::create_need);
    config.service(get::get_need);
    config.service(update::update_need);
    config.service(delete::delete_need);
    config.service(submit::submit_need);
    config.service(qualify::qualify_need);
    config.service(reject::reject_need);
    config.service(open_to_region::open_need_to_region);
    config.service(lift::lift_need);
    config.service(publish::publish_need);
    config.service(unpublish::unpublish_need);
    config.service(withdraw::withdraw_need);
    config.service(preview::preview_need);
    config.service(history::list_need_history);
}
