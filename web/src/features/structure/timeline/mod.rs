//! What has changed in the structure, and what is decided for later: newest first, day by day.

mod query;
mod told;

use super::filters;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::routing::Route;
use crate::session::load;
use contract::page::Page;
use contract::structure::FactView;
use domain::structure::FactKind;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use query::TimelineQuery;
use texts::{Key, key};
use time::Date;
use told::{Told, sentence, together};
use ui::{Announcer, Button, InputKind, Loaded, PageHeading, Pager, Select, TextInput, Variant};

/// The page.
#[component]
pub(super) fn TimelinePage() -> impl IntoView {
    let (i18n, map) = (use_i18n(), use_location().query);
    let query = Memo::new(move |_| map.with(|map| TimelineQuery::read(|name| map.get(name))));
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (query.filter(), query.paging()));
        async move { session.call(async |client| client.list_structure_timeline(&filter, &paging).await).await }
    });
    let show = move |page| facts(i18n, page, &query.get_untracked());
    view! {
        <PageHeading text=i18n.t(key::TIMELINE_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::TIMELINE_INTRO)}</p>
        <Filter query=query />
        <Loaded resource=list view=show />
    }
}

#[component]
fn Filter(query: Memo<TimelineQuery>) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = draft.with_untracked(|draft| draft.page(String::new()));
        navigate(&wanted.address(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let only = move || {
        query.with(|query| match (query.municipality.is_empty(), query.cluster.is_empty()) {
            (false, _) => Some(key::TIMELINE_ONLY_MUNICIPALITY),
            (true, false) => Some(key::TIMELINE_ONLY_CLUSTER),
            (true, true) => None,
        })
    };
    view! {
        {move || only().map(|text| view! { <p class="ds-paragraph"><strong>{i18n.t(text)}</strong></p> })}
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <Select
                id="region"
                label=i18n.h(key::REGION)
                unmarked=true
                choices=filters::regions(i18n)
                value=Signal::derive(move || draft.with(|d| d.region.clone()))
                set_value=move |slug| draft.update(|d| d.region = slug)
            />
            <Select
                id="kind"
                label=i18n.t(key::TIMELINE_KIND)
                unmarked=true
                choices=filters::codes(i18n, FactKind::ALL)
                value=Signal::derive(move || {
                    draft.with(|d| d.kind.map(FactKind::code).unwrap_or_default().to_owned())
                })
                set_value=move |code: String| draft.update(|d| d.kind = code.parse().ok())
            />
            <TextInput
                id="from"
                label=i18n.t(key::TIMELINE_FROM)
                kind=InputKind::Date
                unmarked=true
                value=Signal::derive(move || draft.with(|d| d.from.clone()))
                set_value=move |day| draft.update(|d| d.from = day)
            />
            <TextInput
                id="to"
                label=i18n.t(key::TIMELINE_TO)
                kind=InputKind::Date
                unmarked=true
                value=Signal::derive(move || draft.with(|d| d.to.clone()))
                set_value=move |day| draft.update(|d| d.to = day)
            />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::TIMELINE_SHOW)}</Button>
                <Show when=move || query.with(TimelineQuery::is_narrowed)>
                    <a class="ds-link" href=Route::Timeline.path()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}

fn facts(i18n: I18n, page: Page<FactView>, query: &TimelineQuery) -> AnyView {
    let total = page.total.and_then(|total| u64::try_from(total).ok()).unwrap_or_default();
    let count = Signal::derive(move || i18n.count(key::TIMELINE_COUNT, total));
    Announcer::get().say(count.get_untracked());
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::TIMELINE_EMPTY)}</p> }.into_any();
    }
    let next = page.next_cursor.map(|cursor| query.page(cursor).address());
    let first = (!query.cursor.is_empty()).then(|| query.page(String::new()).address());
    let today = format::today();
    let (later, past): (Vec<_>, Vec<_>) =
        together(page.items).into_iter().partition(|told| told.fact.on > today);
    view! {
        <p class="ds-paragraph">{count}</p>
        {part(i18n, "later", key::TIMELINE_LATER, later)}
        {part(i18n, "past", key::TIMELINE_PAST, past)}
        <Pager next=next first=first />
    }
    .into_any()
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
