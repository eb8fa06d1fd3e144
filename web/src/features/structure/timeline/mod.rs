//! What has changed in the structure, and what is decided for later: newest first, day by day.

mod told;

use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::{FactView, TimelineFilter};
use domain::ClusterId;
use domain::structure::FactKind;
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;
use told::{Told, sentence, together};
use ui::{Loaded, PageHeading};

/// Facts on a page.
const LIMIT: u16 = 100;

/// A municipality or a cluster is asked for by a link from its page.
const NAMES: &[Name] = &[
    Name::text("region"),
    Name::text("municipality"),
    Name::code::<ClusterId>("cluster"),
    Name::code::<FactKind>("kind"),
    Name::day("from"),
    Name::day("to"),
];

fn filter(query: &Narrowed) -> TimelineFilter {
    TimelineFilter {
        region: query.text("region").into_iter().collect(),
        municipality: query.text("municipality").into_iter().collect(),
        cluster: query.code("cluster").into_iter().collect(),
        kind: query.code("kind").into_iter().collect(),
        from: query.text("from"),
        to: query.text("to"),
    }
}

/// That only one place is told of, where it is so.
fn only(query: &Narrowed) -> Option<Key> {
    match (query.text("municipality"), query.text("cluster")) {
        (Some(_), _) => Some(key::TIMELINE_ONLY_MUNICIPALITY),
        (None, Some(_)) => Some(key::TIMELINE_ONLY_CLUSTER),
        (None, None) => None,
    }
}

/// The page.
#[component]
pub(super) fn TimelinePage() -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Timeline, NAMES);
    let list = load(move |session| {
        let (filter, paging) =
            query.with(|query| (filter(query), Paging { limit: Some(LIMIT), ..query.paging() }));
        async move { session.call(async |client| client.list_structure_timeline(&filter, &paging).await).await }
    });
    let parts = vec![
        Part::region(i18n),
        Part::code(i18n, "kind", i18n.t(key::TIMELINE_KIND), FactKind::ALL),
        Part::day("from", i18n.t(key::TIMELINE_FROM)),
        Part::day("to", i18n.t(key::TIMELINE_TO)),
    ];
    let only = move || {
        let text = query.with(only);
        text.map(|text| view! { <p class="ds-paragraph"><strong>{i18n.t(text)}</strong></p> })
    };
    let show = move |page| facts(i18n, page, &query.get_untracked());
    view! {
        <PageHeading text=i18n.t(key::TIMELINE_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::TIMELINE_INTRO)}</p>
        {only}
        <Narrow query=query parts=parts verb=key::TIMELINE_SHOW />
        <Loaded resource=list view=show />
    }
}

fn facts(i18n: I18n, page: Page<FactView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::TIMELINE_COUNT, key::TIMELINE_EMPTY);
    found.show(i18n, page, query, |all, count| {
        let today = format::today();
        let (later, past): (Vec<_>, Vec<_>) =
            together(all).into_iter().partition(|told| told.fact.on > today);
        view! {
            <p class="ds-paragraph">{count}</p>
            {part(i18n, "later", key::TIMELINE_LATER, later)}
            {part(i18n, "past", key::TIMELINE_PAST, past)}
        }
        .into_any()
    })
}

/// What is told of each day, the newest day first.
fn days(all: Vec<Told>) -> Vec<(Date, Vec<Told>)> {
    let mut days: Vec<(Date, Vec<Told>)> = Vec::new();
    for told in all {
        match days.last_mut() {
            Some((day, of_day)) if *day == told.fact.on => of_day.push(told),
            _ => days.push((told.fact.on, vec![told])),
        }
    }
    days
}

fn part(i18n: I18n, id: &'static str, heading: Key, all: Vec<Told>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let later = id == "later";
    let day = |(day, of_day): (Date, Vec<Told>)| {
        let sentences =
            of_day.into_iter().map(|told| view! { <li>{sentence(i18n, told, later)}</li> }).collect_view();
        view! {
            <li>
                <h3 class="ds-heading" data-size="2xs">
                    <time datetime=day.to_string()>{move || format::date(i18n, day)}</time>
                </h3>
                <ul class="app-plain">{sentences}</ul>
            </li>
        }
    };
    let days = days(all).into_iter().map(day).collect_view();
    let section = view! {
        <section class="app-stack" aria-labelledby=id>
            <h2 class="ds-heading" data-size="sm" id=id>{i18n.t(heading)}</h2>
            <ol class="app-list">{days}</ol>
        </section>
    };
    Some(section.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_asked_for_what_stands_in_the_address() {
        let pairs = [("region", "vest"), ("kind", "host_began"), ("from", "2026-01-01"), ("to", "i morgon")];
        let query = Narrowed::asking(&Route::Timeline, NAMES, &pairs);
        let filter = filter(&query);
        assert_eq!((filter.region, filter.kind), (vec!["vest".to_owned()], vec![FactKind::HostBegan]));
        assert_eq!((filter.from.as_deref(), filter.to), (Some("2026-01-01"), None));
        assert_eq!(only(&query), None);
    }

    #[test]
    fn it_is_said_that_only_one_place_is_told_of() {
        let query = Narrowed::asking(&Route::Timeline, NAMES, &[("municipality", "4634")]);
        assert_eq!(only(&query), Some(key::TIMELINE_ONLY_MUNICIPALITY));
    }
}
