//! How a region came to be as it is: who hosted it when and why, and where it stood when. What is entered for later stands
//! first.

use crate::features::structure::facts::{municipality_from, period};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::structure::{RegionStatusPeriodView, RegionView, TermView};
use domain::register::DecidedBy;
use leptos::prelude::*;
use texts::key;

/// Who decided: one of the known, or as the source says it.
fn decided(i18n: I18n, by: &str) -> AnyView {
    match by.parse::<DecidedBy>() {
        Ok(by) => view! { {i18n.t(by.key())} }.into_any(),
        Err(_) => view! { <span lang="nb">{by.to_owned()}</span> }.into_any(),
    }
}

fn decision(i18n: I18n, by: &str) -> impl IntoView + use<> {
    view! { <span>{i18n.t(key::PLACE_PAGE_DECIDED_BY)} " " {decided(i18n, by)}</span> }
}

fn host(i18n: I18n, term: TermView) -> impl IntoView {
    let (from, until) = (term.valid_from, term.valid_to);
    let resolution = term.resolution_url.map(|url| {
        view! { <a class="ds-link" href=url rel="external">{i18n.t(key::PLACE_PAGE_ANCHOR_READ)}</a> }
    });
    view! {
        <li>
            <strong>{municipality_from(&term.municipality, from)}</strong>
            <div class="app-meta">
                <span>{move || period(i18n, from, until)}</span>
                {term.decided_by.map(|by| decision(i18n, &by))}
                {resolution}
            </div>
            {term.reason.map(|reason| view! { <p class="ds-paragraph app-text app-prose" lang="no">{reason}</p> })}
        </li>
    }
}

fn status(i18n: I18n, one: RegionStatusPeriodView) -> impl IntoView {
    let (from, until, status) = (one.valid_from, one.valid_to, one.status);
    view! {
        <li>
            <strong>{i18n.t(status.key())}</strong>
            <div class="app-meta">
                <span>{move || period(i18n, from, until)}</span>
                {decision(i18n, &one.decided_by)}
            </div>
            {one.reason.map(|reason| view! { <p class="ds-paragraph app-text app-prose" lang="no">{reason}</p> })}
        </li>
    }
}

#[component]
pub(super) fn OverTime(region: Signal<RegionView>) -> impl IntoView {
    let i18n = use_i18n();
    let hosts = move || {
        let hosts = region.with(|region| region.hosts.clone());
        if hosts.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_NO_HOST)}</p> }.into_any();
        }
        let hosts = hosts.into_iter().rev().map(|term| host(i18n, term));
        view! { <ul class="app-list">{hosts.collect_view()}</ul> }.into_any()
    };
    let statuses = move || {
        let all = region.with(|region| region.statuses.clone());
        let all = all.into_iter().rev().map(|one| status(i18n, one));
        view! { <ul class="app-list">{all.collect_view()}</ul> }
    };
    view! {
        <section class="app-stack" aria-labelledby="hosts">
            <h2 class="ds-heading" data-size="sm" id="hosts">{i18n.t(key::PLACE_PAGE_HOSTS)}</h2>
            {hosts}
        </section>
        <section class="app-stack" aria-labelledby="statuses">
            <h2 class="ds-heading" data-size="sm" id="statuses">{i18n.t(key::PLACE_PAGE_STATUSES)}</h2>
            {statuses}
        </section>
    }
}
