//! What a list shows, as it stands in the address, and what narrows it.

use crate::i18n::I18n;
use crate::narrow::{Name, Narrowed, Part};
use contract::needs::NeedFilter;
use contract::page::Paging;
use domain::ClusterId;
use domain::need::{NeedProcess, ServiceArea};
use texts::key;

/// Needs on a page.
const LIMIT: u16 = 25;

/// What the needs one may see can be asked for, each level by itself.
pub(super) const LEVELS: &[Name] = &[
    // A part of the register, or all one may see.
    Name::text("level").always(),
    Name::text("q"),
    Name::code::<NeedProcess>("process"),
    Name::code::<ServiceArea>("serviceArea"),
    Name::text("municipality"),
    Name::text("region"),
    Name::code::<ClusterId>("cluster"),
];

/// What the register that is open to all can be asked for.
pub(super) const REGISTER: &[Name] = &[
    Name::text("q"),
    Name::code::<ServiceArea>("serviceArea"),
    Name::text("municipality"),
    Name::text("region"),
    Name::code::<ClusterId>("cluster"),
];

/// What narrows both.
pub(super) fn search(i18n: I18n) -> Part {
    Part::search(i18n.t(key::NEED_PAGE_SEARCH)).help(i18n.t(key::NEED_PAGE_SEARCH_HELP))
}

/// The same.
pub(super) fn area(i18n: I18n) -> Part {
    Part::code(i18n, "serviceArea", i18n.h(key::NEED_SERVICE_AREA), ServiceArea::ALL).id("service-area")
}

/// What to ask the service for.
pub(super) fn filter(query: &Narrowed) -> NeedFilter {
    NeedFilter {
        q: query.text("q"),
        level: query.code("level"),
        process: query.code("process").into_iter().collect(),
        service_area: query.code("serviceArea").into_iter().collect(),
        municipality: query.text("municipality").into_iter().collect(),
        region: query.text("region").into_iter().collect(),
        cluster: query.code("cluster").into_iter().collect(),
        ..NeedFilter::default()
    }
}

/// Which page of it.
pub(super) fn paging(query: &Narrowed) -> Paging {
    Paging { limit: Some(LIMIT), ..query.paging() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::Route;
    use domain::need::NeedLevel;

    #[test]
    fn the_service_is_asked_for_what_stands_in_the_address() {
        let pairs = [
            ("level", "region"),
            ("q", " natt & dag "),
            ("process", "submitted"),
            ("serviceArea", "dementia"),
        ];
        let query = Narrowed::asking(&Route::Needs, LEVELS, &pairs);
        let filter = filter(&query);
        assert_eq!((filter.q.as_deref(), filter.level), (Some("natt & dag"), Some(NeedLevel::Region)));
        assert_eq!(filter.process, [NeedProcess::Submitted]);
        assert_eq!(filter.service_area, [ServiceArea::Dementia]);
        assert_eq!(
            query.next(Some("b".into())).unwrap(),
            "/behov?level=region&q=natt+%26+dag&process=submitted&serviceArea=dementia&cursor=b"
        );
    }

    #[test]
    fn what_is_unknown_is_left_out_and_a_level_narrows_nothing() {
        let pairs = [("level", "mine"), ("process", "prioritised")];
        assert!(!Narrowed::asking(&Route::Needs, LEVELS, &pairs).is_narrowed());
    }
}
