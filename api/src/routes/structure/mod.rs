//! The structure as it was on a day, and what changes regions and municipalities.

mod cooperations;
mod counties;
mod equal_voice;
mod municipalities;
mod regions;
mod timeline;

pub(crate) use municipalities::municipality_not_there;

use contract::structure::{MunicipalityRef, ParallelNames, TermView};
use store::structure::Term;
use time::Date;
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn mount(config: &mut ServiceConfig<'_>) {
    config.service(counties::list_counties);
    config.service(counties::get_county);
    config.service(municipalities::list_municipalities);
    config.service(municipalities::get_municipality);
    config.service(municipalities::move_municipality);
    config.service(municipalities::update_municipality);
    config.service(municipalities::list_municipality_history);
    config.service(municipalities::create_municipality_document);
    config.service(municipalities::get_municipality_document);
    config.service(municipalities::update_municipality_document);
    config.service(municipalities::delete_municipality_document);
    config.service(equal_voice::get_equal_voice_map);
    config.service(equal_voice::list_equal_voices);
    config.service(timeline::list_structure_timeline);
    config.service(regions::list_regions);
    config.service(regions::get_region);
    config.service(regions::change_region_host);
    config.service(regions::set_region_status);
    config.service(regions::list_region_history);
    config.service(cooperations::list_cooperations);
    config.service(cooperations::get_cooperation);
}

pub(crate) fn municipality((number, name): (String, String)) -> MunicipalityRef {
    MunicipalityRef { number, name }
}

fn parallel(sami: Option<String>, sami_language: Option<String>, kven: Option<String>) -> ParallelNames {
    ParallelNames { sami, sami_language, kven }
}

/// The last day of a half-open period.
pub(crate) fn last(until: Option<Date>) -> Option<Date> {
    until.and_then(Date::previous_day)
}

fn term(term: Term) -> TermView {
    TermView {
        municipality: MunicipalityRef { number: term.number, name: term.name },
        valid_from: term.valid_from,
        valid_to: last(term.valid_until),
        locked_until: term.locked_until,
        decided_by: Some(term.decided_by),
        resolution_url: term.resolution,
        reason: term.reason,
    }
}
