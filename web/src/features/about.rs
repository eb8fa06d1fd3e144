//! What KSF and this site are, with sources and licences; what the words mean; and how accessible the site is.

use crate::app::ServiceMeta;
use crate::format::alphabetical;
use crate::i18n::use_i18n;
use crate::layout::{key_is_on, switch_key};
use crate::live::Live;
use crate::routing::Route;
use crate::terms::Term;
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Checkbox, PageHeading};

/// The pages of this folder.
pub(crate) fn page(route: Route) -> AnyView {
    match route {
        Route::Terms => view! { <Terms /> }.into_any(),
        Route::Accessibility => view! { <Accessibility /> }.into_any(),
        _ => view! { <About /> }.into_any(),
    }
}

#[component]
fn Section(heading: Key, text: Key) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h2 class="ds-heading" data-size="sm">{i18n.t(heading)}</h2>
        <p class="ds-paragraph" data-variant="long">{i18n.t(text)}</p>
    }
}

#[component]
fn About() -> impl IntoView {
    let (i18n, ServiceMeta(meta)) = (use_i18n(), expect_context());
    let sources = [
        key::ABOUT_SOURCES_KARTVERKET,
        key::ABOUT_SOURCES_SSB,
        key::ABOUT_SOURCES_RCN,
        key::ABOUT_SOURCES_ROR,
        key::ABOUT_SOURCES_PLAN,
    ];
    let version = move || {
        meta.get().flatten().map(|meta| {
            let commit = meta.commit.map(|commit| format!(" ({commit})"));
            view! { <p class="ds-paragraph">{i18n.t(key::ABOUT_VERSION)} " " {meta.version} {commit}</p> }
        })
    };
    view! {
        <PageHeading text=i18n.t(key::ABOUT_HEADING) />
        <Section heading=key::ABOUT_WHAT_HEADING text=key::ABOUT_WHAT_TEXT />
        <Section heading=key::ABOUT_LEVELS_HEADING text=key::ABOUT_LEVELS_TEXT />
        <Section heading=key::ABOUT_SOURCES_HEADING text=key::ABOUT_SOURCES_TEXT />
        <ul class="ds-list">{sources.map(|source| view! { <li>{i18n.t(source)}</li> }).collect_view()}</ul>
        <p class="ds-paragraph">{i18n.t(key::ABOUT_DESIGN)}</p>
        <Section heading=key::ABOUT_API_HEADING text=key::ABOUT_API_TEXT />
        <p class="ds-paragraph">
            <a class="ds-link" href="/api/docs" rel="external">{i18n.t(key::NAV_API)}</a>
        </p>
        {version}
    }
}

#[component]
fn Accessibility() -> impl IntoView {
    let i18n = use_i18n();
    let search_key = RwSignal::new(key_is_on());
    let live = use_context::<Live>();
    view! {
        <PageHeading text=i18n.t(key::ACCESSIBILITY_HEADING) />
        <p class="ds-paragraph" data-variant="long">{i18n.t(key::ACCESSIBILITY_TEXT)}</p>
        <Section heading=key::ACCESSIBILITY_TESTED_HEADING text=key::ACCESSIBILITY_TESTED_TEXT />
        <Section heading=key::ACCESSIBILITY_KNOWN_HEADING text=key::ACCESSIBILITY_KNOWN_TEXT />
        <Section heading=key::ACCESSIBILITY_TELL text=key::ACCESSIBILITY_TELL_TEXT />
        <ul class="ds-list">
            <li>
                <a class="ds-link" href=Route::Regions.path()>{i18n.t(key::ACCESSIBILITY_TELL_REGIONS)}</a>
            </li>
            <li>
                <a class="ds-link" href="https://www.uutilsynet.no/" rel="external">
                    {i18n.t(key::ACCESSIBILITY_TELL_AUTHORITY)}
                </a>
            </li>
        </ul>
        <h2 class="ds-heading" data-size="sm">{i18n.t(key::ACCESSIBILITY_HERE)}</h2>
        <Checkbox
            id="search-key"
            label=i18n.t(key::SEARCH_SHORTCUT)
            checked=search_key
            set_checked=move |on| {
                switch_key(on);
                search_key.set(on);
            }
        />
        {live.map(|live| {
            view! {
                <Checkbox
                    id="live"
                    label=i18n.t(key::LIVE_SWITCH)
                    checked=Signal::derive(move || live.is_on())
                    set_checked=move |on| live.switch(on)
                />
            }
        })}
    }
}

/// The words that not everybody knows, from A to Å.
#[component]
fn Terms() -> impl IntoView {
    let i18n = use_i18n();
    let entry = move |term: Term| {
        view! {
            <dt>{i18n.h(term.word())}</dt>
            <dd>{i18n.t(term.meaning())}</dd>
        }
    };
    let sorted = move || {
        let mut terms = Term::ALL.to_vec();
        terms.sort_by_key(|term| alphabetical(&i18n.heading(term.word())));
        terms.into_iter().map(entry).collect_view()
    };
    view! {
        <PageHeading text=i18n.t(key::TERMS_HEADING) />
        <p class="ds-paragraph">{i18n.t(key::TERMS_INTRO)}</p>
        <dl class="app-facts app-text">{sorted}</dl>
    }
}
